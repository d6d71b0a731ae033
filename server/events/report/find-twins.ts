import type { EventTwin, LayerScope } from '../../../data/contracts/index.ts'
import { ruleSetOn } from '../../../data/registry/index.ts'
import { distanceM } from '../../../data/rules/distance.ts'
import { isLikelyDuplicate, localDate } from '../../../data/rules/event-loop/index.ts'
import { gradeAt } from '../../security/scope.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { type EventRow, eventSummary } from '../../storage/event-summary.ts'
import { loadSql } from '../../storage/sql-file.ts'

const listTwins = loadSql(import.meta.url, 'list-twins.sql')
/** More than 50 m anywhere here. */
const DEGREES_AROUND = 0.001
const DESCRIPTION_GRADE = 3

export interface TwinOf {
  no: string
  subdistrict: string
  subclass: string
  at: Date
  lon: number
  lat: number
}

/** Who has stated no purpose is told that there is one, not what it says. */
export interface TwinAsker {
  scope: LayerScope
  hasPurpose: boolean
}

/** 疑似重复: what is open of the same class, near and soon before or after. */
export async function findTwins(
  client: Queryable,
  { scope, hasPurpose }: TwinAsker,
  one: TwinOf,
): Promise<EventTwin[]> {
  const rules = ruleSetOn(localDate(one.at.getTime()))
  const rows = await client.query<EventRow & { description: string }>(listTwins, [
    one.subdistrict,
    one.subclass,
    one.at,
    rules.duplicates.withinHours,
    one.lon,
    one.lat,
    DEGREES_AROUND,
    visibleAreas(scope).patterns,
    one.no,
  ])
  const here = { subclass: one.subclass, at: one.at.getTime(), lonLat: [one.lon, one.lat] as const }
  return rows
    .filter((row) =>
      isLikelyDuplicate(rules, here, {
        subclass: row.subclass,
        at: row.reported_at.getTime(),
        lonLat: [row.lon, row.lat],
      }),
    )
    .map((row) => ({
      ...eventSummary(row),
      description: hasPurpose && mayRead(scope, row.grid) ? row.description : null,
      distanceM: Math.round(distanceM(here.lonLat, [row.lon, row.lat])),
      hoursApart: Math.round(Math.abs(row.reported_at.getTime() - here.at) / 360_000) / 10,
    }))
}

const mayRead = (scope: LayerScope, grid: string) =>
  (gradeAt(scope, grid) ?? 1) >= DESCRIPTION_GRADE
