import type { DecodedTile } from '../tiles/decode-tile.ts'
import type { ShapeLayer, Theme } from '../tiles/worker-protocol.ts'
import type { Palette } from './palette.ts'
import { shownCount } from './shown-count.ts'

export type Context2D = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D

/** A data tile and where it lies in the picture: device pixels = coordinate × size + offset. */
export interface PlacedTile {
  data: DecodedTile
  size: number
  offsetX: number
  offsetY: number
  /** Set for a neighbouring tile: only these features reach over the edge. */
  only?: ReadonlySet<number>
}

/** What a painter works with: one layer, its tiles, the place they go to. */
export interface Brush {
  context: Context2D
  layer: ShapeLayer
  tiles: readonly PlacedTile[]
  palette: Palette
  theme: Theme
  viewZoom: number
  /** Device pixels per CSS pixel. */
  ratio: number
}

/** Draws a layer. */
export type Painter = (brush: Brush) => void

/** One path out of all features that `select` accepts. */
export function pathOf(
  brush: Brush,
  closed: boolean,
  select: (data: DecodedTile, feature: number) => boolean,
): Path2D {
  const path = new Path2D()
  for (const placed of brush.tiles) {
    const { data } = placed
    for (let i = 0; i < data.length; i++) {
      if (placed.only && !placed.only.has(i)) continue
      if (select(data, i) && shownCount(brush.layer, data, i) > 0)
        addFeature(path, placed, i, closed)
    }
  }
  return path
}

export function addFeature(path: Path2D, placed: PlacedTile, feature: number, closed: boolean) {
  const { data, size, offsetX, offsetY } = placed
  for (let part = data.featureParts[feature]!; part < data.featureParts[feature + 1]!; part++) {
    const from = part === 0 ? 0 : data.partEnds[part - 1]!
    const to = data.partEnds[part]!
    for (let i = from; i < to; i++) {
      const x = data.xy[2 * i]! * size + offsetX
      const y = data.xy[2 * i + 1]! * size + offsetY
      if (i === from) path.moveTo(x, y)
      else path.lineTo(x, y)
    }
    if (closed) path.closePath()
  }
}

/** A value that grows with the zoom: straight lines between the given stops, exponential like the map itself. */
export function byZoom(zoom: number, stops: readonly (readonly [zoom: number, value: number])[]) {
  const first = stops[0]!
  if (zoom <= first[0]) return first[1]
  for (let i = 1; i < stops.length; i++) {
    const [z1, v1] = stops[i]!
    const [z0, v0] = stops[i - 1]!
    if (zoom <= z1) {
      const t = (1.5 ** (zoom - z0) - 1) / (1.5 ** (z1 - z0) - 1)
      return v0 + (v1 - v0) * t
    }
  }
  return stops.at(-1)![1]
}
