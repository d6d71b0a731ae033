import { expect, it } from 'vitest'
import { cleanPhoto } from '../../../../data/formats/photos/clean-photo.ts'
import { photoAt } from '../../../builders/photo.ts'

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

it('reads where a picture was taken and takes it out, with everything but the picture', () => {
  const photo = cleanPhoto(photoAt(120.003, 30.253))!
  expect(photo).toMatchObject({ mediaType: 'image/jpeg', width: 24, height: 16 })
  expect(photo.lonLat![0]).toBeCloseTo(120.003, 6)
  expect(photo.lonLat![1]).toBeCloseTo(30.253, 6)
  expect(latin(photo.bytes)).not.toMatch(/Zhang|adobe|film/)
  expect(latin(photo.bytes)).toContain('JFIF')
  expect(photo.bytes.slice(-6)).toEqual(Uint8Array.from([0x11, 0xff, 0x00, 0x22, 0xff, 0xd9]))
})

it('keeps how it must be turned, and nothing else of that block', () => {
  const photo = cleanPhoto(photoAt(120, 30))!
  const again = cleanPhoto(photo.bytes)!
  expect(again.lonLat).toBeNull()
  expect(again.bytes).toEqual(photo.bytes)
  expect(latin(photo.bytes)).toContain('Exif')
})

it('cleans PNG and WebP', () => {
  const png = [
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', [0, 0, 0, 5, 0, 0, 0, 7, 8, 0, 0, 0, 0]),
    chunk('tEXt', [1, 2, 3]),
    chunk('IDAT', [9]),
    chunk('IEND', []),
    [1, 2, 3],
  ].flat()
  const cleaned = cleanPhoto(Uint8Array.from(png))!
  expect(cleaned).toMatchObject({ mediaType: 'image/png', width: 5, height: 7, lonLat: null })
  expect(latin(cleaned.bytes)).not.toContain('tEXt')
  expect(cleaned.bytes.length).toBe(png.length - 15 - 3)

  const body = [
    riff('VP8X', [0x0c, 0, 0, 0, 4, 0, 0, 6, 0, 0]),
    riff('VP8 ', [1, 2]),
    riff('EXIF', [0x4d, 0x4d, 0, 42]),
  ].flat()
  const webp = [...ascii('RIFF'), body.length + 4, 0, 0, 0, ...ascii('WEBP'), ...body]
  const found = cleanPhoto(Uint8Array.from(webp))!
  expect(found).toMatchObject({ mediaType: 'image/webp', width: 5, height: 7 })
  expect(latin(found.bytes)).not.toContain('EXIF')
  expect(found.bytes[20]).toBe(0)
})

it('takes nothing that is no picture, and nothing that leads out of itself', () => {
  const photo = photoAt(120, 30)
  expect(cleanPhoto(new Uint8Array())).toBeUndefined()
  expect(cleanPhoto(Uint8Array.from(ascii('<svg onload="x">')))).toBeUndefined()
  for (let length = 0; length < photo.length - 26; length++) {
    expect(cleanPhoto(photo.slice(0, length)), `${length} bytes`).toBeUndefined()
  }
  for (let at = 0; at < photo.length; at++) {
    const broken = photo.slice()
    broken[at] = broken[at]! ^ 0xff
    expect(() => cleanPhoto(broken)).not.toThrow()
  }
})

function ascii(words: string): number[] {
  return [...words].map((letter) => letter.charCodeAt(0))
}

function chunk(name: string, data: readonly number[]): number[] {
  return [0, 0, 0, data.length, ...ascii(name), ...data, 0, 0, 0, 0]
}

function riff(name: string, data: readonly number[]): number[] {
  return [...ascii(name), data.length, 0, 0, 0, ...data, ...(data.length % 2 ? [0] : [])]
}
