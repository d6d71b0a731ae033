import type { ValueCounts } from '../map-controller.ts'
import { isInRings } from '../overlay/is-in-rings.ts'
import { countTile, emptyPointCount, type PointCount } from '../points/count-points.ts'
import type { PointLayer } from '../points/point-store.ts'
import type { PictureStore } from '../shapes/picture-store.ts'
import type { WorkerPool } from '../tiles/worker-pool.ts'
import type { Frame } from './frame.ts'

export interface InView {
  counts: Map<string, number>
  values: Map<string, ValueCounts>
}

/** A chosen area's rings in world coordinates; null = everywhere. */
export type AreaRings = readonly Float64Array[] | null

/**
 * How many things of each layer are in view and in the area; members of clusters and stacks are counted one by one, a
 * cluster where it is drawn.
 */
export async function countInView(
  frame: Frame,
  area: AreaRings,
  points: readonly PointLayer[],
  pictures: PictureStore,
  pool: WorkerPool,
): Promise<InView> {
  const counts = new Map<string, number>()
  const values = new Map<string, ValueCounts>()
  const rest = createRest(PART_MS)
  // As they are now: the view may move on meanwhile.
  const wanted = pictures.wanted()
  const seen = points.map(({ summary, filter, shown }) => ({ summary, filter, shown }))
  for (const layer of seen) {
    await rest()
    const found = countPoints(layer, frame, area)
    counts.set(layer.summary.code, found.shown)
    values.set(layer.summary.code, found)
  }
  const layers = pictures
    .layersAt(frame.zoom)
    .map(({ code, version, hidden }) => ({ code, version, hidden }))
  const answers = await Promise.all(wanted.map((tile) => pool.count(tile, layers, frame.box, area)))
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
  return { counts, values }
}

/** Of counting at one go: a hand that moves the map on is not kept waiting. */
const PART_MS = 8

/** Lets others have their turn after each part. */
function createRest(partMs: number): () => Promise<void> | undefined {
  let from = performance.now()
  return () => {
    if (performance.now() - from < partMs) return undefined
    return new Promise((resolve) =>
      setTimeout(() => {
        from = performance.now()
        resolve()
      }),
    )
  }
}

function countPoints(
  layer: Pick<PointLayer, 'filter' | 'shown'>,
  { box }: Frame,
  area: AreaRings,
): PointCount {
  const counts = emptyPointCount()
  for (const { tile, data } of layer.shown) {
    if (!data) continue
    const scale = 2 ** tile.z
    countTile(counts, data, layer.filter, (x, y) => {
      const [worldX, worldY] = [(x + tile.x) / scale, (y + tile.y) / scale]
      if (worldX < box.minX || worldX > box.maxX) return false
      if (worldY < box.minY || worldY > box.maxY) return false
      return area === null || isInRings(area, worldX, worldY)
    })
  }
  return counts
}
