import { turn } from './turn.ts'

/** Closed, anticlockwise (Andrew's monotone chain). */
export function convexHull(points: readonly number[]): number[] {
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
