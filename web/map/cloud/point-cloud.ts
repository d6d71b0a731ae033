import type { CloudLook, PointCloud } from '../map-controller.ts'
import { worldX, worldY } from '../tiles/mercator.ts'

/** A cloud in world coordinates: projected once, drawn in every frame. */
export interface WorldCloud {
  readonly length: number
  /** From here coordinates are counted, so that 32 bits are exact to a millimetre. */
  readonly origin: { x: number; y: number }
  /** x and y by turns, from the origin. */
  readonly places: Float32Array
  /** Position in `colours`. */
  readonly classes: Uint8Array
  readonly colours: readonly string[]
  readonly look: CloudLook
  /** 0 = hidden; null = everything is shown. */
  mask: Uint8Array | null
}

export function toWorldCloud({ lons, lats, classes, colours, look }: PointCloud): WorldCloud {
  const length = Math.min(lons.length, lats.length)
  const first = lons.findIndex((lon, i) => Number.isFinite(lon) && Number.isFinite(lats[i]))
  const origin = { x: worldX(lons[first] ?? 0), y: worldY(lats[first] ?? 0) }
  const places = new Float32Array(2 * length)
  const worldYAt = quickWorldY(lats)
  for (let i = 0; i < length; i++) {
    // What lies nowhere becomes NaN, which no canvas shows.
    places[2 * i] = worldX(lons[i]!) - origin.x
    places[2 * i + 1] = worldYAt(lats[i]!) - origin.y
  }
  return { length, origin, places, classes, colours, look, mask: null }
}

const STEPS = 4096
/** Of so many degrees a step is so short that a straight line in it errs by less than a millimetre. */
const MOST_DEGREES = 4

/** A logarithm for each of a million points takes longer than all else: between steps it goes straight on. */
function quickWorldY(lats: Float64Array): (lat: number) => number {
  let [south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const lat of lats) {
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  const height = north - south
  if (lats.length < STEPS || !(height > 0 && height < MOST_DEGREES)) return worldY
  const steps = Float64Array.from({ length: STEPS + 2 }, (_, i) =>
    worldY(south + (i / STEPS) * height),
  )
  const perDegree = STEPS / height
  return (lat) => {
    const at = (lat - south) * perDegree
    const step = at | 0
    const from = steps[step]!
    return from + (steps[step + 1]! - from) * (at - step)
  }
}

/** The shown thing next to a place in world coordinates, no farther than `within`; −1 = none. */
export function nearestInCloud(
  { places, origin, mask, length }: WorldCloud,
  at: { x: number; y: number },
  within: number,
): number {
  const [x, y] = [at.x - origin.x, at.y - origin.y]
  let best = -1
  let least = within * within
  for (let i = 0; i < length; i++) {
    if (mask?.[i] === 0) continue
    const [dx, dy] = [places[2 * i]! - x, places[2 * i + 1]! - y]
    const distance = dx * dx + dy * dy
    if (distance <= least) {
      least = distance
      best = i
    }
  }
  return best
}
