import { labelPoint } from '../../../data/formats/repair/label-point.ts'
import { encodeWkb } from '../../../data/formats/wkb.ts'
import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import type { Cell, CellId } from '../../../data/rules/coverage/items.ts'
import { outlineGeometry } from '../../../data/rules/coverage/outline-cell.ts'
import type { Share } from '../../../data/rules/coverage/plan/assign-codes.ts'
import type { Queryable } from '../../storage/database.ts'
import { shapeOf } from '../take-over.ts'
import type { Comparison } from './compare-grids.ts'

export interface WrittenGrids {
  day: string
  coverage: Coverage
  compared: Comparison
  shares: readonly Share[]
  codeOf: ReadonlyMap<CellId, string>
}

/** Closes what ends, inserts what begins; a grid that stays as it is keeps its row. */
export async function writeGrids(client: Queryable, written: WrittenGrids): Promise<void> {
  const { day, coverage, compared, codeOf } = written
  const changed = new Set(compared.communities)
  const before = new Map(
    [...compared.inForce.cells()]
      .filter(({ community }) => changed.has(community))
      .map((cell) => [cell.code!, shapeOf(compared.inForce, cell)]),
  )
  const after = [...codeOf].map(([id, code]): Cell => ({ ...coverage.cell(id)!, code }))
  const fresh = after.filter((cell) => before.get(cell.code!) !== shapeOf(coverage, cell))
  const stays = new Set(after.filter((cell) => !fresh.includes(cell)).map(({ code }) => code!))
  const ended = compared.grids
    .filter(({ community, code }) => changed.has(community) && !stays.has(code))
    .map(({ code }) => code)
  await client.execute(
    `update grid_cell set valid_to = $2::date where valid_to is null and code = any($1::text[])`,
    [ended, day],
  )
  const households = householdsOf(written.shares)
  await client.copyFrom(
    'grid_cell',
    GRID_COLUMNS,
    fresh.map((cell) => gridRow(coverage, cell, day, households.get(cell.id) ?? 0)),
  )
}

const GRID_COLUMNS = [
  'subdistrict',
  'code',
  'kind',
  'community',
  'name',
  'lon',
  'lat',
  'geometry',
  'households',
  'valid_from',
]

function gridRow(coverage: Coverage, cell: Cell, day: string, households: number) {
  const { id, code, kind, community, name } = cell
  const geometry = outlineGeometry(coverage, id)
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const [lon, lat] = labelPoint({ kind: 'polygon', polygons })
  const wkb = Buffer.from(encodeWkb(geometry))
  return [community.slice(0, 9), code, kind, community, name, lon, lat, wkb, households, day]
}

function householdsOf(shares: readonly Share[]): ReadonlyMap<CellId, number> {
  const sums = new Map<CellId, number>()
  for (const { to, households } of shares) sums.set(to, (sums.get(to) ?? 0) + households)
  return sums
}
