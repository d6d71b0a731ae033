import { neighboursWithin } from './neighbours.ts'
import { normalTail } from './normal.ts'

export const HOT_SPOT_KINDS = [
  'new',
  'intensifying',
  'persistent',
  'sporadic',
  'diminishing',
] as const
export type HotSpotKind = (typeof HOT_SPOT_KINDS)[number]

export interface HotSpotCells {
  /** Metres. */
  x: ArrayLike<number>
  y: ArrayLike<number>
  /** By stretch of time from the first to the last: things by cell. */
  counts: readonly ArrayLike<number>[]
  /** What of all things of a stretch each cell would have if it were like others (`expectedShares`). */
  shares: ArrayLike<number>
}

/** One cell that has, or had, more than can be expected of it and its neighbours. */
export interface HotSpot {
  cell: number
  kind: HotSpotKind
  /** By stretch of time, there and around: what it was judged by. */
  things: readonly number[]
  expected: readonly number[]
  /** By stretch of time: too many there and around. */
  hot: readonly boolean[]
  /** Mann–Kendall of the excess, in deviations: above 0 = grows. */
  trend: number
}

/** Of all that is called hot, so much may be chance (Benjamini and Hochberg 1995). */
const FALSE_SHARE = 0.05
/** What is less is not worth anybody's way. */
const LEAST = { things: 5, ratio: 1.5 }
/** One-sided 5 %. */
const TREND = 1.645
/** Hot in so many stretches = always. */
const ALWAYS = 0.75
/** Begun within the last part = new. */
const LATELY = 1 / 3
/** The largest are what is looked for, not what is usual. */
const USUAL = 0.95

/**
 * Emerging hot spots: for every cell and stretch of time what has happened within `reachM` against what was to be expected
 * there, then how that went on in time.
 */
export function findHotSpots(cells: HotSpotCells, reachM: number): HotSpot[] {
  const { counts, shares } = cells
  const near = neighboursWithin(cells.x, cells.y, reachM)
  const totals = counts.map((one) => Array.from(one).reduce((sum, value) => sum + value, 0))
  const spread = Math.sqrt(dispersion(cells, totals))
  const found = near.map((around) => counts.map((one) => sumAt(one, around)))
  const wanted = near.map((around) => {
    const share = sumAt(shares, around)
    return totals.map((total) => total * share)
  })
  const scores = found.map((things, i) =>
    // The square root of a count deviates by a half wherever it is (Anscombe 1948).
    things.map((n, t) => (2 * (Math.sqrt(n + 0.375) - Math.sqrt(wanted[i]![t]! + 0.375))) / spread),
  )
  const limit = limitOf(scores.flat())
  return scores.flatMap((score, cell): HotSpot[] => {
    const hot = score.map((z, t) => {
      const [things, expected] = [found[cell]![t]!, wanted[cell]![t]!]
      return z >= limit && things >= LEAST.things && things >= LEAST.ratio * expected
    })
    const trend = mannKendall(score)
    const kind = kindOf(hot, trend)
    if (kind === null) return []
    return [{ cell, kind, things: found[cell]!, expected: wanted[cell]!, hot, trend }]
  })
}

/** Null = nothing to speak of. */
function kindOf(hot: readonly boolean[], trend: number): HotSpotKind | null {
  const times = hot.filter(Boolean).length
  if (times === 0) return null
  const isHot = hot.at(-1)!
  const share = times / hot.length
  if (isHot && hot.indexOf(true) >= hot.length * (1 - LATELY)) return 'new'
  if (trend <= -TREND && share >= 0.5) return 'diminishing'
  if (!isHot) return null
  if (trend >= TREND && share >= 0.5) return 'intensifying'
  return share >= ALWAYS ? 'persistent' : 'sporadic'
}

/**
 * Things come in bunches: how much more they vary in time, each cell about its own level, than chance alone would make
 * them. What one cell always has more than another is no noise: it is what is looked for.
 */
function dispersion({ counts }: HotSpotCells, totals: readonly number[]): number {
  const all = totals.reduce((sum, total) => sum + total, 0)
  const levels = Array.from(counts[0]!, (_, i) => counts.reduce((sum, one) => sum + one[i]!, 0))
  const excess = counts.flatMap((one, t) =>
    levels.map((level, i) => {
      const usual = (level * totals[t]!) / Math.max(1, all)
      return { squared: (one[i]! - usual) ** 2, usual }
    }),
  )
  excess.sort((a, b) => a.squared - b.squared)
  const kept = excess.slice(0, Math.ceil(excess.length * USUAL))
  const squared = kept.reduce((sum, one) => sum + one.squared, 0)
  const usual = kept.reduce((sum, one) => sum + one.usual, 0)
  return Math.max(1, squared / Math.max(usual, 1e-9))
}

/** The least score that is hot when so many were looked at. */
function limitOf(scores: readonly number[]): number {
  const sorted = [...scores].sort((a, b) => b - a)
  let limit = Number.POSITIVE_INFINITY
  sorted.forEach((z, i) => {
    if (normalTail(z) <= (FALSE_SHARE * (i + 1)) / sorted.length) limit = z
  })
  return limit
}

function mannKendall(values: readonly number[]): number {
  const n = values.length
  let sum = 0
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) sum += Math.sign(values[j]! - values[i]!)
  }
  const deviation = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)
  return sum === 0 || deviation === 0 ? 0 : (sum - Math.sign(sum)) / deviation
}

function sumAt(values: ArrayLike<number>, places: readonly number[]): number {
  let sum = 0
  for (const place of places) sum += values[place]!
  return sum
}
