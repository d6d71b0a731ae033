import type { PointTile } from './worker-protocol.ts'

export const NEVER = 255

/** Least distance between two symbols of a layer in CSS pixels: far out only a few stand for many. */
export function symbolSpacing(viewZoom: number): number {
  if (viewZoom >= 17) return 22
  return viewZoom >= 16 ? 30 : viewZoom >= 15 ? 44 : 64
}

/**
 * For each feature the zoom of the view, in eighths, from which its symbol keeps its distance; before that it is
 * a dot. What has a higher risk is served first. Depends on nothing outside the tile, so panning changes nothing.
 */
export function symbolZooms(
  points: Pick<PointTile, 'x' | 'y' | 'risk' | 'stack'>,
  z: number,
): Uint8Array {
  const zooms = new Uint8Array(points.x.length).fill(NEVER)
  const byRisk = [4, 3, 2, 1, 0].flatMap((risk) => heads(points, risk))
  for (let step = -4; step <= 4; step++) {
    const viewZoom = z + step / 2
    placeAt(points, byRisk, zooms, viewZoom, z)
  }
  for (let i = 0; i < zooms.length; i++) zooms[i] = zooms[points.stack[i]!]!
  return zooms
}

/** Stacks are represented by their first feature, with the risk of their last (the highest). */
function heads(points: Pick<PointTile, 'stack' | 'risk'>, risk: number): number[] {
  const found: number[] = []
  for (let i = 0; i < points.stack.length; i++) {
    const last = i + 1 === points.stack.length || points.stack[i + 1] !== points.stack[i]
    if (last && points.risk[i] === risk) found.push(points.stack[i]!)
  }
  return found
}

function placeAt(
  { x, y }: Pick<PointTile, 'x' | 'y'>,
  candidates: readonly number[],
  zooms: Uint8Array,
  viewZoom: number,
  z: number,
) {
  const cell = symbolSpacing(viewZoom) / (256 * 2 ** (viewZoom - z))
  const taken = new Map<number, number[]>()
  const key = (cx: number, cy: number) => cy * 65_536 + cx
  const isFree = (i: number, cx: number, cy: number) => {
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        for (const j of taken.get(key(cx + dx, cy + dy)) ?? []) {
          if (Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) < cell) return false
        }
      }
    }
    return true
  }
  const take = (i: number, cx: number, cy: number) => {
    const k = key(cx, cy)
    const there = taken.get(k)
    if (there) there.push(i)
    else taken.set(k, [i])
  }
  const waiting = candidates.filter((i) => zooms[i] === NEVER)
  for (const i of candidates) {
    if (zooms[i] !== NEVER) take(i, Math.floor(x[i]! / cell), Math.floor(y[i]! / cell))
  }
  for (const i of waiting) {
    const cx = Math.floor(x[i]! / cell)
    const cy = Math.floor(y[i]! / cell)
    if (!isFree(i, cx, cy)) continue
    zooms[i] = Math.max(0, Math.min(NEVER - 1, Math.round(viewZoom * 8)))
    take(i, cx, cy)
  }
}
