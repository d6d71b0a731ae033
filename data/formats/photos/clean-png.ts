import type { CleanPhoto } from './clean-photo.ts'
import { readExif } from './exif.ts'
import { joinBytes, textAt, viewOf } from './join-bytes.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Chunks that pixels and their colours need; PNG third edition, 11.3. */
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
])

export function cleanPng(bytes: Uint8Array): CleanPhoto | undefined {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return undefined
  const view = viewOf(bytes)
  const kept = [bytes.subarray(0, SIGNATURE.length)]
  let lonLat: CleanPhoto['lonLat'] = null
  for (let at = SIGNATURE.length, name = ''; name !== 'IEND'; ) {
    const length = view.getUint32(at)
    name = textAt(bytes, at + 4, 4)
    const end = at + 12 + length
    if (end > bytes.length) throw new RangeError('A chunk leads out of the picture')
    if (name === 'eXIf') lonLat = readExif(bytes.subarray(at + 8, end - 4)).lonLat
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end))
    at = end
  }
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  if (textAt(bytes, 12, 4) !== 'IHDR' || width === 0 || height === 0) return undefined
  return { mediaType: 'image/png', bytes: joinBytes(kept), width, height, lonLat }
}
