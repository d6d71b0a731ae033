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
import { scopeOn } from '../../security/scope.ts'
import { visibleAreas, visiblePlaces } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const listAlarmsSql = loadSql(import.meta.url, 'list-alarms.sql')
const listSubjectsSql = loadSql(import.meta.url, 'list-subjects.sql')
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
  /** Of the whole alarm. */
  things: number
  firings: number
  /** Of a crowd. */
  events: string[]
}

/** Each thing is told only to those who may see it where it is. */
async function withSubjects(
  client: Queryable,
  { registry, scope }: AlarmReader,
  rows: readonly AlarmRow[],
  most: number,
): Promise<Alarm[]> {
  const { layers, patterns } = visiblePlaces(
    registry.layers.flatMap((layer) => scopeOn(scope, layer) ?? []),
  )
  const ids = rows.map(({ id }) => id)
  const subjects = await client.query<SubjectRow>(listSubjectsSql, [ids, most, layers, patterns])
  const byAlarm = groupByAlarm(subjects)
  return rows.map((row) => alarmOf(row, byAlarm.get(row.id) ?? []))
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

function subjectOf({
  subject,
  name,
  first_at,
  last_at,
  signals,
  ...row
}: SubjectRow): AlarmSubject {
  const { evidence, events } = row
  return {
    subject,
    name,
    signals,
    firstAt: first_at.toISOString(),
    lastAt: last_at.toISOString(),
    evidence: evidence.kind === 'count' ? { ...evidence, events } : evidence,
  }
}

function alarmOf(row: AlarmRow, subjects: readonly SubjectRow[]): Alarm {
  const { id: ruleId, name, when } = row.rule
  return {
    id: row.id,
    rule: { id: ruleId, version: row.rule_version, name, when },
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    signals: subjects[0]?.firings ?? 0,
    subjects: subjects[0]?.things ?? 0,
    lonLat: [row.lon, row.lat],
    grid: row.grid,
    address: row.address,
    event: row.event_no === null ? null : eventOf(row, row.event_no),
    acknowledged: row.acknowledged_at && {
      by: row.acknowledged_by ?? '',
      at: row.acknowledged_at.toISOString(),
    },
    clearedAt: row.cleared_at?.toISOString() ?? null,
    evidence: subjects.map(subjectOf),
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
