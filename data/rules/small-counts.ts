/**
 * 小数保护: how counts of people are shown to who may not see who lives where (below grade 3).
 *
 * Unbiased random rounding to base 5 of fixed cells. The cell is the building. Each of its counts is rounded to one of
 * its two neighbouring multiples of five, up with a probability of a fifth for each one above the lower, by a secret
 * offset that belongs to building and count for ever; multiples of five stay. Counts of larger areas are sums of these,
 * never rounded sums; smaller ones (stairwell, room) are not given at all.
 *
 * Why: whatever can be asked is then a function of one and the same set of rounded numbers, so no number of overlapping
 * questions, and no sum minus its parts, tells more than that set does. (Rounding every answer for itself, or noise drawn
 * anew for every set of cells, is undone by averaging or differencing many overlapping answers.) What the set tells: a
 * count shown as 0, "<5", is 0 to 4, one shown as n is n−4 to n+4. Putting several counts of a building together
 * (over 60s and children live among its residents) moves the ends by one or two, and leaves at least three values for
 * any of them: lower ends are 0, 1 or 2 above a multiple of five, upper ends 3 or 4 above it. Sums stay true: the error
 * of a sum of n buildings has mean 0 and a deviation below 2.45 √n, about 12 for the 25 buildings of a grid.
 *
 * The offset does not change when a count does: new offsets for every change would let the true count be averaged out.
 *
 * Sources: random rounding to base 5 with additivity from fixed cells: Statistics Canada, census products since 1971;
 * L. Willenborg, T. de Waal, Elements of Statistical Disclosure Control (2001), ch. 9; SDC Handbook of the ESSnet (2010),
 * §5.4; base 5 and k ≥ 5 as in GB/T 42460.
 */
export const COUNT_BASE = 5

/** From this grade on counts are shown as they are. */
export const EXACT_COUNT_GRADE = 3

/** Counts of people of one cell. */
export type PeopleCount = 'count' | 'households' | 'aged60' | 'children14' | 'floating'
export const PEOPLE_COUNTS: readonly PeopleCount[] = [
  'count',
  'households',
  'aged60',
  'children14',
  'floating',
]

/** A secret number 0–4 for each count of a cell; always the same for the same cell. */
export type CellOffsets = Readonly<Record<PeopleCount, number>>

/** To a neighbouring multiple of five. `offset` 0–4, each as likely as the others. */
export function roundCount(count: number, offset: number): number {
  return COUNT_BASE * Math.floor((count + offset) / COUNT_BASE)
}

export function roundCell<Counts extends Partial<Record<PeopleCount, number>>>(
  counts: Counts,
  offsets: CellOffsets,
): Counts {
  const rounded = PEOPLE_COUNTS.flatMap((key) => {
    const count = counts[key]
    return count === undefined ? [] : [[key, roundCount(count, offsets[key])] as const]
  })
  return { ...counts, ...Object.fromEntries(rounded) }
}

/** The offsets in the bytes of a cell's secret: four bytes for each count, so that all five are as likely to one in 10⁹. */
export function offsetsOf(secret: Uint8Array): CellOffsets {
  const view = new DataView(secret.buffer, secret.byteOffset, secret.byteLength)
  const entries = PEOPLE_COUNTS.map(
    (key, at) => [key, view.getUint32(at * 4) % COUNT_BASE] as const,
  )
  return Object.fromEntries(entries) as CellOffsets
}

/** What a count shown as `rounded` may be in truth. */
export function possibleCounts(rounded: number): { from: number; to: number } {
  return { from: Math.max(0, rounded - COUNT_BASE + 1), to: rounded + COUNT_BASE - 1 }
}
