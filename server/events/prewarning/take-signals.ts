import type { PrewarningRule, PrewarningTable, Signal } from '../../../data/contracts/index.ts'
import { type FoldedAlarm, foldSignals } from '../../../data/rules/prewarning/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const listOpenAlarms = loadSql(import.meta.url, 'list-open-alarms.sql')

/** Advisory lock until the commit: two bursts at once must not raise one alarm each. */
const FOLD_LOCK = 7_328

const NOTHING = { signals: 0, raised: 0 }

/** Puts signals to the alarms that are open or raises new ones; their events are opened afterwards, each in a transaction of its own. */
export async function takeSignals(
  client: Queryable,
  table: PrewarningTable,
  given: readonly Signal[],
): Promise<{ signals: number; raised: number }> {
  if (given.length === 0) return NOTHING
  await client.query('select pg_advisory_xact_lock($1)', [FOLD_LOCK])
  const signals = await newOnes(client, given)
  if (signals.length === 0) return NOTHING
  const rules = table.rules.filter(({ id }) => signals.some(({ rule }) => rule === id))
  const open = await openAlarms(client, rules, signals)
  const folded = foldSignals(rules, open, signals)
  for (const alarm of folded) {
    const rule = rules.find(({ id }) => id === alarm.rule)!
    const id = alarm.id ?? (await insertAlarm(client, table.version, rule, alarm))
    if (alarm.id !== null) await growAlarm(client, alarm)
    for (const signal of alarm.added) await writeSubject(client, id, signal)
  }
  return { signals: signals.length, raised: folded.filter(({ id }) => id === null).length }
}

/** Without those whose mark has fired before. */
async function newOnes(client: Queryable, signals: readonly Signal[]): Promise<Signal[]> {
  const known = await client.query<{ key: string }>(
    `select concat_ws(' ', rule_id, subject, mark) as key from alarm_subject
     where (rule_id, subject, mark) in (
       select * from unnest($1::text[], $2::text[], $3::text[])
     )`,
    [
      signals.map(({ rule }) => rule),
      signals.map(({ subject }) => subject),
      signals.map(({ mark }) => mark),
    ],
  )
  const keys = new Set(known.map(({ key }) => key))
  return signals.filter(({ rule, subject, mark }) => {
    const key = `${rule} ${subject} ${mark}`
    if (keys.has(key)) return false
    keys.add(key)
    return true
  })
}

interface AlarmRow {
  id: string
  rule_id: string
  first_at: Date
  last_at: Date
  lon: number
  lat: number
  grid: string
}

async function openAlarms(
  client: Queryable,
  rules: readonly PrewarningRule[],
  signals: readonly Signal[],
): Promise<Omit<FoldedAlarm, 'added'>[]> {
  const longestMs = Math.max(0, ...rules.map(({ fold }) => fold.withinMinutes)) * 60_000
  const oldest = Math.min(...signals.map(({ at }) => at)) - longestMs
  const ids = rules.map(({ id }) => id)
  const rows = await client.query<AlarmRow>(listOpenAlarms, [ids, new Date(oldest)])
  return rows.map(({ id, rule_id: rule, first_at, last_at, lon, lat, grid }) => ({
    id,
    rule,
    firstAt: first_at.getTime(),
    lastAt: last_at.getTime(),
    lonLat: [lon, lat],
    grid,
  }))
}

async function insertAlarm(
  client: Queryable,
  version: string,
  rule: PrewarningRule,
  { firstAt, lastAt, lonLat, grid, added }: FoldedAlarm,
): Promise<string> {
  const row = await client.first<{ id: string }>(
    `insert into alarm (subdistrict, grid, building, lon, lat, rule, rule_id, rule_version, first_at, last_at, signals)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id::text as id`,
    [
      grid.slice(0, 9),
      grid,
      added[0]?.building ?? null,
      lonLat[0],
      lonLat[1],
      JSON.stringify(rule),
      rule.id,
      version,
      new Date(firstAt),
      new Date(lastAt),
      added.length,
    ],
  )
  return row!.id
}

const growAlarm = (client: Queryable, { id, firstAt, lastAt, added }: FoldedAlarm) =>
  client.execute(
    `update alarm set first_at = $2, last_at = $3, signals = signals + $4, cleared_at = null where id = $1::bigint`,
    [id, new Date(firstAt), new Date(lastAt), added.length],
  )

const writeSubject = (client: Queryable, alarm: string, signal: Signal) =>
  client.execute(
    `insert into alarm_subject (alarm, subject, rule_id, name, mark, first_at, last_at, signals, evidence)
     values ($1::bigint, $2, $3, $4, $5, $6, $6, 1, $7)
     on conflict (alarm, subject) do update set
       mark = excluded.mark, last_at = greatest(alarm_subject.last_at, excluded.last_at),
       first_at = least(alarm_subject.first_at, excluded.first_at),
       signals = alarm_subject.signals + 1, evidence = excluded.evidence, cleared_at = null`,
    [
      alarm,
      signal.subject,
      signal.rule,
      signal.name,
      signal.mark,
      new Date(signal.at),
      JSON.stringify(signal.evidence),
    ],
  )
