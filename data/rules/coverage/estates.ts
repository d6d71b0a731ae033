import type { Footprint } from './checks/footprints.ts'
import { convexHull } from './convex-hull.ts'

/** An estate is known by its buildings: the hull around them, closed. */
export function estatesOf(
  buildings: readonly { estate: string; ring: readonly number[] }[],
): Footprint[] {
  const members = new Map<string, number[]>()
  for (const { estate, ring } of buildings) {
    if (estate === '') continue
    const known = members.get(estate)
    if (known) known.push(...ring)
    else members.set(estate, [...ring])
  }
  return [...members].flatMap(([code, points]) => {
    const ring = convexHull(points)
    return ring.length < 8 ? [] : [{ code, ring }]
  })
}
