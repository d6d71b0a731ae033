import { describe, expect, test } from 'vitest'
import { clipToBox } from '../../../../data/formats/fgb/clip.ts'
import { envelopeOf, fromGeoJson, toGeoJson } from '../../../../data/formats/fgb/flat-geometry.ts'
import { simplify } from '../../../../data/formats/overview/simplify.ts'
import { THINNING, thinningFor, thinShapes } from '../../../../data/formats/overview/thin-shapes.ts'
import { pixelDegrees } from '../../../../data/formats/web-mercator.ts'
import { seededRandom } from '../fgb/helpers.ts'

/** A circle of many vertices, radius in degrees. */
function circle(lon: number, lat: number, radius: number, vertices = 400): number[][] {
  const ring = Array.from({ length: vertices }, (_, i) => {
    const angle = (i / vertices) * 2 * Math.PI
    return [lon + Math.cos(angle) * radius, lat + Math.sin(angle) * radius]
  })
  return [...ring, ring[0]!]
}

const polygon = (...rings: number[][][]) => fromGeoJson({ type: 'Polygon', coordinates: rings })

function area(ring: number[][]): number {
  let twice = 0
  for (let i = 1; i < ring.length; i++) {
    twice += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!
  }
  return Math.abs(twice / 2)
}

describe('thinned shapes', () => {
  const random = seededRandom(3)
  const size = 4_000
  const boxes = Array.from({ length: size }, () => {
    const [x, y] = [120 + random() * 0.06, 30.24 + random() * 0.06]
    return [x, y, x + random() * 0.0005, y + random() * 0.0005]
  })
  const shapes = {
    size,
    boxes: boxes.flat(),
    class: boxes.map((_, i) => i % 7),
    state: boxes.map(() => 0),
    risk: boxes.map((_, i) => i % 5),
  }

  test.each([8, 10, 12, 14, 16])('stand for all at zoom %i', (z) => {
    const kept = thinShapes(shapes, z, THINNING)
    expect(kept.reduce((sum, shape) => sum + shape.count, 0)).toBe(size)
    const mixed = kept.flatMap((shape) => shape.mix.entries)
    expect(mixed.reduce((sum, entry) => sum + entry.count, 0)).toBe(size)
    expect(new Set(kept.map((shape) => shape.index)).size).toBe(kept.length)
  })

  test('are the biggest and keep their own class', () => {
    const [first] = thinShapes(shapes, 6, THINNING)
    const extent = ([a, b, c, d]: number[]) => Math.hypot(c! - a!, (d! - b!) * 1.16)
    const biggest = boxes.indexOf(boxes.reduce((x, y) => (extent(y) > extent(x) ? y : x)))
    expect(first!.index).toBe(biggest)
    expect(first!.mix.class).toBe(shapes.class[biggest])
  })
})

describe('how many shapes a cell keeps', () => {
  test('is the fewer the more of a view the layer covers', () => {
    const town = [120, 30.24, 120.07, 30.3] as const
    const keeps = [8, 12, 14, 16].map((z) => thinningFor(town, town, z).keep)
    expect(keeps).toEqual([...keeps].sort((a, b) => b - a))
    expect(keeps[0]).toBeGreaterThan(THINNING.keep)
    expect(keeps.at(-1)).toBe(THINNING.keep)
  })

  test('packs that share cells keep no more together than one alone', () => {
    const layer = [120, 30.2, 120.1, 30.3] as const
    const quarter = [120, 30.2, 120.05, 30.25] as const
    const third = [120, 30.2, 120.02, 30.22] as const
    const keep = (pack: readonly [number, number, number, number]) =>
      thinningFor([...layer], [...pack], 8).keep
    expect(keep(quarter) * 4).toBeLessThanOrEqual(keep(layer))
    expect(keep(third)).toBeLessThanOrEqual(keep(quarter))
    expect(keep(third)).toBeGreaterThanOrEqual(1)
  })
})

describe('simplifying', () => {
  test('leaves out what the zoom cannot show and keeps the area', () => {
    const before = polygon(circle(120, 30, 0.01))
    const after = simplify(before, pixelDegrees(12))
    expect(after.xy.length).toBeLessThan(before.xy.length / 4)
    const ring = (toGeoJson(after) as { coordinates: number[][][] }).coordinates[0]!
    expect(area(ring) / area(circle(120, 30, 0.01))).toBeGreaterThan(0.97)
    expect(ring[0]).toEqual(ring.at(-1))
  })

  test('makes a speck its box and drops specks of holes', () => {
    const after = simplify(polygon(circle(120, 30, 0.0001), circle(120, 30, 0.00001)), 0.01)
    expect(after.ends).toBeNull()
    expect(after.xy).toHaveLength(10)
    expect(envelopeOf(after)[0]).toBeCloseTo(119.9999, 6)
  })

  test('leaves footprints of a few corners alone', () => {
    const square = polygon(circle(120, 30, 0.0001, 4))
    expect(simplify(square, 1)).toEqual(square)
  })

  test('keeps both ends of a line and the biggest part of a multipolygon', () => {
    const line = fromGeoJson({
      type: 'LineString',
      coordinates: [
        [120, 30],
        [120.00001, 30.00001],
        [120.5, 30.1],
      ],
    })
    expect([...simplify(line, 0.001).xy]).toEqual([120, 30, 120.5, 30.1])
    const islands = fromGeoJson({
      type: 'MultiPolygon',
      coordinates: [[circle(121, 30, 0.0001)], [circle(120, 30, 0.01)]],
    })
    expect(simplify(islands, 0.001).parts).toHaveLength(1)
  })
})

describe('clipping', () => {
  const box = [120, 30, 120.1, 30.1] as const

  test('keeps what lies inside, closed', () => {
    const clipped = clipToBox(polygon(circle(120, 30, 0.05)), box)
    const ring = (toGeoJson(clipped) as { coordinates: number[][][] }).coordinates[0]!
    expect(area(ring)).toBeCloseTo((Math.PI * 0.05 ** 2) / 4, 6)
    expect(ring[0]).toEqual(ring.at(-1))
  })

  test('cuts a line into the pieces that lie inside', () => {
    const zigzag = fromGeoJson({
      type: 'LineString',
      coordinates: [
        [119.9, 30.05],
        [120.05, 30.05],
        [120.05, 30.2],
        [120.08, 30.2],
        [120.08, 30.05],
      ],
    })
    const clipped = toGeoJson(clipToBox(zigzag, box))
    expect(clipped).toMatchObject({ type: 'MultiLineString' })
    const [first, second] = (clipped as { coordinates: number[][][] }).coordinates
    expect(first).toEqual([
      [120, 30.05],
      [120.05, 30.05],
      [120.05, expect.closeTo(30.1, 9)],
    ])
    expect(second!.at(-1)).toEqual([120.08, 30.05])
  })

  test('leaves nothing of what lies outside', () => {
    expect(clipToBox(polygon(circle(121, 31, 0.01)), box).xy).toHaveLength(0)
  })
})
