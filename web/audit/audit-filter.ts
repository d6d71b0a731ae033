import type { AuditFinding, AuditKind } from '../../data/contracts/index.ts'
import { LOCAL_OFFSET_MS, localDay } from '../../data/rules/local-time.ts'

export const SPANS = ['day1', 'day7', 'day30', 'all', 'day', 'range'] as const
export type Span = (typeof SPANS)[number]

export interface AuditFilter {
  /** Account id; '' = all. */
  user: string
  kind: AuditKind | ''
  purpose: string
  layer: string
  target: string
  offHours: boolean
  span: Span
  /** YYYY-MM-DD, for `day`. */
  day: string
  /** ISO 8601, for `range`. */
  from: string
  to: string
  /** Of a finding; else the scope chip's. */
  area: string
}

export const FIRST_FILTER: AuditFilter = {
  user: '',
  kind: 'look',
  purpose: '',
  layer: '',
  target: '',
  offHours: false,
  span: 'day30',
  day: '',
  from: '',
  to: '',
  area: '',
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const DAYS = { day1: 1, day7: 7, day30: 30 } as const

/** Parameters of every `/api/audit/…` list; what is not asked is left out. */
export function auditQuery(filter: AuditFilter, area: string, now: number): string {
  const query = new URLSearchParams()
  const put = (key: string, value: string) => value !== '' && query.set(key, value)
  put('user', filter.user)
  put('kind', filter.kind)
  put('purpose', filter.purpose)
  put('layer', filter.layer)
  put('target', /^[\w./:-]{1,130}$/.test(filter.target) ? filter.target : '')
  put('area', filter.area || area)
  if (filter.offHours) query.set('offHours', 'true')
  const [from, to] = rangeOf(filter, now)
  put('from', from)
  put('to', to)
  return query.toString()
}

/** What shows the entries of a finding. */
export function filterOf(finding: AuditFinding): AuditFilter {
  const { pattern, user, target, area } = finding
  return {
    ...FIRST_FILTER,
    kind: 'look',
    user,
    target,
    area,
    offHours: pattern === 'offHours',
    span: 'range',
    from: finding.from,
    // `to` is the last of them, and the filter ends before.
    to: new Date(Date.parse(finding.to) + 1_000).toISOString(),
  }
}

/** One account's day. */
export function dayOf(user: string, at: string): AuditFilter {
  return { ...FIRST_FILTER, kind: '', user, span: 'day', day: localDay(Date.parse(at)) }
}

function rangeOf({ span, day, from, to }: AuditFilter, now: number): [from: string, to: string] {
  if (span === 'all') return ['', '']
  if (span === 'range') return [from, to]
  if (span === 'day') {
    const start = Date.parse(day) - LOCAL_OFFSET_MS
    if (Number.isNaN(start)) return ['', '']
    return [new Date(start).toISOString(), new Date(start + DAY_MS).toISOString()]
  }
  // Whole minutes: the same question asked twice is the same question.
  const since = Math.floor(now / MINUTE_MS) * MINUTE_MS - DAYS[span] * DAY_MS
  return [new Date(since).toISOString(), '']
}
