import type { AttributeType } from '../../contracts/index.ts'
import { WKT_START } from '../readers/wkt.ts'
import type { PlainValue } from './clean-value.ts'

/** What a column holds, gathered value by value. */
export interface ColumnStatistics {
  key: string
  /** As the file calls it. */
  name: string
  count: number
  numbers: number
  booleans: number
  dates: number
  lists: number
  /** Numbers in scientific notation of 15 digits and more: ids that a spreadsheet has destroyed. */
  lostDigits: number
  totalLength: number
  /** Geometry written as text: well-known text, or binary in hexadecimal digits. */
  geometries: number
  /** Values and how often they occur; null once there are too many to be a class. */
  distinct: Map<string, number> | null
}

const MAX_DISTINCT = 60

export function createColumn(key: string, name: string): ColumnStatistics {
  return {
    key,
    name,
    count: 0,
    numbers: 0,
    booleans: 0,
    dates: 0,
    lists: 0,
    lostDigits: 0,
    totalLength: 0,
    geometries: 0,
    distinct: new Map(),
  }
}

export function countValue(column: ColumnStatistics, value: PlainValue): void {
  column.count++
  if (typeof value === 'number') column.numbers++
  else if (typeof value === 'boolean') column.booleans++
  else if (typeof value !== 'string') column.lists++
  else {
    column.totalLength += value.length
    if (isNumberText(value)) column.numbers++
    else if (isBooleanText(value)) column.booleans++
    else if (isDateText(value)) column.dates++
    else if (LOST_DIGITS.test(value)) column.lostDigits++
    else if (isGeometryText(value)) column.geometries++
  }
  countDistinct(column, value)
}

function countDistinct({ distinct }: ColumnStatistics, value: PlainValue): void {
  if (!distinct || distinct.size > MAX_DISTINCT) return
  const text = String(value)
  if (text.length > 60) distinct.set('\0long', MAX_DISTINCT)
  else distinct.set(text, (distinct.get(text) ?? 0) + 1)
}

/** Values that are few enough to be told apart, the most frequent first; `undefined` where they are too many. */
export function distinctValues(column: ColumnStatistics): [string, number][] | undefined {
  const { distinct } = column
  if (!distinct || distinct.size > MAX_DISTINCT || distinct.has('\0long')) return undefined
  return [...distinct].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** The type that all values share; text when they share none. */
export function typeOfColumn(column: ColumnStatistics): AttributeType {
  const { count } = column
  if (count === 0) return 'text'
  if (column.numbers === count) return 'number'
  if (column.booleans === count) return 'boolean'
  if (column.dates === count) return 'date'
  return column.lists === count ? 'list' : 'text'
}

/** The value in its column's type. */
export function convertValue(value: PlainValue, type: AttributeType): PlainValue {
  if (typeof value !== 'string') return type === 'text' ? String(value) : value
  if (type === 'number') return Number(value)
  return type === 'boolean' ? /^(true|yes|是)$/i.test(value) : value
}

const LOST_DIGITS = /^\d(\.\d+)?E\+1[4-9]$/i
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d{1,2})?$/i

/** Codes with leading zeros and ids of 16 digits are text that looks like a number. */
function isNumberText(text: string): boolean {
  return NUMBER.test(text) && text.replaceAll(/\D/g, '').length < 16 && !LOST_DIGITS.test(text)
}

const isGeometryText = (text: string) =>
  WKT_START.test(text) || /^0[01][0-9A-F]{8}[0-9A-F]{32,}$/i.test(text)

const isBooleanText = (text: string) => /^(true|false|yes|no|是|否)$/i.test(text)

const DATE =
  /^(\d{4})[-/.年](0?[1-9]|1[0-2])[-/.月](0?[1-9]|[12]\d|3[01])日?([ T]\d{1,2}:\d{2}.*)?$/

const isDateText = (text: string) => DATE.test(text)
