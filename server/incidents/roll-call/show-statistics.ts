import type { IncidentStatistics, LayerScope } from '../../../data/contracts/index.ts'
import {
  overallPace,
  rollCallStatistics,
} from '../../../data/rules/incident/roll-call-statistics.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { type IncidentRow, listIncidents } from '../store.ts'
import type { FollowedIncident } from './follow-incident.ts'
import { replayIncident } from './replay.ts'

const MOST_EARLIER = 8

/** How the roll-call went, beside those of the same kind that ended before it. */
export async function showStatistics(
  db: Queryable,
  row: IncidentRow,
  scope: LayerScope,
): Promise<IncidentStatistics> {
  const earlier = (await listIncidents(db, scope))
    .filter((one) => one.kind === row.kind && one.closed_at && one.opened_at < row.opened_at)
    .slice(0, MOST_EARLIER)
  const statistics = statisticsOf(row, await replayIncident(db, row.id), scope)
  const compared: IncidentStatistics['earlier'][number][] = []
  for (const one of earlier) {
    const own = statisticsOf(one, await replayIncident(db, one.id), scope)
    compared.push({
      id: one.id,
      title: one.title,
      openedAt: one.opened_at.toISOString(),
      drill: one.drill,
      doors: own.doors,
      knocked: own.knocked,
      minutesToNineTenths: own.minutesToNineTenths,
      doorsPerMinute: overallPace(own),
    })
  }
  return { ...statistics, earlier: compared }
}

function statisticsOf(row: IncidentRow, { state }: FollowedIncident, scope: LayerScope) {
  const doors = [...state.doors.values()].filter(({ grid }) => seesGrid(scope, grid))
  return rollCallStatistics(state, doors, row.opened_at.getTime())
}
