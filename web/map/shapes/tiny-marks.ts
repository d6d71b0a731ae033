import type { DecodedTile } from '../tiles/decode-tile.ts'
import { tileSide } from '../tiles/tile-choice.ts'
import type { Brush } from './brush.ts'
import { shapeIndexOf } from './shape-index.ts'
import { shownCount } from './shown-count.ts'

/** What measures less than this in both directions is a speck, CSS pixels. */
const LEAST_SIDE = 5
const LEAST_RADIUS = 2.5
const MOST_RADIUS = 5

/** Too small on the screen to be seen as a shape. */
export function isTiny(brush: Pick<Brush, 'viewZoom'>, data: DecodedTile, feature: number) {
  const box = shapeIndexOf(data).box(feature)
  const side = Math.max(box.maxX - box.minX, box.maxY - box.minY)
  return side * tileSide(brush.viewZoom) < LEAST_SIDE
}

/** A dot for each tiny feature of a class, the larger the more it stands for: far out a village is still there. */
export function addTinyMarks(brush: Brush, klass: number): Path2D {
  const path = new Path2D()
  for (const { data, size, offsetX, offsetY } of brush.tiles) {
    for (let i = 0; i < data.length; i++) {
      if (data.class[i] !== klass || !isTiny(brush, data, i)) continue
      const count = shownCount(brush.layer, data, i)
      if (count === 0) continue
      const { minX, minY, maxX, maxY } = shapeIndexOf(data).box(i)
      const x = ((minX + maxX) / 2) * size + offsetX
      const y = ((minY + maxY) / 2) * size + offsetY
      const radius = markRadius(count) * brush.ratio
      path.moveTo(x + radius, y)
      path.arc(x, y, radius, 0, 2 * Math.PI)
    }
  }
  return path
}

/** Grows with the logarithm: ten times as many, one pixel more. */
export const markRadius = (count: number): number =>
  Math.min(MOST_RADIUS, LEAST_RADIUS + Math.log10(Math.max(1, count)))
