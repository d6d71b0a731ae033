import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import type { Cell, CellId } from '../../../data/rules/coverage/items.ts'
import { assignCodes, type Share } from '../../../data/rules/coverage/plan/assign-codes.ts'
import type { Queryable } from '../../storage/database.ts'
import type { Comparison } from './compare-grids.ts'
import type { NewGrids } from './move-places.ts'

/** Codes of the cells of the communities that change. */
export async function nameGrids(
  client: Queryable,
  coverage: Coverage,
  { communities, grids }: Comparison,
  shares: readonly Share[],
): Promise<NewGrids> {
  const changed = new Set(communities)
  const cells = [...coverage.cells()].filter(({ community }) => changed.has(community))
  const everUsed = await client.query<{ code: string }>(
    `select distinct code from grid_cell where community = any($1::text[])`,
    [communities],
  )
  const codeOf = assignCodes({
    coverage,
    cells,
    shares,
    inForce: new Set(
      grids.filter(({ community }) => changed.has(community)).map(({ code }) => code),
    ),
    everUsed: everUsed.map(({ code }) => code),
  })
  return { coverage, codeOf, successorOf: successorsOf(shares, cells, codeOf) }
}

function successorsOf(
  shares: readonly Share[],
  cells: readonly Cell[],
  codeOf: ReadonlyMap<CellId, string>,
): Map<string, string> {
  const successors = new Map<string, string>()
  for (const { id, code } of cells) if (code !== null) successors.set(code, codeOf.get(id)!)
  const rising = [...shares].sort(
    (a, b) => a.households - b.households || a.buildings - b.buildings,
  )
  for (const { from, to } of rising) {
    const code = codeOf.get(to)
    if (code !== undefined) successors.set(from, code)
  }
  return successors
}
