import type { Point } from './road-graph.ts'

/** Whether points lie inside rings, by even and odd; for tens of thousands of points, so without a list of pairs. */
export function insideTest(rings: readonly (readonly Point[])[]): (point: Point) => boolean {
  const flat = rings.map((ring) => Float64Array.from(ring.flat()))
  return ([px, py]) => {
    let isInside = false
    for (const ring of flat) {
      let [x0, y0] = [ring.at(-2)!, ring.at(-1)!]
      for (let i = 0; i < ring.length; i += 2) {
        const x1 = ring[i]!
        const y1 = ring[i + 1]!
        if (y0 > py !== y1 > py && px < x0 + ((py - y0) * (x1 - x0)) / (y1 - y0)) {
          isInside = !isInside
        }
        x0 = x1
        y0 = y1
      }
    }
    return isInside
  }
}
