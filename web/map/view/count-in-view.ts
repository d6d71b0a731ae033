import { STRIDE } from '../points/build-instances.ts'
import type { PointLayer } from '../points/point-store.ts'
import type { PictureStore } from '../shapes/picture-store.ts'
import type { WorkerPool } from '../tiles/worker-pool.ts'
import type { Frame } from './frame.ts'

/** How many things of each layer are in view; members of clusters and stacks are counted one by one. */
export async function countInView(
  frame: Frame,
  points: readonly PointLayer[],
  pictures: PictureStore,
  pool: WorkerPool,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const layer of points) counts.set(layer.summary.code, countPoints(layer, frame))
  const layers = pictures.layersAt(frame.zoom)
  const answers = await Promise.all(
    pictures.wanted().map((tile) => pool.count(tile, layers, frame.box)),
  )
  for (const layer of layers) {
    let sum = 0
    const onEdge = new Map<number, number>()
    for (const answer of answers) {
      const part = answer.find((count) => count.layer === layer.code)
      if (!part) continue
      sum += part.inside
      for (let i = 0; i < part.onEdge.length; i += 2) {
        onEdge.set(part.onEdge[i]!, part.onEdge[i + 1]!)
      }
    }
    for (const count of onEdge.values()) sum += count
    counts.set(layer.code, sum)
  }
  return counts
}

function countPoints(layer: PointLayer, { box }: Frame): number {
  let sum = 0
  for (const { tile, instances } of layer.shown) {
    if (!instances) continue
    const scale = 2 ** tile.z
    const [minX, maxX] = [box.minX * scale - tile.x, box.maxX * scale - tile.x]
    const [minY, maxY] = [box.minY * scale - tile.y, box.maxY * scale - tile.y]
    for (let i = 0; i < instances.length; i++) {
      const x = instances.data[i * STRIDE]!
      const y = instances.data[i * STRIDE + 1]!
      if (x >= minX && x <= maxX && y >= minY && y <= maxY) sum += instances.stands[i]!
    }
  }
  return sum
}
