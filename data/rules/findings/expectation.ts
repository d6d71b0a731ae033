/** How much there is of something in each cell that things can happen to: people, shops, old houses. */
export type Exposure = ArrayLike<number>

const ROUNDS = 30
const ENOUGH = 1e-8
/** Keeps factors that say the same from growing against each other; too little to be felt otherwise. */
const RIDGE = 1e-3

/**
 * What each cell's share of all things would be if it had as many as others like it: a Poisson regression of the counts on
 * the exposures (log link, iteratively reweighted least squares: McCullagh and Nelder 1989). Shares sum to one. Unknown
 * exposures (NaN) count as the mean.
 */
export function expectedShares(
  counts: ArrayLike<number>,
  exposures: readonly Exposure[],
): Float64Array {
  const cells = counts.length
  const factors = [new Float64Array(cells).fill(1), ...exposures.map(standardised)]
  const total = sumOf(counts)
  if (total === 0) return new Float64Array(cells).fill(1 / Math.max(1, cells))
  let weights = factors.map((_, k) => (k === 0 ? Math.log(total / cells) : 0))
  for (let round = 0; round < ROUNDS; round++) {
    const next = improved(counts, factors, weights)
    const step = Math.max(...next.map((weight, k) => Math.abs(weight - weights[k]!)))
    weights = next
    if (step < ENOUGH) break
  }
  const expected = Float64Array.from({ length: cells }, (_, i) => meanAt(factors, weights, i))
  const sum = sumOf(expected)
  return expected.map((value) => value / sum)
}

function improved(
  counts: ArrayLike<number>,
  factors: readonly Float64Array[],
  weights: readonly number[],
): number[] {
  const n = factors.length
  const matrix = factors.map((_, a) =>
    Array.from({ length: n + 1 }, (__, b) => (a === b && a > 0 ? RIDGE : 0)),
  )
  for (let i = 0; i < counts.length; i++) {
    const mean = meanAt(factors, weights, i)
    const working = Math.log(mean) + (counts[i]! - mean) / mean
    for (let a = 0; a < n; a++) {
      const row = matrix[a]!
      const weighted = mean * factors[a]![i]!
      for (let b = 0; b < n; b++) row[b]! += weighted * factors[b]![i]!
      row[n]! += weighted * working
    }
  }
  return solved(matrix)
}

/** Far-off weights of the first rounds must not overflow. */
function meanAt(factors: readonly Float64Array[], weights: readonly number[], i: number): number {
  let sum = 0
  for (let k = 0; k < factors.length; k++) sum += weights[k]! * factors[k]![i]!
  return Math.exp(Math.max(-20, Math.min(20, sum)))
}

/** Gauss, with pivots; the matrix carries the right side as its last column. */
function solved(matrix: number[][]): number[] {
  const n = matrix.length
  for (let k = 0; k < n; k++) {
    const pivot = matrix.slice(k).reduce((best, row, i) => {
      return Math.abs(row[k]!) > Math.abs(matrix[best]![k]!) ? k + i : best
    }, k)
    ;[matrix[k], matrix[pivot]] = [matrix[pivot]!, matrix[k]!]
    for (let i = k + 1; i < n; i++) {
      const factor = matrix[i]![k]! / (matrix[k]![k]! || 1)
      for (let j = k; j <= n; j++) matrix[i]![j]! -= factor * matrix[k]![j]!
    }
  }
  const found = new Array<number>(n).fill(0)
  for (let k = n - 1; k >= 0; k--) {
    const rest = matrix[k]!.slice(k + 1, n).reduce((sum, v, j) => sum + v * found[k + 1 + j]!, 0)
    found[k] = (matrix[k]![n]! - rest) / (matrix[k]![k]! || 1)
  }
  return found
}

/** Mean 0, deviation 1; of what is the same everywhere nothing is left. */
function standardised(exposure: Exposure): Float64Array {
  const known = Array.from(exposure).filter(Number.isFinite)
  const mean = sumOf(known) / Math.max(1, known.length)
  const deviation = Math.sqrt(
    known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length),
  )
  return Float64Array.from(exposure, (value) =>
    Number.isFinite(value) && deviation > 0 ? (value - mean) / deviation : 0,
  )
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}
