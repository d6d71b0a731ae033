import type { ColumnDefinition } from '../../../data/contracts/index.ts'
import { isNumber, tellingColumns, timeColumns } from '../../../data/rules/question/index.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import type { ResultColumn } from '../../query/index.ts'
import { questionCatalogue } from '../question-catalogue.ts'
import { weekdayName } from '../steps/hours-editor.tsx'
import { type Dimension, NO_BIN } from './crossfilter.ts'

/** How a column is looked at. `weekHour` = day of the week × hour of the day. */
export type View = 'values' | 'amounts' | 'months' | 'hours' | 'weekHour'

export interface ChartChoice {
  id: string
  column: ColumnDefinition
  view: View
  label: string
}

export interface BinnedChart extends ChartChoice, Dimension {
  labels: readonly string[]
}

const MOST_VALUES = 30
const AMOUNT_BINS = 30

/** All that can be charted of a kind of thing, what says most first: when it happened, then what it is. */
export function chartChoices(what: string): ChartChoice[] {
  const dataset = questionCatalogue.dataset(what)
  const columns = dataset ? tellingColumns(dataset).filter(({ name }) => name !== 'title') : []
  const area = dataset?.columns.find(({ name }) => name === 'community')
  const views = columns.flatMap((column) => viewsOf(column).map((view) => choice(column, view)))
  const [first] = dataset ? timeColumns(dataset) : []
  const rankOf = ({ column, view }: ChartChoice) =>
    column === first && view === 'months' ? -1 : ORDER.indexOf(view)
  views.sort((a, b) => rankOf(a) - rankOf(b))
  return area ? [...views, choice(area, 'values')] : views
}

const ORDER: readonly View[] = ['values', 'weekHour', 'amounts', 'months', 'hours']

function viewsOf(column: ColumnDefinition): View[] {
  if (isNumber(column)) return ['amounts']
  switch (column.type) {
    case 'category':
    case 'boolean':
    case 'text':
      return ['values']
    case 'date':
      return ['months']
    case 'time':
      return ['months', 'weekHour', 'hours']
    default:
      return []
  }
}

const VIEW_TEXTS = {
  months: 'analysis.stepMonth',
  hours: 'analysis.stepHour',
  weekHour: 'analysis.weekHour',
} as const

function choice(column: ColumnDefinition, view: View): ChartChoice {
  const name = text(column.label)
  const label = view === 'values' || view === 'amounts' ? name : `${name} · ${t(VIEW_TEXTS[view])}`
  return { id: `${column.name} ${view}`, column, view, label }
}

/** Puts each row into its bin. */
export function binned(chosen: ChartChoice, result: ResultColumn): BinnedChart {
  switch (chosen.view) {
    case 'values':
      return { ...chosen, ...valueBins(chosen.column, result) }
    case 'amounts':
      return { ...chosen, ...amountBins(result.numbers()) }
    case 'months':
      return { ...chosen, ...monthBins(result.numbers()) }
    case 'hours':
      return {
        ...chosen,
        ...clockBins(
          result.numbers(),
          24,
          (date) => date.getUTCHours(),
          (bin) => `${bin}:00`,
        ),
      }
    case 'weekHour':
      return {
        ...chosen,
        ...clockBins(
          result.numbers(),
          24 * 7,
          (date) => ((date.getUTCDay() + 6) % 7) * 24 + date.getUTCHours(),
          (bin) => `${weekdayName(1 + Math.floor(bin / 24))} ${bin % 24}:00`,
        ),
      }
  }
}

type Bins = Pick<BinnedChart, 'bins' | 'count' | 'labels'>

/** In the order of the list where there is one, else by frequency; what is rare is left out. */
function valueBins({ values, name, type }: ColumnDefinition, result: ResultColumn): Bins {
  const coded = type === 'boolean' ? booleanCodes(result) : result.codes()
  const sums = new Uint32Array(coded.values.length)
  for (const code of coded.codes) if (code >= 0) sums[code]!++
  const rank = (code: number) => {
    const place = values?.findIndex(({ value }) => value === coded.values[code]) ?? -1
    return place < 0 ? Number.MAX_SAFE_INTEGER : place
  }
  const kept = [...sums.keys()]
    .filter((code) => sums[code]! > 0)
    .sort((a, b) => rank(a) - rank(b) || sums[b]! - sums[a]!)
    .slice(0, MOST_VALUES)
  const binOf = new Int32Array(coded.values.length).fill(-1)
  for (const [bin, code] of kept.entries()) binOf[code] = bin
  const nameOf = (value: string) => {
    if (name === 'community') return questionCatalogue.areaName(value) ?? value
    const known = values?.find((one) => one.value === value)
    return known ? text(known.name) : value
  }
  return {
    bins: Uint16Array.from(coded.codes, (code) => {
      const bin = code < 0 ? -1 : binOf[code]!
      return bin < 0 ? NO_BIN : bin
    }),
    count: kept.length,
    labels: kept.map((code) => nameOf(coded.values[code]!)),
  }
}

function booleanCodes(result: ResultColumn) {
  const codes = Int32Array.from(result.numbers(), (value) => (Number.isNaN(value) ? -1 : value))
  return { codes, values: [t('analysis.no'), t('analysis.yes')] }
}

function amountBins(numbers: Float64Array): Bins {
  let [low, high] = [Infinity, -Infinity]
  for (const value of numbers) {
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high)
    return { bins: new Uint16Array(numbers.length).fill(NO_BIN), count: 0, labels: [] }
  const isWhole = numbers.every((value) => Number.isNaN(value) || Number.isInteger(value))
  const raw = (high - low + (isWhole ? 1 : 0)) / AMOUNT_BINS || 1
  const width = isWhole ? Math.max(1, Math.ceil(raw)) : raw
  const count = Math.max(1, Math.floor((high - low) / width) + 1)
  return {
    bins: Uint16Array.from(numbers, (value) =>
      Number.isNaN(value) ? NO_BIN : Math.min(count - 1, Math.floor((value - low) / width)),
    ),
    count,
    labels: Array.from({ length: count }, (_, bin) => {
      const from = low + bin * width
      return isWhole && width === 1
        ? formatNumber(from)
        : `${formatNumber(from, 1)}–${formatNumber(from + width - (isWhole ? 1 : 0), 1)}`
    }),
  }
}

function monthBins(times: Float64Array): Bins {
  const monthOf = (ms: number) => {
    const date = new Date(ms)
    return date.getUTCFullYear() * 12 + date.getUTCMonth()
  }
  let [first, last] = [Infinity, -Infinity]
  for (const ms of times) {
    if (ms < first) first = ms
    if (ms > last) last = ms
  }
  if (first > last)
    return { bins: new Uint16Array(times.length).fill(NO_BIN), count: 0, labels: [] }
  const start = monthOf(first)
  const count = Math.min(NO_BIN - 1, monthOf(last) - start + 1)
  return {
    bins: Uint16Array.from(times, (ms) => (Number.isNaN(ms) ? NO_BIN : monthOf(ms) - start)),
    count,
    labels: Array.from({ length: count }, (_, bin) => {
      const month = start + bin
      return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    }),
  }
}

function clockBins(
  times: Float64Array,
  count: number,
  binOf: (date: Date) => number,
  label: (bin: number) => string,
): Bins {
  return {
    bins: Uint16Array.from(times, (ms) => (Number.isNaN(ms) ? NO_BIN : binOf(new Date(ms)))),
    count,
    labels: Array.from({ length: count }, (_, bin) => label(bin)),
  }
}
