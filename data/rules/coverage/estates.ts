import type { Footprint } from './checks/footprints.ts'
import { turn } from './turn.ts'

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

/** Andrew's monotone chain; anticlockwise. */
function convexHull(points: readonly number[]): number[] {
  const places: (readonly [number, number])[] = []
  for (let i = 0; i < points.length; i += 2) places.push([points[i]!, points[i + 1]!])
  places.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const chain = (sorted: typeof places) => {
    const kept: typeof places = []
    for (const place of sorted) {
      while (kept.length > 1 && turn(...kept.at(-2)!, ...kept.at(-1)!, ...place) <= 0) kept.pop()
      kept.push(place)
    }
    kept.pop()
    return kept
  }
  const hull = [...chain(places), ...chain([...places].reverse())]
  return hull.length === 0 ? [] : [...hull, hull[0]!].flatMap((place) => [...place])
}
