import type { HoursStep, Step } from '../../../../data/contracts/index.ts'
import { weekdayName } from '../../weekday-name.ts'
import { NO_BIN } from '../crossfilter.ts'
import { type Bins, noBins, rangeIn, runsOf } from './bins.ts'

const HOURS = 24
const DAYS = 7

export function monthBins(name: string, times: Float64Array): Bins {
  const range = rangeIn(times)
  if (range === null) return noBins(times.length)
  const { first, last } = range
  const start = monthOf(first)
  const count = Math.min(NO_BIN - 1, monthOf(last) - start + 1)
  const label = (bin: number) => {
    const month = start + bin
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  }
  return {
    bins: Uint16Array.from(times, (ms) => (Number.isNaN(ms) ? NO_BIN : monthOf(ms) - start)),
    count,
    labels: Array.from({ length: count }, (_, bin) => label(bin)),
    steps(chosen) {
      const any = runsOf(chosen).map(({ from, to }) => ({
        attribute: name,
        test: {
          op: 'period' as const,
          period: {
            kind: 'between' as const,
            from: `${label(from)}-01`,
            to: lastDayOf(start + to),
          },
        },
      }))
      return [{ kind: 'conditions', condition: { any } }]
    },
  }
}

export function hourBins(name: string, times: Float64Array): Bins {
  return {
    ...clockBins(times, HOURS, (date) => date.getUTCHours()),
    labels: Array.from({ length: HOURS }, (_, bin) => `${bin}:00`),
    steps(chosen) {
      const [run, ...more] = runsOf(chosen)
      return run && more.length === 0 ? [hoursStep(name, run.from, run.to, [])] : null
    },
  }
}

/** Day of the week × hour of the day, from Monday. */
export function weekHourBins(name: string, times: Float64Array): Bins {
  const dayOf = (date: Date) => (date.getUTCDay() + 6) % DAYS
  return {
    ...clockBins(times, HOURS * DAYS, (date) => dayOf(date) * HOURS + date.getUTCHours()),
    labels: Array.from(
      { length: HOURS * DAYS },
      (_, bin) => `${weekdayName(1 + Math.floor(bin / HOURS))} ${bin % HOURS}:00`,
    ),
    steps: (chosen) => weekSteps(name, chosen),
  }
}

/** Only what is a rectangle: the same hours of each day. */
function weekSteps(name: string, chosen: ReadonlySet<number>): Step[] | null {
  const hoursByDay = new Map<number, Set<number>>()
  for (const bin of chosen) {
    const day = 1 + Math.floor(bin / HOURS)
    hoursByDay.set(day, (hoursByDay.get(day) ?? new Set()).add(bin % HOURS))
  }
  const days = [...hoursByDay.values()].map(runsOf)
  const [run] = days[0] ?? []
  const isRectangle =
    run !== undefined &&
    days.every((runs) => runs.length === 1 && runs[0]!.from === run.from && runs[0]!.to === run.to)
  return isRectangle ? [hoursStep(name, run.from, run.to, [...hoursByDay.keys()].sort())] : null
}

const hoursStep = (
  attribute: string,
  first: number,
  last: number,
  weekdays: number[],
): HoursStep => ({ kind: 'hours', attribute, from: first, to: last + 1, weekdays })

const clockBins = (times: Float64Array, count: number, binOf: (date: Date) => number) => ({
  bins: Uint16Array.from(times, (ms) => (Number.isNaN(ms) ? NO_BIN : binOf(new Date(ms)))),
  count,
})

/** Months since the year 0. */
function monthOf(ms: number): number {
  const date = new Date(ms)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

const lastDayOf = (month: number) =>
  new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10)
