import type { CleanPhoto } from './clean-photo.ts'
import { readExif } from './exif.ts'
import { joinBytes, textAt, viewOf } from './join-bytes.ts'

/** RFC 9649. */
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF'])
const EXIF_AND_XMP = 0x0c

export function cleanWebp(bytes: Uint8Array): CleanPhoto | undefined {
  if (bytes.length < 30 || textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') {
    return undefined
  }
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) throw new RangeError('It ends too soon')
  const kept: Uint8Array[] = []
  let size: { width: number; height: number } | undefined
  let lonLat: CleanPhoto['lonLat'] = null
  for (let at = 12; at + 8 <= end; ) {
    const name = textAt(bytes, at, 4)
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > end) throw new RangeError('A chunk leads out of the picture')
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'EXIF') lonLat = readExif(withoutName(data)).lonLat
    size ??= sizeOf(name, data)
    if (KEPT.has(name))
      kept.push(name === 'VP8X' ? withoutFlags(bytes.slice(at, next)) : bytes.subarray(at, next))
    at = next
  }
  if (!size) return undefined
  const body = joinBytes(kept)
  const head = Uint8Array.from(bytes.subarray(0, 12))
  viewOf(head).setUint32(4, body.length + 4, true)
  return { mediaType: 'image/webp', bytes: joinBytes([head, body]), ...size, lonLat }
}

function sizeOf(name: string, data: Uint8Array): { width: number; height: number } | undefined {
  const view = viewOf(data)
  if (name === 'VP8X') {
    const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1
    return { width: three(4), height: three(7) }
  }
  if (name === 'VP8 ') {
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff }
  }
  if (name !== 'VP8L') return undefined
  const bits = view.getUint32(1, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}

/** Some write it as JPEG does. */
const withoutName = (data: Uint8Array) =>
  data.length > 6 && textAt(data, 0, 4) === 'Exif' ? data.subarray(6) : data

function withoutFlags(chunk: Uint8Array): Uint8Array {
  chunk[8] = chunk[8]! & ~EXIF_AND_XMP
  return chunk
}
