import type * as v from 'valibot'
import type { Bounds } from '../../data/contracts/index.ts'

/** ISO instants; null = open. */
export interface TimeSpan {
  from: string | null
  to: string | null
}

type Context = v.RawTransformContext<string>

/** Four numbers, or six with heights, which nothing here has: `west,south[,low],east,north[,high]` in degrees. */
export function parseBbox({ dataset, addIssue, NEVER }: Context): Bounds {
  const numbers = dataset.value
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [west, south, east, north] =
    numbers.length === 6 ? [0, 1, 3, 4].map((i) => numbers[i]!) : numbers
  const isBox = numbers.every(Number.isFinite) && (numbers.length === 4 || numbers.length === 6)
  if (
    !isBox ||
    !isLon(west!) ||
    !isLon(east!) ||
    !isLat(south!) ||
    !isLat(north!) ||
    south! > north!
  ) {
    addIssue({ message: 'must be west,south,east,north in degrees' })
    return NEVER
  }
  return [west!, south!, east!, north!]
}

/** RFC 3339: an instant, a day, or `from/to` with `..` or nothing for an open end. */
export function parseDatetime({ dataset, addIssue, NEVER }: Context): TimeSpan {
  const parts = dataset.value.split('/')
  const [begin = '', end = begin] = parts
  const from = isOpen(begin) ? null : instant(begin, 'T00:00:00Z')
  const to = isOpen(end) ? null : instant(end, 'T23:59:59.999Z')
  const isSpan = parts.length === 2 || (parts.length === 1 && from !== null)
  const isBackwards = from && to && from > to
  if (
    !isSpan ||
    from === undefined ||
    to === undefined ||
    isBackwards ||
    (from === null && to === null && parts.length < 2)
  ) {
    addIssue({ message: 'must be an RFC 3339 instant or an interval like 2025-01-01/..' })
    return NEVER
  }
  return { from, to }
}

const isLon = (value: number) => Math.abs(value) <= 180
const isLat = (value: number) => Math.abs(value) <= 90
const isOpen = (text: string) => text === '..' || text === ''

function instant(text: string, restOfDay: string): string | undefined {
  const full = /^\d{4}-\d\d-\d\d$/.test(text) ? text + restOfDay : text
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i.test(full)) return undefined
  const time = Date.parse(full)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
