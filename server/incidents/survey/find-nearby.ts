import type { IncidentPosition, LayerScope } from '../../../data/contracts/index.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { distanceM, widened } from './area.ts'
import type { FoundPlace } from './find-buildings.ts'

const REACH_M = 2_000
/** Who was there longer ago is somewhere else by now. */
const MOST_AGE_S = 15 * 60

interface PositionRow {
  name: string
  lon: number
  lat: number
  accuracy_m: number
  at: Date
  incident: string
}

/** On duty in an incident that the scope sees, nearest first; only those who let themselves be seen. */
export async function findNearby(
  db: Queryable,
  { area, bounds }: FoundPlace,
  scope: LayerScope | undefined,
): Promise<IncidentPosition[]> {
  if (scope === undefined || area.length === 0) return []
  const rows = await db.query<PositionRow>(POSITIONS_WITHIN, [
    ...widened(bounds, REACH_M),
    visibleAreas(scope).patterns,
    MOST_AGE_S,
  ])
  return rows
    .map((row) => ({ row, metres: distanceM(area, [row.lon, row.lat]) }))
    .filter(({ metres }) => metres <= REACH_M)
    .sort((a, b) => a.metres - b.metres)
    .map(({ row }) => showPosition(row))
}

export const showPosition = (row: PositionRow): IncidentPosition => ({
  name: row.name,
  lonLat: [row.lon, row.lat],
  accuracyM: Math.round(row.accuracy_m),
  at: row.at.toISOString(),
  incident: row.incident,
})

const POSITIONS_WITHIN = loadSql(import.meta.url, 'positions-within.sql')
