import { hash } from '../tiles/hash.ts'
import type { WorldBox } from '../tiles/tile-address.ts'
import type { ShapeCount, ShapePick, WorkerRequest } from '../tiles/worker-protocol.ts'
import { isShown } from './brush.ts'
import { type ShapeIndex, shapeIndexOf } from './shape-index.ts'
import { dataTilesOf, type ShapeTiles } from './shape-tiles.ts'

/** What lies under a point, topmost layer first; within a layer the smallest first. */
export function pickShapes(
  request: Extract<WorkerRequest, { kind: 'pick' }>,
  tiles: ShapeTiles,
): ShapePick[] {
  const hits: ShapePick[] = []
  for (const layer of request.layers.toReversed()) {
    const found: (ShapePick & { area: number })[] = []
    for (const address of dataTilesOf(request.tile, layer.zoom)) {
      const data = tiles.peek(layer, address)
      if (!data) continue
      const scale = 2 ** address.z
      const x = request.x * scale - address.x
      const y = request.y * scale - address.y
      for (const i of shapeIndexOf(data).at(x, y, request.tolerance * scale, layer.geometry)) {
        if (!isShown(layer, data, i) || found.some((hit) => hit.code === data.codes[i])) continue
        const box = shapeIndexOf(data).box(i)
        found.push({
          layer: layer.code,
          code: data.codes[i]!,
          count: data.count[i]!,
          overview: data.overview,
          box: toWorld(box, address.x, address.y, scale),
          area: (box.maxX - box.minX) * (box.maxY - box.minY),
        })
      }
    }
    found.sort((a, b) => a.area - b.area)
    hits.push(...found.map(({ area: _, ...hit }) => hit))
  }
  return hits
}

/** Features of one picture tile within a box; those that reach over the tile's edge may be in the next one too. */
export function countShapes(
  request: Extract<WorkerRequest, { kind: 'count' }>,
  tiles: ShapeTiles,
): ShapeCount[] {
  return request.layers.map((layer) => {
    let inside = 0
    const onEdge: number[] = []
    for (const address of dataTilesOf(request.tile, layer.zoom)) {
      const data = tiles.peek(layer, address)
      if (!data) continue
      const scale = 2 ** address.z
      const index = shapeIndexOf(data)
      for (const i of index.within(toTile(request.box, address.x, address.y, scale))) {
        if (!isShown(layer, data, i)) continue
        if (isInsideTile(index, i)) inside += data.count[i]!
        else onEdge.push(hash(data.codes[i]!), data.count[i]!)
      }
    }
    return { layer: layer.code, inside, onEdge: Uint32Array.from(onEdge) }
  })
}

function isInsideTile(index: ShapeIndex, feature: number): boolean {
  const box = index.box(feature)
  return box.minX > 0 && box.minY > 0 && box.maxX < 1 && box.maxY < 1
}

const toWorld = (box: WorldBox, x: number, y: number, scale: number): WorldBox => ({
  minX: (box.minX + x) / scale,
  minY: (box.minY + y) / scale,
  maxX: (box.maxX + x) / scale,
  maxY: (box.maxY + y) / scale,
})

const toTile = (box: WorldBox, x: number, y: number, scale: number): WorldBox => ({
  minX: Math.max(0, box.minX * scale - x),
  minY: Math.max(0, box.minY * scale - y),
  maxX: Math.min(1, box.maxX * scale - x),
  maxY: Math.min(1, box.maxY * scale - y),
})
