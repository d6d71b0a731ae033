import type { EventTwin, LayerScope } from '../../../data/contracts/index.ts'
import { ruleSetOn } from '../../../data/registry/index.ts'
import { distanceM } from '../../../data/rules/distance.ts'
import { isLikelyDuplicate } from '../../../data/rules/event-loop/index.ts'
import { localDay } from '../../../data/rules/local-time.ts'
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

interface AskedTwins extends TwinAsker {
  of: TwinOf
}

type TwinRow = EventRow & { description: string; twin_of: string }

/** 疑似重复: what is open of the same class, near and soon before or after. */
export async function findTwins(
  client: Queryable,
  asker: TwinAsker,
  of: TwinOf,
): Promise<EventTwin[]> {
  return (await findAllTwins(client, [{ ...asker, of }]))[0]!
}

/** Of several events at once, in their order. */
export async function findAllTwins(
  client: Queryable,
  asked: readonly AskedTwins[],
): Promise<EventTwin[][]> {
  if (asked.length === 0) return []
  const rules = asked.map(({ of }) => ruleSetOn(localDay(of.at.getTime())))
  const rows = await client.query<TwinRow>(listTwins, [
    Math.max(...rules.map(({ duplicates }) => duplicates.withinHours)),
    DEGREES_AROUND,
    JSON.stringify(
      asked.map(({ scope, of }) => ({ ...of, patterns: visibleAreas(scope).patterns })),
    ),
  ])
  return asked.map(({ of, ...asker }, index) => {
    const here = { subclass: of.subclass, at: of.at.getTime(), lonLat: [of.lon, of.lat] as const }
    return rows
      .filter((row) => row.twin_of === of.no)
      .filter((row) =>
        isLikelyDuplicate(rules[index]!, here, {
          subclass: row.subclass,
          at: row.reported_at.getTime(),
          lonLat: [row.lon, row.lat],
        }),
      )
      .map((row) => showTwin(asker, row, here))
  })
}

const showTwin = (
  { scope, hasPurpose }: TwinAsker,
  row: TwinRow,
  here: { at: number; lonLat: readonly [number, number] },
): EventTwin => ({
  ...eventSummary(row),
  description: hasPurpose && mayRead(scope, row.grid) ? row.description : null,
  distanceM: Math.round(distanceM(here.lonLat, [row.lon, row.lat])),
  hoursApart: Math.round(Math.abs(row.reported_at.getTime() - here.at) / 360_000) / 10,
})

const mayRead = (scope: LayerScope, grid: string) =>
  (gradeAt(scope, grid) ?? 1) >= DESCRIPTION_GRADE
