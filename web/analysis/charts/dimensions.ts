import type { ColumnDefinition } from '../../../data/contracts/index.ts'
import { isNumber, tellingColumns, timeColumns } from '../../../data/rules/question/index.ts'
import { t, text } from '../../i18n/index.ts'
import type { QueryResult } from '../../query/index.ts'
import { questionCatalogue } from '../question-catalogue.ts'
import { amountBins } from './bins/amount-bins.ts'
import type { Bins } from './bins/bins.ts'
import { dayBins } from './bins/day-bins.ts'
import { pairBins } from './bins/pair-bins.ts'
import { hourBins, monthBins, weekHourBins } from './bins/time-bins.ts'
import { valueBins } from './bins/value-bins.ts'
import { orderByAmount } from './quantiles.ts'

/** How a column is looked at. `weekHour` = day of the week × hour of the day; the last two need a second column. */
export type View =
  | 'values'
  | 'amounts'
  | 'months'
  | 'calendar'
  | 'hours'
  | 'weekHour'
  | 'scatter'
  | 'box'

export interface ChartChoice {
  id: string
  column: ColumnDefinition
  /** Of `scatter` what stands upwards, of `box` what is measured. */
  second: ColumnDefinition | null
  view: View
  label: string
}

export interface BinnedChart extends ChartChoice {
  bins: Bins
  /** Of `box`: what is measured, and the things in its order. */
  amounts: { values: Float64Array; order: Uint32Array } | null
}

/** Of so many columns every two are offered. */
const MOST_PAIRED = 6
const MOST_BOXES = 12

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
  const places = area ? [choice(area, 'values')] : []
  return [...views, ...places, ...pairChoices(columns)]
}

/** Of two columns together. */
export const isPaired = ({ view }: ChartChoice): boolean => view === 'scatter' || view === 'box'

function pairChoices(columns: readonly ColumnDefinition[]): ChartChoice[] {
  const numbers = columns.filter(isNumber).slice(0, MOST_PAIRED)
  const kinds = columns.filter(
    ({ type, values }) =>
      type === 'boolean' || (values !== undefined && values.length <= MOST_BOXES),
  )
  const scatters = numbers.flatMap((column, i) =>
    numbers.slice(i + 1).map((second) => choice(column, 'scatter', second)),
  )
  const boxes = kinds
    .slice(0, MOST_PAIRED)
    .flatMap((column) => numbers.map((second) => choice(column, 'box', second)))
  return [...scatters, ...boxes]
}

const ORDER: readonly View[] = ['values', 'weekHour', 'amounts', 'calendar', 'months', 'hours']

function viewsOf(column: ColumnDefinition): View[] {
  if (isNumber(column)) return ['amounts']
  switch (column.type) {
    case 'category':
    case 'boolean':
    case 'text':
      return ['values']
    case 'date':
      return ['months', 'calendar']
    case 'time':
      return ['months', 'calendar', 'weekHour', 'hours']
    default:
      return []
  }
}

function choice(
  column: ColumnDefinition,
  view: View,
  second: ColumnDefinition | null = null,
): ChartChoice {
  const id = [column.name, view, ...(second ? [second.name] : [])].join(' ')
  return { id, column, second, view, label: labelOf(column, view, second) }
}

function labelOf(column: ColumnDefinition, view: View, second: ColumnDefinition | null): string {
  const name = text(column.label)
  switch (view) {
    case 'scatter':
      return t('findings.against', { a: name, b: second ? text(second.label) : '' })
    case 'box':
      return t('findings.byEach', { a: second ? text(second.label) : '', b: name })
    case 'months':
      return `${name} · ${t('analysis.stepMonth')}`
    case 'calendar':
      return `${name} · ${t('analysis.calendar')}`
    case 'hours':
      return `${name} · ${t('analysis.stepHour')}`
    case 'weekHour':
      return `${name} · ${t('analysis.weekHour')}`
    default:
      return name
  }
}

export const columnsOf = (charts: readonly ChartChoice[]): string[] => [
  ...new Set(
    charts.flatMap(({ column, second }) => [column.name, ...(second ? [second.name] : [])]),
  ),
]

/** Puts each row into its bin. */
export function binned(chosen: ChartChoice, found: QueryResult): BinnedChart {
  const { view, second } = chosen
  const values = view === 'box' && second ? found.column(second.name)!.numbers() : null
  const amounts = values && { values, order: orderByAmount(values) }
  return { ...chosen, bins: binsOf(chosen, found), amounts }
}

function binsOf({ column, second, view }: ChartChoice, found: QueryResult): Bins {
  const result = found.column(column.name)!
  const { name } = column
  switch (view) {
    case 'values':
    case 'box':
      return valueBins(column, result)
    case 'amounts':
      return amountBins(name, result.numbers())
    case 'months':
      return monthBins(name, result.numbers())
    case 'calendar':
      return dayBins(name, result.numbers())
    case 'hours':
      return hourBins(name, result.numbers())
    case 'weekHour':
      return weekHourBins(name, result.numbers())
    case 'scatter':
      return pairBins([name, second!.name], result.numbers(), found.column(second!.name)!.numbers())
  }
}
