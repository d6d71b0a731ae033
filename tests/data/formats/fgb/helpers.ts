import type { BuiltPack } from '../../../../data/formats/fgb/pack-builder.ts'
import { PackBuilder } from '../../../../data/formats/fgb/pack-builder.ts'
import { PropertyWriter } from '../../../../data/formats/fgb/properties.ts'
import { detailColumns } from '../../../../data/formats/tile-schema.ts'

/** Same seed, same numbers: 0 ≤ n < 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export function bytesOf(built: BuiltPack): Uint8Array {
  return Buffer.concat([...built.chunks()])
}

export interface TestPoint {
  code: string
  lon: number
  lat: number
  class?: number
  state?: number
  risk?: number
}

export function pointPack(points: readonly TestPoint[], name = 'TEST'): BuiltPack {
  const builder = new PackBuilder({ name, columns: detailColumns(false), pointsOnly: true })
  const properties = new PropertyWriter()
  for (const point of points) {
    properties.reset()
    properties.text(0, point.code)
    properties.uint16(1, point.class ?? 0)
    properties.uint16(2, point.state ?? 0)
    properties.uint16(3, point.risk ?? 0)
    builder.addPoint(point.lon, point.lat, properties)
  }
  return builder.finish()
}

export function randomPoints(count: number, seed = 7): TestPoint[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, i) => ({
    code: `P${i}`,
    lon: 120 + random() * 0.06,
    lat: 30.24 + random() * 0.06,
    class: Math.floor(random() * 5),
    state: Math.floor(random() * 3),
    risk: Math.floor(random() * 5),
  }))
}
