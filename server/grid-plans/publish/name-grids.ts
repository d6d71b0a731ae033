import { labelPoint } from '../../../data/formats/repair/label-point.ts'
import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import { faceAt } from '../../../data/rules/coverage/faces.ts'
import type { Cell, CellId } from '../../../data/rules/coverage/items.ts'
import { outlineGeometry } from '../../../data/rules/coverage/outline-cell.ts'
import { assignCodes, type Share } from '../../../data/rules/coverage/plan/assign-codes.ts'
import { toUnits } from '../../../data/rules/coverage/units.ts'
import type { Queryable } from '../../storage/database.ts'
import type { Comparison } from './compare-grids.ts'
import type { NewGrids } from './move-places.ts'

/** Codes of the cells of the communities that change. */
export async function nameGrids(
  client: Queryable,
  coverage: Coverage,
  { communities, grids, inForce }: Comparison,
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
  const successorOf = successorsOf(shares, cells, codeOf)
  for (const { id, code, community } of inForce.cells()) {
    if (code === null || successorOf.has(code) || !changed.has(community)) continue
    const successor = codeOf.get(cellAtMiddle(inForce, id, coverage))
    if (successor !== undefined) successorOf.set(code, successor)
  }
  return { coverage, codeOf, successorOf }
}

/** Where nobody lived it is the ground that says what has become of a grid. */
function cellAtMiddle(inForce: Coverage, id: CellId, coverage: Coverage): CellId {
  const geometry = outlineGeometry(inForce, id)
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const [lon, lat] = labelPoint({ kind: 'polygon', polygons })
  return faceAt(coverage, ...toUnits([lon, lat])) as CellId
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
