import type {
  PrewarningRule,
  PrewarningTable,
  PrewarningTrial,
  RuleTrial,
  Signal,
} from '../../../data/contracts/index.ts'
import { localDay } from '../../../data/rules/local-time.ts'
import { crowdsOf, foldSignals } from '../../../data/rules/prewarning/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const findCounted = loadSql(import.meta.url, 'find-counted.sql')
const findBeyond = loadSql(import.meta.url, 'find-beyond.sql')
const findFallenDue = loadSql(import.meta.url, 'find-fallen-due.sql')
const findExposed = loadSql(import.meta.url, 'find-exposed.sql')

const DAY_MS = 86_400_000
const LATEST = 5

interface Span {
  from: number
  to: number
}

/** A signal as far as a trial needs it. */
type Firing = Pick<Signal, 'subject' | 'at' | 'lonLat' | 'grid'>

interface Place {
  lon: number
  lat: number
  grid: string
}

/**
 * 试算: what each rule of a draft would have fired in the last days, folded as it would have been, and what the rule of that name
 * fires now. Readings, events and warnings are those of the time; things and their inspections are as they are today.
 */
export async function tryRules(
  client: Queryable,
  { current, draft }: { current: PrewarningTable; draft: readonly PrewarningRule[] },
  days: number,
  now: number,
): Promise<PrewarningTrial> {
  const span = { from: now - days * DAY_MS, to: now }
  const rules: RuleTrial[] = []
  for (const rule of draft) {
    const before = current.rules.find(({ id }) => id === rule.id)
    const isSame = JSON.stringify(before) === JSON.stringify(rule)
    const tried = await tryRule(client, rule, span)
    const alarmsNow = before ? (isSame ? tried : await tryRule(client, before, span)).alarms : null
    rules.push({ rule: rule.id, ...tried, alarmsNow })
  }
  return { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString(), rules }
}

async function tryRule(client: Queryable, rule: PrewarningRule, span: Span) {
  const firings = rule.isOn ? await firingsOf(client, rule, span) : []
  const signals = firings.map((firing): Signal => ({ ...firing, ...NOTHING_SAID, rule: rule.id }))
  const alarms = foldSignals([rule], [], signals)
  return {
    signals: signals.length,
    alarms: alarms.length,
    latest: alarms
      .toSorted((a, b) => b.lastAt - a.lastAt)
      .slice(0, LATEST)
      .map(({ firstAt, lonLat, added }) => ({
        at: new Date(firstAt).toISOString(),
        lonLat,
        signals: added.length,
      })),
  }
}

/** A trial says when and where, not what: who may see things asks for them. */
const NOTHING_SAID = {
  name: '',
  mark: '',
  building: null,
  evidence: { kind: 'count', events: [] },
} as const

function firingsOf(client: Queryable, { when }: PrewarningRule, span: Span): Promise<Firing[]> {
  if (when.kind === 'threshold') return beyond(client, when, span)
  if (when.kind === 'count') return crowded(client, when, span)
  return when.kind === 'inspection' ? fallenDue(client, when, span) : exposed(client, when, span)
}

type When<Kind extends PrewarningRule['when']['kind']> = Extract<
  PrewarningRule['when'],
  { kind: Kind }
>

async function beyond(
  client: Queryable,
  { quantity, atLeast, atMost, times }: When<'threshold'>,
  { from }: Span,
): Promise<Firing[]> {
  const rows = await client.query<Place & { sensor: string; at: Date }>(findBeyond, [
    quantity,
    atLeast ?? null,
    atMost ?? null,
    times,
    new Date(from),
  ])
  return rows.map((row) => firingAt(row, row.sensor, row.at.getTime()))
}

async function crowded(client: Queryable, when: When<'count'>, { from }: Span): Promise<Firing[]> {
  const earlier = new Date(from - when.withinHours * 3_600_000)
  const rows = await client.query<Place & { no: string; subclass: string; reported_at: Date }>(
    findCounted,
    [when.subclasses, earlier],
  )
  const events = rows.map(({ no, subclass, reported_at, lon, lat, grid }) => ({
    no,
    subclass,
    grid,
    at: reported_at.getTime(),
    lonLat: [lon, lat] as const,
  }))
  const grids = new Map(events.map(({ no, grid }) => [no, grid]))
  return crowdsOf(when, events)
    .map(([last]) => last!)
    .filter(({ at }) => at >= from)
    .map(({ no, at, lonLat }) => ({ subject: no, at, lonLat, grid: grids.get(no)! }))
}

async function fallenDue(
  client: Queryable,
  { layers, riskAtLeast, overdueDays }: When<'inspection'>,
  { from, to }: Span,
): Promise<Firing[]> {
  const rows = await client.query<Place & { subject: string; fired_at: Date }>(findFallenDue, [
    layers,
    riskAtLeast,
    overdueDays,
    localDay(from),
    localDay(to),
  ])
  return rows.map((row) => firingAt(row, row.subject, row.fired_at.getTime()))
}

async function exposed(
  client: Queryable,
  { hazard, atLeast, layers, riskAtLeast }: When<'weather'>,
  { from }: Span,
): Promise<Firing[]> {
  const warnings = await client.query<{ at: Date; areas: string[] }>(
    'select at, areas from weather_warning where hazard = $1 and grade >= $2 and until > $3 order by at',
    [hazard, atLeast, new Date(from)],
  )
  const firings: Firing[] = []
  for (const { at, areas } of warnings) {
    const patterns = areas.map((area) => `${area}%`)
    const things = await client.query<Place & { layer: string; code: string }>(findExposed, [
      layers,
      riskAtLeast,
      patterns,
    ])
    const firedAt = Math.max(at.getTime(), from)
    firings.push(...things.map((row) => firingAt(row, `${row.layer}/${row.code}`, firedAt)))
  }
  return firings
}

const firingAt = ({ lon, lat, grid }: Place, subject: string, at: number): Firing => ({
  subject,
  at,
  grid,
  lonLat: [lon, lat],
})
