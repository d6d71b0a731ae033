import type { Period, PeriodStart, TimeUnit } from '../../contracts/index.ts'
import { localDay } from '../local-time.ts'

/** Local days of the district (UTC+8 without summer time); `to` is not included. '' = open. */
export interface DayRange {
  from: string
  to: string
}

const DAY_MS = 86_400_000

export function resolvePeriod(period: Period, now: Date): DayRange {
  const today = localDay(now.getTime())
  const tomorrow = addDays(today, 1)
  switch (period.kind) {
    case 'between':
      return { from: period.from, to: period.to === '' ? '' : addDays(period.to, 1) }
    case 'last':
      return { from: stepBack(tomorrow, period.count, period.unit), to: tomorrow }
    case 'since':
      return { from: startOf(period.start, today), to: tomorrow }
  }
}

/** The span that a period is compared with; null when the period has no beginning or no end. */
export function comparedRange(range: DayRange, with_: 'before' | 'yearBefore'): DayRange | null {
  if (range.from === '' || range.to === '') return null
  if (with_ === 'yearBefore') {
    return { from: stepBack(range.from, 1, 'year'), to: stepBack(range.to, 1, 'year') }
  }
  return { from: addDays(range.from, -daysOf(range)), to: range.from }
}

export const daysOf = ({ from, to }: DayRange): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

export const addDays = (day: string, days: number): string =>
  isoDay(Date.parse(day) + days * DAY_MS)

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** A month before 31 March is 28 February: the day that does not exist becomes the last of its month. */
function stepBack(day: string, count: number, unit: TimeUnit): string {
  if (unit === 'day') return addDays(day, -count)
  if (unit === 'week') return addDays(day, -7 * count)
  const date = new Date(day)
  const months =
    date.getUTCFullYear() * 12 + date.getUTCMonth() - count * (unit === 'year' ? 12 : 1)
  const [year, month] = [Math.floor(months / 12), months % 12]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return isoDay(Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)))
}

/** First months of the meteorological seasons (GB/T 42074 divides by temperature; whole months are what people mean). */
const FIRST_MONTH = { spring: 3, summer: 6, autumn: 9, winter: 12 } as const

/** The last one that has begun. */
function startOf(start: PeriodStart, today: string): string {
  const date = new Date(today)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  switch (start) {
    case 'week':
      return addDays(today, -((date.getUTCDay() + 6) % 7))
    case 'month':
      return isoDay(Date.UTC(year, month, 1))
    case 'quarter':
      return isoDay(Date.UTC(year, month - (month % 3), 1))
    case 'year':
      return isoDay(Date.UTC(year, 0, 1))
    default: {
      const first = FIRST_MONTH[start] - 1
      return isoDay(Date.UTC(first > month ? year - 1 : year, first, 1))
    }
  }
}
