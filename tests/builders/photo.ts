/** The smallest JPEG with a GPS position in its EXIF, a comment, and something hung on behind its end. */
export function photoAt(lon: number, lat: number, pixel = 0x11): Uint8Array {
  const exif = exifBlock(lon, lat)
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xe1, [...text('Exif'), 0, 0, ...exif]),
    ...segment(0xe1, text('http://ns.adobe.com/xap/1.0/ secret-device')),
    ...segment(0xfe, text('taken by Zhang San')),
    ...segment(0xdb, [0, ...new Array(64).fill(1)]),
    ...segment(0xc0, [8, 0, 16, 0, 24, 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[pixel, 0xff, 0x00, 0x22],
    ...[0xff, 0xd9],
    ...text('a film behind the picture'),
  ])
}

const text = (words: string) => [...words].map((letter) => letter.charCodeAt(0))

function segment(marker: number, data: readonly number[]): number[] {
  const length = data.length + 2
  return [0xff, marker, length >> 8, length & 0xff, ...data]
}

/** Big-endian TIFF: orientation 6, and a directory of GPS with degrees as fractions. */
function exifBlock(lon: number, lat: number): number[] {
  const u16 = (value: number) => [value >> 8, value & 0xff]
  const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)]
  const entry = (tag: number, type: number, count: number, value: readonly number[]) => [
    ...u16(tag),
    ...u16(type),
    ...u32(count),
    ...value,
  ]
  const angle = (degrees: number) => [
    ...u32(Math.round(degrees * 1e6)),
    ...u32(1e6),
    ...u32(0),
    ...u32(1),
    ...u32(0),
    ...u32(1),
  ]
  const gpsAt = 8 + 2 + 2 * 12 + 4
  const valuesAt = gpsAt + 2 + 4 * 12 + 4
  return [
    ...text('MM'),
    ...u16(42),
    ...u32(8),
    ...u16(2),
    ...entry(0x0112, 3, 1, [...u16(6), 0, 0]),
    ...entry(0x8825, 4, 1, u32(gpsAt)),
    ...u32(0),
    ...u16(4),
    ...entry(1, 2, 2, [0x4e, 0, 0, 0]),
    ...entry(2, 5, 3, u32(valuesAt)),
    ...entry(3, 2, 2, [0x45, 0, 0, 0]),
    ...entry(4, 5, 3, u32(valuesAt + 24)),
    ...u32(0),
    ...angle(lat),
    ...angle(lon),
  ]
}
