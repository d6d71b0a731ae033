import { isInRings } from '../overlay/is-in-rings.ts'
import { hash } from '../tiles/hash.ts'
import type { TileAddress, WorldBox } from '../tiles/tile-address.ts'
import type { ShapeCount, ShapePick, WorkerRequest } from '../tiles/worker-protocol.ts'
import { type ShapeIndex, shapeIndexOf } from './shape-index.ts'
import type { ShapeTiles } from './shape-tiles.ts'
import { shownCount } from './shown-count.ts'

/** What lies under a point, topmost layer first; within a layer the smallest first. */
export function pickShapes(
  { tile, layers, x, y, tolerance }: Extract<WorkerRequest, { kind: 'pick' }>,
  tiles: ShapeTiles,
): ShapePick[] {
  const scale = 2 ** tile.z
  return layers.toReversed().flatMap((layer) => {
    const data = tiles.peek(layer, tile)
    if (!data) return []
    const index = shapeIndexOf(data)
    const place = { x: x * scale - tile.x, y: y * scale - tile.y }
    return index
      .at(place.x, place.y, tolerance * scale, layer.geometry)
      .filter((i) => shownCount(layer, data, i) > 0)
      .sort((a, b) => areaOf(index.box(a)) - areaOf(index.box(b)))
      .map((i) => ({ layer: layer.code, code: data.codes[i]! }))
  })
}

const areaOf = (box: WorldBox) => (box.maxX - box.minX) * (box.maxY - box.minY)

/** Features of one tile within a box; those that reach over the tile's edge may be in the next one too. */
export function countShapes(
  { tile, layers, box, area }: Extract<WorkerRequest, { kind: 'count' }>,
  tiles: ShapeTiles,
): ShapeCount[] {
  const scale = 2 ** tile.z
  const window = {
    minX: Math.max(0, box.minX * scale - tile.x),
    minY: Math.max(0, box.minY * scale - tile.y),
    maxX: Math.min(1, box.maxX * scale - tile.x),
    maxY: Math.min(1, box.maxY * scale - tile.y),
  }
  return layers.map((layer) => {
    const data = tiles.peek(layer, tile)
    let inside = 0
    const onEdge: number[] = []
    for (const i of data ? shapeIndexOf(data).within(window) : []) {
      if (area && !hasMiddleIn(area, shapeIndexOf(data!).box(i), tile)) continue
      const count = shownCount(layer, data!, i)
      if (isInsideTile(shapeIndexOf(data!), i)) inside += count
      else if (count > 0) onEdge.push(hash(data!.codes[i]!), count)
    }
    return { layer: layer.code, inside, onEdge: Uint32Array.from(onEdge) }
  })
}

function hasMiddleIn(area: readonly Float64Array[], box: WorldBox, tile: TileAddress): boolean {
  const scale = 2 ** tile.z
  const x = (tile.x + (box.minX + box.maxX) / 2) / scale
  const y = (tile.y + (box.minY + box.maxY) / 2) / scale
  return isInRings(area, x, y)
}

function isInsideTile(index: ShapeIndex, feature: number): boolean {
  const box = index.box(feature)
  return box.minX > 0 && box.minY > 0 && box.maxX < 1 && box.maxY < 1
}
