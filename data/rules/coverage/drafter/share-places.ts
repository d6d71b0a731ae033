export interface PlaceWish {
  /** Households of each block. */
  blocks: readonly number[]
}

/**
 * How many cells each piece gets: at least one, and then as even as whole numbers and whole blocks allow. A block that is
 * as large as a cell should be fills one of its own, so a piece of few large blocks can use fewer cells than its households
 * would ask for; where there is no room for all, there are fewer.
 */
export function sharePlaces(cells: number, pieces: readonly PlaceWish[]): number[] {
  const target = fairTarget(
    cells,
    pieces.flatMap(({ blocks }) => blocks),
  )
  const claims = pieces.map(({ blocks }) => sumOf(blocks.map((b) => Math.min(b, target))))
  const shares = pieces.map(() => 1)
  const room = pieces.map(({ blocks }) => roomIn(blocks, target))
  for (let left = cells - pieces.length; left > 0; left--) {
    const next = largestClaim(claims, shares, (k) => shares[k]! < room[k]!)
    if (next === undefined) break
    shares[next] = shares[next]! + 1
  }
  return shares
}

const sumOf = (blocks: readonly number[]) => blocks.reduce((sum, households) => sum + households, 0)

/** A cell filled less than this is no fair one beside others. */
const FAIR = 0.72

/** Most cells that could be filled well: large blocks each their own, the rest shared out. */
function roomIn(blocks: readonly number[], target: number): number {
  const small = blocks.filter((households) => households < target)
  const large = blocks.length - small.length
  const rest = sumOf(small)
  // Blocks over half of a cell do not pair: each of them is a cell with a little beside it.
  const halves = small.filter((households) => households > target * FAIR).length
  return Math.max(1, large + Math.max(halves, Math.floor(rest / (target * FAIR))))
}

/**
 * Households of a cell when all are alike: a block that is larger fills its own cell, and the others share the rest.
 */
export function fairTarget(cells: number, blocks: readonly number[]): number {
  const descending = [...blocks].sort((a, b) => b - a)
  let [left, rest] = [cells, sumOf(blocks)]
  for (const block of descending) {
    if (left <= 1 || block <= rest / left) break
    left--
    rest -= block
  }
  return rest / left
}

/** Huntington–Hill: who gets the next one differs least from the others in proportion. */
function largestClaim(
  claims: readonly number[],
  shares: readonly number[],
  isOpen: (k: number) => boolean,
): number | undefined {
  let best: number | undefined
  let most = -1
  claims.forEach((households, k) => {
    const claim = households / Math.sqrt(shares[k]! * (shares[k]! + 1))
    if (!isOpen(k) || claim <= most) return
    most = claim
    best = k
  })
  return best
}
