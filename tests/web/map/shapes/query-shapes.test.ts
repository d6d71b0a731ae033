import { describe, expect, it } from 'vitest'
import { countShapes, pickShapes } from '../../../../web/map/shapes/query-shapes.ts'
import type { ShapeTiles } from '../../../../web/map/shapes/shape-tiles.ts'
import type { DecodedTile } from '../../../../web/map/tiles/decode-tile.ts'
import type { ShapeLayer } from '../../../../web/map/tiles/worker-protocol.ts'
import { seeded, type TinyShape, tileOf } from '../world.ts'

const TILE = { z: 10, x: 853, y: 421 }
const box = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

function layer(code: string, geometry: 'line' | 'polygon' = 'polygon', hidden = {}): ShapeLayer {
  return {
    code,
    version: '1',
    geometry,
    extent: null,
    minZoom: 0,
    colour: '#000000',
    own: false,
    classes: [],
    hidden: { class: [], state: [], risk: [], ...hidden },
    opacity: 1,
  }
}

const holding = (tiles: Record<string, DecodedTile>): ShapeTiles => ({
  peek: ({ code }) => tiles[code] ?? null,
  load: async () => null,
})
const world = (value: number, origin: number) => (origin + value) / 2 ** TILE.z

function codesAt(layers: ShapeLayer[], tiles: ShapeTiles, x: number, y: number, tolerance = 0) {
  const at = { x: world(x, TILE.x), y: world(y, TILE.y), tolerance: tolerance / 2 ** TILE.z }
  return pickShapes({ kind: 'pick', id: 1, tile: TILE, layers, ...at }, tiles).map((h) => h.code)
}

describe('pickShapes', () => {
  it('finds the boxes that a comparison of coordinates finds', () => {
    const random = seeded(5)
    const boxes = Array.from({ length: 300 }, (_, i) => ({
      code: `B${i}`,
      x: random(),
      y: random(),
      side: random() * 0.1,
    }))
    const tiles = holding({
      A: tileOf(boxes.map((b) => ({ code: b.code, parts: [box(b.x, b.y, b.side)] }))),
    })
    for (let n = 0; n < 40; n++) {
      const [x, y] = [random(), random()]
      const inside = boxes.filter((b) => x > b.x && x < b.x + b.side && y > b.y && y < b.y + b.side)
      expect(codesAt([layer('A')], tiles, x, y).sort()).toEqual(inside.map((b) => b.code).sort())
    }
  })

  it('does not find a polygon in its hole', () => {
    const tiles = holding({ A: tileOf([{ parts: [box(0.1, 0.1, 0.8), box(0.4, 0.4, 0.2)] }]) })
    expect(codesAt([layer('A')], tiles, 0.5, 0.5)).toEqual([])
    expect(codesAt([layer('A')], tiles, 0.2, 0.5)).toEqual(['F0'])
  })

  it('takes the smaller of two that lie on each other, the upper layer first', () => {
    const tiles = holding({
      GRID: tileOf([{ code: 'large', parts: [box(0, 0, 1)] }]),
      BUILDING: tileOf([
        { code: 'yard', parts: [box(0.2, 0.2, 0.6)] },
        { code: 'house', parts: [box(0.4, 0.4, 0.2)] },
      ]),
    })
    const layers = [layer('GRID'), layer('BUILDING')]
    expect(codesAt(layers, tiles, 0.5, 0.5)).toEqual(['house', 'yard', 'large'])
  })

  it('finds lines within the tolerance', () => {
    const line: [number, number][] = [
      [0.1, 0.5],
      [0.9, 0.5],
    ]
    const tiles = holding({ L: tileOf([{ parts: [line] }]) })
    expect(codesAt([layer('L', 'line')], tiles, 0.5, 0.52, 0.03)).toEqual(['F0'])
    expect(codesAt([layer('L', 'line')], tiles, 0.5, 0.56, 0.03)).toEqual([])
  })

  it('passes over what the filter hides', () => {
    const tiles = holding({ A: tileOf([{ class: 2, parts: [box(0, 0, 1)] }]) })
    expect(codesAt([layer('A', 'polygon', { class: [2] })], tiles, 0.5, 0.5)).toEqual([])
  })
})

describe('countShapes', () => {
  const whole = {
    minX: world(0, TILE.x),
    minY: world(0, TILE.y),
    maxX: world(1, TILE.x),
    maxY: world(1, TILE.y),
  }
  const count = (shapes: TinyShape[], overview = false, hidden = {}) => {
    const tiles = holding({ A: tileOf(shapes, overview) })
    const layers = [layer('A', 'polygon', hidden)]
    return countShapes(
      { kind: 'count', id: 1, tile: TILE, layers, box: whole, area: null },
      tiles,
    )[0]!
  }

  it('tells apart what may also be in the next tile', () => {
    const { inside, onEdge } = count([
      { parts: [box(0.1, 0.1, 0.2)] },
      { parts: [box(0.9, 0.1, 0.3)] },
    ])
    expect(inside).toBe(1)
    expect(onEdge).toHaveLength(2)
  })

  it('counts what overview features have absorbed, as far as the filter shows it', () => {
    const shape = { count: 9, mix: '1.0.0:6;2.0.0:3', parts: [box(0.1, 0.1, 0.2)] }
    expect(count([shape], true).inside).toBe(9)
    expect(count([shape], true, { class: [1] }).inside).toBe(3)
  })
})
