import { localDay } from '../../../data/rules/local-time.ts'

export const SLICE_UNITS = ['week', 'month'] as const
export type SliceUnit = (typeof SLICE_UNITS)[number]

const SLICES = 12
const DAY_MS = 86_400_000
/** A stretch that has just begun says nothing yet. */
const BEGUN_DAYS = { week: 4, month: 10 } as const

/** First days of the last twelve weeks or months, the present one only when there is enough of it; `to` is the last day. */
export function lastSlices(unit: SliceUnit, now: Date): { starts: string[]; to: string } {
  const today = localDay(now.getTime())
  const begun = startOf(unit, today)
  const hasEnough = daysBetween(begun, today) + 1 >= BEGUN_DAYS[unit]
  const last = hasEnough ? begun : before(unit, begun)
  const starts = [last]
  while (starts.length < SLICES) starts.unshift(before(unit, starts[0]!))
  return { starts, to: hasEnough ? today : isoDay(Date.parse(begun) - DAY_MS) }
}

function startOf(unit: SliceUnit, day: string): string {
  if (unit === 'month') return `${day.slice(0, 7)}-01`
  const date = new Date(day)
  return isoDay(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS)
}

function before(unit: SliceUnit, start: string): string {
  if (unit === 'week') return isoDay(Date.parse(start) - 7 * DAY_MS)
  return startOf('month', isoDay(Date.parse(start) - DAY_MS))
}

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)
