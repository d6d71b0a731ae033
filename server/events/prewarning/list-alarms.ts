import type {
  Alarm,
  AlarmPage,
  AlarmSubject,
  GridCode,
  LayerScope,
  PrewarningRule,
  Scope,
  SignalEvidence,
} from '../../../data/contracts/index.ts'
import { OPEN_EVENT_STATES, type Registry } from '../../../data/registry/index.ts'
import { gradeAt, scopeOn } from '../../security/scope.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const listAlarmsSql = loadSql(import.meta.url, 'list-alarms.sql')
const countAlarmsSql = loadSql(import.meta.url, 'count-alarms.sql')
/** Things named with each alarm of a list, and with one that is asked for. */
const FEW = 5
const ALL = 500

export interface AlarmQuestion {
  area: string
  isOpen: boolean
  from?: string
  to?: string
  limit: number
}

export interface AlarmReader {
  registry: Registry
  scope: Scope
  /** What of the scope concerns events: alarms are seen where events are. */
  events: LayerScope
}

interface AlarmRow {
  id: string
  rule: PrewarningRule
  rule_version: string
  first_at: Date
  last_at: Date
  signals: number
  subjects: number
  lon: number
  lat: number
  grid: GridCode
  address: string | null
  cleared_at: Date | null
  acknowledged_at: Date | null
  acknowledged_by: string | null
  event_no: string | null
  state: string
  title: string
  level: 1 | 2 | 3 | 4
  deadline_at: Date | null
}

export async function listAlarms(
  client: Queryable,
  reader: AlarmReader,
  { area, isOpen, from, to, limit }: AlarmQuestion,
): Promise<AlarmPage> {
  const { patterns } = visibleAreas(reader.events, area)
  const params = [patterns, isOpen, from ?? null, to ?? null, limit, null]
  const rows = await client.query<AlarmRow>(listAlarmsSql, params)
  const counts = await client.first<Pick<AlarmPage, 'open' | 'unacknowledged'>>(countAlarmsSql, [
    patterns,
  ])
  return { items: await withSubjects(client, reader, rows, FEW), ...counts! }
}

export async function findAlarm(
  client: Queryable,
  reader: AlarmReader,
  id: string,
): Promise<Alarm | undefined> {
  const { patterns } = visibleAreas(reader.events)
  const rows = await client.query<AlarmRow>(listAlarmsSql, [patterns, false, null, null, 1, id])
  return (await withSubjects(client, reader, rows, ALL))[0]
}

interface SubjectRow {
  alarm: string
  subject: string
  name: string
  first_at: Date
  last_at: Date
  signals: number
  evidence: SignalEvidence
}

async function withSubjects(
  client: Queryable,
  reader: AlarmReader,
  rows: readonly AlarmRow[],
  most: number,
): Promise<Alarm[]> {
  const subjects = await client.query<SubjectRow>(
    `select alarm::text as alarm, subject, name, first_at, last_at, signals, evidence
     from (
       select *, row_number() over (partition by alarm order by last_at desc, subject) as place
       from alarm_subject where alarm = any($1::bigint[])
     ) as placed
     where place <= $2 order by alarm, place`,
    [rows.map(({ id }) => id), most],
  )
  const byAlarm = groupByAlarm(subjects)
  return rows.map((row) => alarmOf(row, subjectsOf(reader, row, byAlarm.get(row.id) ?? [])))
}

function groupByAlarm(subjects: readonly SubjectRow[]): Map<string, SubjectRow[]> {
  const groups = new Map<string, SubjectRow[]>()
  for (const one of subjects) {
    const group = groups.get(one.alarm)
    if (group) group.push(one)
    else groups.set(one.alarm, [one])
  }
  return groups
}

/** A thing of another layer is named only to those who may see it there. */
function subjectsOf(
  { registry, scope }: AlarmReader,
  { grid }: AlarmRow,
  rows: readonly SubjectRow[],
): AlarmSubject[] {
  const mayName = ({ evidence }: SubjectRow) => {
    if (!('layer' in evidence)) return true
    const layer = registry.layer(evidence.layer)
    const seen = layer && scopeOn(scope, layer)
    return seen !== undefined && gradeAt(seen, grid) !== undefined
  }
  return rows.filter(mayName).map(({ alarm: _alarm, first_at, last_at, ...rest }) => ({
    ...rest,
    firstAt: first_at.toISOString(),
    lastAt: last_at.toISOString(),
  }))
}

function alarmOf(row: AlarmRow, evidence: AlarmSubject[]): Alarm {
  const { id: ruleId, name, when } = row.rule
  return {
    id: row.id,
    rule: { id: ruleId, version: row.rule_version, name, when },
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    signals: row.signals,
    subjects: row.subjects,
    lonLat: [row.lon, row.lat],
    grid: row.grid,
    address: row.address,
    event: row.event_no === null ? null : eventOf(row, row.event_no),
    acknowledged: row.acknowledged_at && {
      by: row.acknowledged_by ?? '',
      at: row.acknowledged_at.toISOString(),
    },
    clearedAt: row.cleared_at?.toISOString() ?? null,
    evidence,
  }
}

const eventOf = ({ state, title, level, deadline_at }: AlarmRow, no: string) => ({
  no,
  state,
  title,
  level,
  deadlineAt: deadline_at?.toISOString() ?? null,
  isOpen: OPEN_EVENT_STATES.some((open) => open === state),
})
