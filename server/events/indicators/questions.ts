import type { EventIndicatorKey } from '../../../data/registry/index.ts'

/**
 * What an indicator counts, as SQL over the aliases `event` and, for those that count actions, `action`. $1 and $2: from and before
 * which instant. A closed list: nothing from outside gets into it.
 */
export interface IndicatorQuestion {
  counts: 'events' | 'actions'
  /** The denominator. */
  among: string
  /** Of those, the numerator. */
  fits: string
}

const within = (instant: string) => `${instant} >= $1 and ${instant} < $2`
const DUE = 'coalesce(event.dispose_due_at, event.deadline_at)'

export const INDICATOR_QUESTIONS: Readonly<Record<EventIndicatorKey, IndicatorQuestion>> = {
  onTime: {
    counts: 'events',
    among: `${within('event.deadline_at')} and event.state not in ('suspended', 'voided', 'rejected')`,
    fits: 'event.closed_at <= event.deadline_at',
  },
  timely: {
    counts: 'events',
    // An index knows deadlines; the time for disposal lies before it, by two months at most.
    among: `event.deadline_at >= $1 and event.deadline_at < $2::timestamptz + interval '60 days' and ${within(DUE)}
      and event.state not in ('voided', 'rejected')`,
    fits: `coalesce(event.disposed_at, event.closed_at) <= ${DUE}`,
  },
  alarmTimely: {
    counts: 'events',
    among: `event.deadline_at >= $1 and event.deadline_at < $2::timestamptz + interval '60 days' and ${within(DUE)}
      and event.state not in ('voided', 'rejected')
      and (event.source in ('物联', '视频AI') or event.attributes ? 'alarm')`,
    fits: `coalesce(event.disposed_at, event.closed_at) <= ${DUE}`,
  },
  satisfied: {
    counts: 'events',
    among: `${within('event.closed_at')} and event.rating is not null`,
    fits: 'event.rating >= 4',
  },
  rated: {
    counts: 'events',
    among: `${within('event.closed_at')} and event.state in ('closed', 'evaluated') and event.course is not null`,
    fits: 'event.rating is not null',
  },
  rework: {
    counts: 'actions',
    among: `${within('action.at')} and action.verb in ('finish', 'fail') and action.post <> 'clock'`,
    fits: `action.verb = 'fail'`,
  },
  returned: {
    counts: 'actions',
    among: `${within('action.at')} and action.verb in ('dispatch', 'return') and action.post <> 'clock'`,
    fits: `action.verb = 'return'`,
  },
  mapped: {
    counts: 'events',
    among: within('event.reported_at'),
    fits: `exists (
      select from address
      where address.subdistrict = event.subdistrict and address.id = event.address_id
        and address.code is not null and address.state in ('active', 'verified')
    )`,
  },
}

/** For actions the denominator is how often there was something to send back; what was sent back is counted beside it. */
export function countSql({ counts, among, fits }: IndicatorQuestion): string {
  const from =
    counts === 'events'
      ? 'grid_event as event'
      : `event_action as action
         join grid_event as event on event.subdistrict = action.subdistrict and event.no = action.no`
  const denominator = counts === 'events' ? 'count(*)' : `count(*) filter (where not (${fits}))`
  return `select ${denominator}::int as denominator, count(*) filter (where ${fits})::int as numerator
    from ${from} where event.grid like any($3::text[]) and (${among})`
}

export type IndicatorPart = 'numerator' | 'rest' | 'all'

/** The events behind a number, newest first. $4 limit. */
export function rowsSql({ counts, among, fits }: IndicatorQuestion, part: IndicatorPart): string {
  const wanted = { numerator: `(${fits})`, rest: `(${fits}) is not true`, all: 'true' }[part]
  const isThere =
    counts === 'events'
      ? `(${among}) and ${wanted}`
      : `exists (
          select from event_action as action
          where action.subdistrict = event.subdistrict and action.no = event.no and (${among}) and ${wanted}
        )`
  return `select
      event.no, event.category, event.subclass, event.level, event.state, event.source, event.title, event.reported_at,
      event.deadline_at, event.closed_at, event.lon, event.lat, event.grid, address.full_text as address
    from grid_event as event
    left join address on address.subdistrict = event.subdistrict and address.id = event.address_id
    where event.grid like any($3::text[]) and ${isThere}
    order by event.reported_at desc, event.no desc
    limit $4`
}
