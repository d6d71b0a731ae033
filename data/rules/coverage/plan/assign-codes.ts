import { isCodeFor, nextCodes } from '../codes.ts'
import type { Coverage } from '../coverage.ts'
import type { Cell, CellId } from '../items.ts'

/** What of a grid in force lies in a cell of the plan. */
export interface Share {
  from: string
  to: CellId
  households: number
  buildings: number
}

export interface CodeQuestion {
  coverage: Coverage
  cells: readonly Cell[]
  shares: readonly Share[]
  /** Codes of the grids in force. */
  inForce: ReadonlySet<string>
  /** Every code that there has ever been: none is given again. */
  everUsed: Iterable<string>
}

/**
 * 编码: a grid's code stays with the larger part of its households, where nobody lives of its buildings, else with the cell
 * that was drawn from it; of several that want one cell, with the one that most of it comes from. All others get the next
 * free ones of their community in reading order. A code that a planner has written himself stays if it was never used.
 */
export function assignCodes({
  coverage,
  cells,
  shares,
  inForce,
  everUsed,
}: CodeQuestion): Map<CellId, string> {
  const used = new Set([...everUsed, ...inForce])
  const codes = new Map<CellId, string>()
  const byId = new Map(cells.map((cell) => [cell.id, cell]))
  for (const { id, code } of cells) {
    if (code !== null && !used.has(code) && isCodeFor(code, byId.get(id)!)) codes.set(id, code)
  }
  const drawnFrom = (share: Share) => (byId.get(share.to)?.code === share.from ? 1 : 0)
  const rank = (a: Share, b: Share) =>
    b.households - a.households ||
    b.buildings - a.buildings ||
    drawnFrom(b) - drawnFrom(a) ||
    (a.from + a.to < b.from + b.to ? -1 : 1)
  const largest = new Map<string, Share>()
  for (const share of [...shares, ...emptyShares(cells, inForce, shares)].sort(rank)) {
    const cell = byId.get(share.to)
    if (cell && !largest.has(share.from)) largest.set(share.from, share)
  }
  const kept = new Set(codes.values())
  for (const { from, to } of [...largest.values()].sort(rank)) {
    if (codes.has(to) || kept.has(from) || !inForce.has(from)) continue
    if (!isCodeFor(from, byId.get(to)!)) continue
    codes.set(to, from)
    kept.add(from)
  }
  for (const community of new Set(cells.map((cell) => cell.community))) {
    const own = cells
      .filter((cell) => cell.community === community)
      .map((cell) => ({ ...cell, code: codes.get(cell.id) ?? null }))
    for (const [id, code] of nextCodes(coverage, community, own, used)) codes.set(id, code)
  }
  return codes
}

/** Grids in which nothing stands: they go to the cell that has their code. */
function emptyShares(
  cells: readonly Cell[],
  inForce: ReadonlySet<string>,
  shares: readonly Share[],
): Share[] {
  const known = new Set(shares.map(({ from }) => from))
  return cells.flatMap(({ id, code }) =>
    code !== null && inForce.has(code) && !known.has(code)
      ? [{ from: code, to: id, households: 0, buildings: 0 }]
      : [],
  )
}
