import type {
  FeatureCode,
  LayerCode,
  PrewarningTable,
  Signal,
  SignalEvidence,
  WarningGrade,
  WeatherHazard,
} from '../../../data/contracts/index.ts'
import { localDay } from '../../../data/rules/local-time.ts'
import { crowdsOf } from '../../../data/rules/prewarning/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { currentPrewarning, rulesOfKind } from './current-table.ts'
import { takeSignals } from './take-signals.ts'

const findOverdue = loadSql(import.meta.url, 'find-overdue.sql')
const findExposed = loadSql(import.meta.url, 'find-exposed.sql')
const findCounted = loadSql(import.meta.url, 'find-counted.sql')

interface Place {
  name: string
  lon: number
  lat: number
  grid: string
  building: string | null
}

/** What no message triggers: crowds of events, inspections that were due, things under the weather. In one transaction. */
export async function scanRules(
  client: Queryable,
  now: number,
): Promise<{ signals: number; raised: number }> {
  const table = await currentPrewarning(client)
  const signals = [
    ...(await crowds(client, table, now)),
    ...(await overdue(client, table, now)),
    ...(await underWeather(client, table, now)),
  ]
  return takeSignals(client, table, signals)
}

async function crowds(client: Queryable, table: PrewarningTable, now: number): Promise<Signal[]> {
  const signals: Signal[] = []
  for (const { id, when } of rulesOfKind(table, 'count')) {
    const from = new Date(now - when.withinHours * 3_600_000)
    const rows = await client.query<Place & { no: string; subclass: string; reported_at: Date }>(
      findCounted,
      [when.subclasses, from],
    )
    const byNo = new Map(rows.map((row) => [row.no, row]))
    const events = rows.map(({ no, subclass, reported_at, lon, lat }) => ({
      no,
      subclass,
      at: reported_at.getTime(),
      lonLat: [lon, lat] as const,
    }))
    for (const crowd of crowdsOf(when, events)) {
      const { no, at } = crowd[0]!
      const evidence = { kind: 'count' as const, events: crowd.map((one) => one.no) }
      signals.push(signalOf(id, byNo.get(no)!, { subject: no, mark: '', at, evidence }))
    }
  }
  return signals
}

interface Thing extends Place {
  layer: LayerCode
  code: FeatureCode
  risk: number
}

async function overdue(client: Queryable, table: PrewarningTable, now: number): Promise<Signal[]> {
  const signals: Signal[] = []
  for (const { id, when } of rulesOfKind(table, 'inspection')) {
    const { layers, riskAtLeast, overdueDays } = when
    const rows = await client.query<Thing & { due_on: string; days_over: number }>(findOverdue, [
      layers,
      riskAtLeast,
      overdueDays,
      localDay(now),
    ])
    for (const row of rows) {
      const { layer, code, risk, due_on: dueOn, days_over: daysOver } = row
      const evidence = { kind: 'inspection' as const, layer, code, risk, dueOn, daysOver }
      signals.push(
        signalOf(id, row, { subject: `${layer}/${code}`, mark: dueOn, at: now, evidence }),
      )
    }
  }
  return signals
}

interface WarningRow {
  id: string
  hazard: WeatherHazard
  grade: WarningGrade
  areas: string[]
}

async function underWeather(
  client: Queryable,
  table: PrewarningTable,
  now: number,
): Promise<Signal[]> {
  const warnings = await client.query<WarningRow>(
    'select id::text as id, hazard, grade, areas from weather_warning where at <= $1 and until > $1 order by id',
    [new Date(now)],
  )
  const signals: Signal[] = []
  for (const { id: rule, when } of rulesOfKind(table, 'weather')) {
    for (const { id, hazard, grade, areas } of warnings) {
      if (hazard !== when.hazard || grade < when.atLeast) continue
      const patterns = areas.map((area) => `${area}%`)
      const things = await client.query<Thing>(findExposed, [
        when.layers,
        when.riskAtLeast,
        patterns,
      ])
      for (const thing of things) {
        const { layer, code, risk } = thing
        const evidence = { kind: 'weather' as const, layer, code, risk, hazard, grade }
        const subject = `${layer}/${code}`
        signals.push(signalOf(rule, thing, { subject, mark: id, at: now, evidence }))
      }
    }
  }
  return signals
}

interface Firing {
  subject: string
  mark: string
  at: number
  evidence: SignalEvidence
}

const signalOf = (
  rule: string,
  { name, lon, lat, grid, building }: Place,
  firing: Firing,
): Signal => ({ rule, name, lonLat: [lon, lat], grid, building, ...firing })
