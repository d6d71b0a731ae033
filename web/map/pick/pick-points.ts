import { isSingle, STRIDE } from '../points/build-instances.ts'
import type { PointEntry, PointLayer } from '../points/point-store.ts'
import type { PointTile } from '../tiles/worker-protocol.ts'
import type { Frame } from '../view/frame.ts'
import { instanceIndex } from './instance-index.ts'

export interface PointHit {
  layer: string
  code: string
  /** How many things a cluster stands for; 0 = it is the thing itself. */
  cluster: number
  /** World coordinates. */
  x: number
  y: number
}

/** Radius of the largest sprite and of the farthest shift. */
const LARGEST_REACH = 130

/** What lies under a place, topmost first: later layers over earlier ones, southern symbols over northern ones. */
export function pickPoints(
  layers: readonly PointLayer[],
  frame: Frame,
  x: number,
  y: number,
  tolerance: number,
): PointHit[] {
  const hits: PointHit[] = []
  for (const layer of layers.toReversed()) {
    for (const entry of layer.shown.toReversed()) {
      hits.push(...pickInTile(layer, entry, frame, x, y, tolerance))
    }
  }
  return hits
}

function pickInTile(
  layer: PointLayer,
  { tile, instances, data }: PointEntry,
  frame: Frame,
  x: number,
  y: number,
  tolerance: number,
): PointHit[] {
  const index = instances && instanceIndex(instances)
  if (!index || !data) return []
  const scale = 2 ** tile.z
  const pixel = scale / frame.scale
  const reach = (LARGEST_REACH + tolerance) * pixel
  const px = x * scale - tile.x
  const py = y * scale - tile.y
  const found = index
    .search(px - reach, py - reach, px + reach, py + reach)
    .filter((i) => {
      if (instances.stands[i] === 0) return false
      const at = i * STRIDE
      const dx = instances.data[at]! + instances.data[at + 2]! * pixel - px
      const dy = instances.data[at + 1]! + instances.data[at + 3]! * pixel - py
      return Math.hypot(dx, dy) <= (instances.radius[i]! + tolerance) * pixel
    })
    .sort((a, b) => b - a)
  return found.flatMap((i) => {
    const place = {
      x: (tile.x + instances.data[i * STRIDE]!) / scale,
      y: (tile.y + instances.data[i * STRIDE + 1]!) / scale,
    }
    const feature = instances.feature[i]!
    if (!isSingle(data, feature)) {
      const cluster = instances.stands[i]!
      return [{ layer: layer.summary.code, code: codesOf(data)[feature]!, cluster, ...place }]
    }
    return stackOf(layer, data, feature).map((member) => ({
      layer: layer.summary.code,
      code: codesOf(data)[member]!,
      cluster: 0,
      ...place,
    }))
  })
}

/** All shown features on the spot of one, the riskiest (drawn) first. */
function stackOf(layer: PointLayer, data: PointTile, feature: number): number[] {
  if (data.overview) return [feature]
  const first = data.stack[feature]!
  const members: number[] = []
  for (let i = first; i < data.length && data.stack[i] === first; i++) {
    if (layer.filter.isShown(data.class[i]!, data.state[i]!, data.risk[i]!)) members.unshift(i)
  }
  return members
}

const codes = new WeakMap<PointTile, string[]>()

export function codesOf(tile: PointTile): string[] {
  const known = codes.get(tile) ?? tile.codes.split('\n')
  codes.set(tile, known)
  return known
}
