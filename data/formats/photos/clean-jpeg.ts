import type { CleanPhoto } from './clean-photo.ts'
import { orientationOnly, readExif } from './exif.ts'
import { joinBytes, textAt, viewOf } from './join-bytes.ts'

/** ITU-T T.81, annex B. */
const MARKER = { start: 0xd8, end: 0xd9, scan: 0xda, comment: 0xfe, app0: 0xe0, app15: 0xef }
const EXIF = 'Exif\0\0'

export function cleanJpeg(bytes: Uint8Array): CleanPhoto | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== MARKER.start) return undefined
  const view = viewOf(bytes)
  const kept: Uint8Array[] = []
  let size = { width: 0, height: 0 }
  let facts = { orientation: 1, lonLat: null as CleanPhoto['lonLat'] }
  let at = 2
  for (;;) {
    const marker = nextMarker(bytes, at)
    const code = bytes[marker + 1]!
    if (code === MARKER.end) break
    const end = marker + 2 + view.getUint16(marker + 2)
    if (end > bytes.length) throw new RangeError('A segment leads out of the picture')
    if (isExif(bytes, marker, code)) facts = readExif(bytes.subarray(marker + 10, end))
    if (isFrame(code))
      size = { height: view.getUint16(marker + 5), width: view.getUint16(marker + 7) }
    at = code === MARKER.scan ? endOfScan(bytes, end) : end
    if (isKept(bytes, marker, code)) kept.push(bytes.subarray(marker, at))
  }
  if (size.width === 0 || size.height === 0) return undefined
  const turn = facts.orientation === 1 ? [] : [exifSegment(facts.orientation)]
  const start = Uint8Array.from([0xff, MARKER.start])
  const end = Uint8Array.from([0xff, MARKER.end])
  return {
    mediaType: 'image/jpeg',
    bytes: joinBytes([start, ...turn, ...kept, end]),
    ...size,
    lonLat: facts.lonLat,
  }
}

function nextMarker(bytes: Uint8Array, from: number): number {
  let at = from
  // Any number of bytes 0xff may stand before a marker.
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++
  if (at + 4 > bytes.length && bytes[at + 1] !== MARKER.end)
    throw new RangeError('It ends too soon')
  if (bytes[at] !== 0xff) throw new RangeError('There is no marker where one must be')
  return at
}

/** Pixels: a 0xff in them is followed by 0x00 or a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw new RangeError('It ends within its pixels')
}

const isFrame = (code: number) => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code)

const isExif = (bytes: Uint8Array, marker: number, code: number) =>
  code === 0xe1 && textAt(bytes, marker + 4, 6) === EXIF

/** Of the application segments only what colours need: JFIF, ICC profile, Adobe's transform. */
function isKept(bytes: Uint8Array, marker: number, code: number): boolean {
  if (code === MARKER.comment) return false
  if (code < MARKER.app0 || code > MARKER.app15) return true
  if (code === 0xe0 || code === 0xee) return true
  return code === 0xe2 && textAt(bytes, marker + 4, 11) === 'ICC_PROFILE'
}

function exifSegment(orientation: number): Uint8Array {
  const block = orientationOnly(orientation)
  return joinBytes([Uint8Array.from([0xff, 0xe1, 0, block.length + 2]), block])
}
