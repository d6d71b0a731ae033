import type { LayerCode, LayerSummary } from '../../../data/contracts/index.ts'
import { LAYER_ENTRIES } from '../../../data/registry/layer-list.ts'
import type { DecodedTile } from '../../../web/map/tiles/decode-tile.ts'

/** Tiny worlds for tests of the map. */
export interface TinyPoint {
  code?: string
  x: number
  y: number
  class?: number
  state?: number
  risk?: number
  count?: number
  mix?: string
}

/** A decoded tile of points, in widths of the tile. */
export function pointsOf(points: readonly TinyPoint[], overview = false): DecodedTile {
  return tileOf(
    points.map((point) => ({ ...point, parts: [[[point.x, point.y]]] })),
    overview,
  )
}

export interface TinyShape extends Omit<TinyPoint, 'x' | 'y'> {
  name?: string
  /** Lines or rings. */
  parts: [number, number][][]
}

export function tileOf(shapes: readonly TinyShape[], overview = false): DecodedTile {
  const parts = shapes.flatMap((shape) => shape.parts)
  let coordinates = 0
  let firstPart = 0
  return {
    length: shapes.length,
    codes: shapes.map((shape, i) => shape.code ?? `F${i}`),
    names: shapes.map((shape) => shape.name ?? ''),
    class: Uint16Array.from(shapes, (shape) => shape.class ?? 0),
    state: Uint16Array.from(shapes, (shape) => shape.state ?? 0),
    risk: Uint8Array.from(shapes, (shape) => shape.risk ?? 0),
    count: Uint32Array.from(shapes, (shape) => shape.count ?? 1),
    mix: shapes.map((shape) => shape.mix ?? ''),
    xy: Float32Array.from(parts.flat(2)),
    partEnds: Uint32Array.from(parts, (part) => {
      coordinates += part.length
      return coordinates
    }),
    featureParts: Uint32Array.from([...shapes, { parts: [] }], ({ parts }) => {
      const first = firstPart
      firstPart += parts.length
      return first
    }),
    overview,
  }
}

/** A layer of the registry as the catalogue would describe it. */
export function layerOf(code: string, changes: Partial<LayerSummary> = {}): LayerSummary {
  const entry = LAYER_ENTRIES.find((layer) => layer.code === code)
  if (!entry) throw new Error(`No layer ${code}`)
  const { symbol, classAttribute, stateAttribute, ...rest } = entry
  return {
    ...rest,
    code: rest.code as LayerCode,
    style: { ...symbol, classAttribute, stateAttribute },
    featureCount: 10,
    version: '1',
    bounds: null,
    detailZoom: 15,
    updatedAt: null,
    ...changes,
  }
}

/** The same numbers every time. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
