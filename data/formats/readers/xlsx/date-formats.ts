/** What a number format makes of a number. */
export interface DateFormat {
  hasDate: boolean
  hasTime: boolean
  /** `[h]:mm`: hours go on beyond 24. */
  isElapsed: boolean
}

const between = (id: number, from: number, to: number) => id >= from && id <= to
const DATE: DateFormat = { hasDate: true, hasTime: false, isElapsed: false }
const TIME: DateFormat = { hasDate: false, hasTime: true, isElapsed: false }

/** ECMA-376 18.8.30: formats that have a number only, with those of Chinese, Japanese and Korean systems. */
export function builtInFormat(id: number): DateFormat | undefined {
  if (id === 22) return { ...DATE, hasTime: true }
  if (between(id, 14, 17) || between(id, 27, 31) || id === 36) return DATE
  if (id === 46) return { ...TIME, isElapsed: true }
  if (between(id, 18, 21) || between(id, 32, 35) || between(id, 45, 47)) return TIME
  if (id === 55 || id === 56) return TIME
  return between(id, 50, 58) ? DATE : undefined
}

/** By the letters of a format: `yyyy"年"m"月"d"日"`, `[h]:mm:ss`. */
export function parseFormat(code: string): DateFormat | undefined {
  const isElapsed = /\[(h+|m+|s+)\]/i.test(code)
  const [first = ''] = code
    .replaceAll(/\[(h+|m+|s+)\]/gi, '$1')
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .split(';')
  const letters = first.toLowerCase().replaceAll(/general|am\/pm|a\/p/g, '')
  const hasTime = /[hs]/.test(letters)
  const hasDate = /[yd]/.test(letters) || (letters.includes('m') && !hasTime)
  return hasDate || hasTime ? { hasDate, hasTime, isElapsed } : undefined
}

const DAY_S = 86_400
const LAST_SERIAL = 2_958_466
const DAYS_1904 = 1_462
const EPOCH_MS = Date.UTC(1899, 11, 30)
const LEAP_DAY_THAT_NEVER_WAS = 60

/** `2024-03-05`, `2024-03-05 08:30:00`, `08:30:00`; `undefined` for a number that no date has. */
export function dateText(serial: number, format: DateFormat, is1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= LAST_SERIAL) return undefined
  const seconds = Math.round(serial * DAY_S)
  if (format.isElapsed || (!format.hasDate && serial < 1)) return timeText(seconds)
  const day = Math.floor(seconds / DAY_S) + (is1904 ? DAYS_1904 : 0)
  const date = dayText(day)
  return format.hasTime ? `${date} ${timeText(seconds % DAY_S)}` : date
}

/** Spreadsheets count 29 February 1900, which never was: earlier days are off by one (ECMA-376 18.17.4.1). */
function dayText(day: number): string {
  if (day === LEAP_DAY_THAT_NEVER_WAS) return '1900-02-29'
  const shift = day < LEAP_DAY_THAT_NEVER_WAS ? 1 : 0
  return new Date(EPOCH_MS + (day + shift) * DAY_S * 1000).toISOString().slice(0, 10)
}

function timeText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
