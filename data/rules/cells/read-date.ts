import { LOCAL_OFFSET_MS } from '../local-time.ts'
import { compactText } from './cell-text.ts'
import { failed, nothing, type ReadCell, taken } from './problems.ts'

export interface DateRules {
  /** A time of day may stand behind the day and is kept: `2024-03-05T08:30:00+08:00`. */
  withTime?: boolean
}

/** 2024-03-05 · 2024/3/5 · 2024年3月5日 · 20240305 · 45356 (spreadsheet serial). */
export function readDate(text: string, { withTime = false }: DateRules = {}): ReadCell {
  const wide = text.normalize('NFKC').trim()
  if (/^(无|暂无|没有)$/.test(wide)) return nothing
  const instant = instantOf(wide)
  if (instant)
    return instant === 'none' ? failed('no-such-date') : taken(atHome(instant, withTime), text)
  const time = TIME.exec(wide)
  const dayText = compactText(time ? wide.slice(0, time.index) : wide)
  const day = readDay(dayText)
  if (typeof day !== 'string') return day
  const value = withTime ? `${day}T${timeOf(time)}+08:00` : day
  return value === text ? { value } : { value, mended: true }
}

/** Days since 30 December 1899 (ECMA-376 18.17.4.1, with the year 1900 taken for a leap year as ever). */
const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30)
const FIRST_YEAR = 1900
const LAST_YEAR = 2100
const TIME = /[T\s]+([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/

/** With a zone of its own: another one than here may mean another day. */
function instantOf(text: string): Date | 'none' | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i.test(text))
    return undefined
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? 'none' : date
}

function atHome(instant: Date, withTime: boolean): string {
  const iso = new Date(instant.getTime() + LOCAL_OFFSET_MS).toISOString()
  return withTime ? `${iso.slice(0, 19)}+08:00` : iso.slice(0, 10)
}

function timeOf(match: RegExpExecArray | null): string {
  const [, hour = '0', minute = '00', second = '00'] = match ?? []
  return `${hour.padStart(2, '0')}:${minute}:${second}`
}

type Failed = ReturnType<typeof failed>

function readDay(text: string): string | Failed {
  const ymd =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (ymd) return dayOf(Number(ymd[1]), Number(ymd[2]), Number(ymd[3]))
  if (/^\d{5}(\.\d+)?$/.test(text)) return serialDay(Math.floor(Number(text)))
  const dmy = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  if (dmy) return dayOrMonthFirst(Number(dmy[1]), Number(dmy[2]), Number(dmy[3]))
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(text) || /^\d{6}$/.test(text)) {
    return failed('ambiguous-date')
  }
  if (/^\d{4}([-/.年]\d{0,2}月?)?$/.test(text)) return failed('imprecise-date')
  return failed('not-a-date')
}

function dayOf(year: number, month: number, day: number): string | Failed {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!isReal || year < FIRST_YEAR || year > LAST_YEAR) return failed('no-such-date')
  return date.toISOString().slice(0, 10)
}

function serialDay(serial: number): string | Failed {
  const date = new Date(SERIAL_EPOCH_MS + serial * 86_400_000)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** 25/12/2024 can only be Christmas; 3/4/2024 is March here and April there. */
function dayOrMonthFirst(first: number, second: number, year: number): string | Failed {
  if (first > 12 && second <= 12) return dayOf(year, second, first)
  if (second > 12 && first <= 12) return dayOf(year, first, second)
  return first === second ? dayOf(year, first, second) : failed('ambiguous-date')
}
