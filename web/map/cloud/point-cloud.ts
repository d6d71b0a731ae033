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
  for (let i = 0; i < length; i++) {
    // What lies nowhere becomes NaN, which no canvas shows.
    places[2 * i] = worldX(lons[i]!) - origin.x
    places[2 * i + 1] = worldY(lats[i]!) - origin.y
  }
  return { length, origin, places, classes, colours, look, mask: null }
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
