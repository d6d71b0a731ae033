import { localDay, localTime } from '../../data/rules/local-time.ts'
import { language, localeTag } from './language.ts'

export function formatNumber(value: number, maximumFractionDigits = 0): string {
  return numberFormat({ maximumFractionDigits }).format(value)
}

/** Short form for badges and axes: 1.2万 / 12K. Below 10,000 the number itself. */
export function formatCount(value: number): string {
  if (Math.abs(value) < 10_000) return formatNumber(value)
  return numberFormat({ notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

export function formatPercent(share: number, maximumFractionDigits = 0): string {
  return numberFormat({ style: 'percent', maximumFractionDigits }).format(share)
}

/** `2026-03-09`: read the same by everyone. Anything that is no date comes back as it is. */
export function formatDate(value: string | Date): string {
  const at = new Date(value).getTime()
  return Number.isNaN(at) ? String(value) : localDay(at)
}

/** `2026-03-09 14:05` by the clocks of the district, wherever the reader is. */
export function formatDateTime(value: string | Date): string {
  const text = formatInstant(value)
  return text === value ? text : text.slice(0, 16)
}

/** `2026-03-09 14:05:09` by the clocks of the district. Anything that is no time comes back as it is. */
export function formatInstant(value: string | Date): string {
  const at = new Date(value).getTime()
  return Number.isNaN(at) ? String(value) : localTime(at).replace('T', ' ')
}

/** `14:05:09` by the clocks of the district. */
export function formatTime(value: string | Date): string {
  return formatInstant(value).slice(11)
}

/** `3 天 4 小时`, `25 min`: the two largest units. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000)
  const units: [number, string, string][] = [
    [Math.floor(minutes / 1440), '天', 'd'],
    [Math.floor((minutes % 1440) / 60), '小时', 'h'],
    [minutes % 60, '分钟', 'min'],
  ]
  const first = units.findIndex(([amount]) => amount > 0)
  if (first < 0) return language() === 'zh' ? '0 分钟' : '0 min'
  return units
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, zh, en]) => `${amount} ${language() === 'zh' ? zh : en}`)
    .join(' ')
}

/** `3 天前`, `in 2 h`. */
export function formatRelativeTime(value: string | Date, now = Date.now()): string {
  const seconds = (new Date(value).getTime() - now) / 1000
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_557_600],
    ['month', 2_629_800],
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ]
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1]
  const format = new Intl.RelativeTimeFormat(localeTag(), { numeric: 'auto', style: 'short' })
  return format.format(Math.round(seconds / length), unit)
}

/** Metres on the ground, e.g. `840 m`, `3.2 km`. */
export function formatLength(lengthM: number): string {
  const metres = language() === 'zh' ? '米' : 'm'
  const kilometres = language() === 'zh' ? '公里' : 'km'
  if (lengthM < 10) return `${formatNumber(lengthM, 2)} ${metres}`
  if (lengthM < 1_000) return `${formatNumber(lengthM)} ${metres}`
  return `${formatNumber(lengthM / 1_000, lengthM < 100_000 ? 2 : 0)} ${kilometres}`
}

/** Square metres, hectares (公顷) or square kilometres. */
export function formatArea(areaM2: number): string {
  const chinese = language() === 'zh'
  if (areaM2 < 10_000) return `${formatNumber(areaM2, 1)} ${chinese ? '平方米' : 'm²'}`
  if (areaM2 < 1_000_000) return `${formatNumber(areaM2 / 10_000, 2)} ${chinese ? '公顷' : 'ha'}`
  return `${formatNumber(areaM2 / 1_000_000, 2)} ${chinese ? '平方公里' : 'km²'}`
}

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = localeTag() + JSON.stringify(options)
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(localeTag(), options)
    formats.set(key, format)
  }
  return format
}
