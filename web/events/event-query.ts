/** Time spans of the event list, counted back from now. */
export const SPANS = ['day', 'week', 'month', 'year', 'all'] as const
export type Span = (typeof SPANS)[number]

export interface EventFilter {
  /** A state, `open`, or '' for all. */
  state: string
  category: string
  /** '' = all levels. */
  level: '' | '1' | '2' | '3' | '4'
  span: Span
  overdue: boolean
}

export const FIRST_FILTER: EventFilter = {
  state: 'open',
  category: '',
  level: '',
  span: 'all',
  overdue: false,
}

export const WIDEST_FILTER: EventFilter = { ...FIRST_FILTER, state: '' }

const DAYS: Record<Exclude<Span, 'all'>, number> = { day: 1, week: 7, month: 30, year: 365 }
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const PAGE = 100

/** Parameters of `GET /api/events`; what is not asked is left out. */
export function eventQuery(
  filter: EventFilter,
  area: string,
  now: number,
  after: string | null,
): string {
  const query = new URLSearchParams({ limit: String(PAGE) })
  const put = (key: string, value: string) => value !== '' && query.set(key, value)
  put('state', filter.state)
  put('category', filter.category)
  put('level', filter.level)
  put('area', area)
  if (filter.overdue) query.set('overdue', 'true')
  if (filter.span !== 'all') query.set('from', spanStart(filter.span, now))
  if (after !== null) query.set('after', after)
  return query.toString()
}

const spanStart = (span: Exclude<Span, 'all'>, now: number) =>
  new Date(floorTo(now, MINUTE_MS) - DAYS[span] * DAY_MS).toISOString()

/** Whole minutes: the same question asked twice is the same question. */
const floorTo = (time: number, step: number) => Math.floor(time / step) * step
