import { formatDate } from '../../../i18n/index.ts'
import { localTime } from '../../local-time.ts'
import { NO_BIN } from '../crossfilter.ts'
import { type Bins, noBins, rangeIn, runsOf } from './bins.ts'

const DAY_MS = 86_400_000
export const DAYS = 7
/** Some years; a calendar of more nobody can read. */
const MOST_DAYS = 5 * 366
/** A question with more stretches of time than these nobody can read either. */
const MOST_RUNS = 60

/** Whole weeks from the Monday before the first day to the Sunday after the last one, or the last years of them. */
export function dayBins(name: string, times: Float64Array): Bins {
  const range = rangeIn(times)
  if (range === null) return noBins(times.length)
  const { first, last } = range
  const end = mondayBefore(last) + DAYS
  const start = Math.max(mondayBefore(first), end - MOST_DAYS + (MOST_DAYS % DAYS))
  const count = end - start
  const isoOf = (bin: number) => new Date((start + bin) * DAY_MS).toISOString().slice(0, 10)
  return {
    bins: Uint16Array.from(times, (ms) => {
      const bin = Math.floor(ms / DAY_MS) - start
      return bin >= 0 ? bin : NO_BIN
    }),
    count,
    labels: Array.from({ length: count }, (_, bin) =>
      formatDate(localTime((start + bin) * DAY_MS)),
    ),
    steps(chosen) {
      const any = runsOf(chosen).map(({ from, to }) => ({
        attribute: name,
        test: {
          op: 'period' as const,
          period: { kind: 'between' as const, from: isoOf(from), to: isoOf(to) },
        },
      }))
      return any.length > MOST_RUNS ? null : [{ kind: 'conditions', condition: { any } }]
    },
  }
}

/** Days since 1970, which began on a Thursday. */
function mondayBefore(ms: number): number {
  const day = Math.floor(ms / DAY_MS)
  return day - ((((day + 3) % DAYS) + DAYS) % DAYS)
}
