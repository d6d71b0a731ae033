import { compactness } from '../measure.ts'
import type { Patches } from './patches.ts'

/** Of the candidates, the one that gains most in compactness, or loses least, when a patch becomes its own. */
export function proposeCell(
  { list }: Patches,
  patch: number,
  candidates: readonly number[],
  largest: ReadonlyMap<number, number>,
): number | null {
  const { areaM2, perimeterM, neighbours } = list[patch]!
  let best: { cell: number; gain: number } | undefined
  for (const cell of candidates) {
    const main = largest.get(cell)
    if (main === undefined || main === patch) continue
    const body = list[main]!
    const shared = neighbours.get(main) ?? 0
    const before = compactness(body.areaM2, body.perimeterM)
    const after = compactness(body.areaM2 + areaM2, body.perimeterM + perimeterM - 2 * shared)
    const gain = after - before
    // Of what does not touch the body nothing is gained.
    if (shared > 0 && (!best || gain > best.gain)) best = { cell, gain }
  }
  return best?.cell ?? candidates[0] ?? null
}
