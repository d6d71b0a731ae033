import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { choosePalette } from './choose-palette.ts'

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

/**
 * A screenshot with at most 256 colours, about a third as large. Takes what Chromium writes: eight bits, RGB or RGBA,
 * not interlaced; transparency is dropped.
 */
export function shrinkPng(png: Uint8Array): Buffer {
  const { width, height, rgb } = decode(Buffer.from(png))
  const { palette, indices } = choosePalette(rgb)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

interface Picture {
  width: number
  height: number
  /** Three bytes a pixel. */
  rgb: Uint8Array
}

function decode(png: Buffer): Picture {
  const header = png.subarray(16, 29)
  const [width, height, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9]]
  if (header[8] !== 8 || (kind !== 2 && kind !== 6) || header[12] !== 0) {
    throw new Error('Only 8-bit RGB or RGBA pictures without interlacing are taken.')
  }
  const channels = kind === 2 ? 3 : 4
  const raw = unfilter(inflateSync(imageData(png)), width * channels, height, channels)
  if (channels === 3) return { width, height, rgb: raw }
  const rgb = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) rgb.set(raw.subarray(i * 4, i * 4 + 3), i * 3)
  return { width, height, rgb }
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const start = at + 8
    if (png.toString('latin1', at + 4, start) === 'IDAT') {
      parts.push(png.subarray(start, start + length))
    }
    at = start + length + 4
  }
  return Buffer.concat(parts)
}

/** PNG specification, chapter 9: each row says how it differs from its neighbours. */
function unfilter(data: Buffer, stride: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)]
    const from = y * (stride + 1) + 1
    const to = y * stride
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? (out[to + x - channels] ?? 0) : 0
      const above = y > 0 ? (out[to + x - stride] ?? 0) : 0
      const corner = x >= channels && y > 0 ? (out[to + x - stride - channels] ?? 0) : 0
      out[to + x] = (data[from + x] ?? 0) + predict(filter, left, above, corner)
    }
  }
  return out
}

function predict(filter: number | undefined, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const guess = left + above - corner
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
