import type { LonLat } from '../../contracts/index.ts'

/** Whether a drawn, open ring crosses itself: then nobody can say what is inside. */
export function isCrossing(ring: readonly LonLat[]): boolean {
  const n = ring.length
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      if (doCross(ring[i]!, ring[i + 1]!, ring[j]!, ring[(j + 1) % n]!)) return true
    }
  }
  return false
}

function doCross(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/** Left of the line from `a` to `b` positive, right negative. */
const side = (a: LonLat, b: LonLat, p: LonLat) =>
  (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
