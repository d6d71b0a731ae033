import X from 'lucide-solid/icons/x'
import { createMemo } from 'solid-js'
import { t } from '../../i18n/index.ts'
import { theme } from '../../session/preferences.ts'
import { rangeOf, type Steps, stepOf } from './bins/amount-bins.ts'
import { DAYS } from './bins/day-bins.ts'
import { isPair } from './bins/pair-bins.ts'
import { chartLook } from './chart-look.ts'
import { boxOption, countsOption } from './chart-options.ts'
import { ChartView } from './chart-view.tsx'
import styles from './charts-tab.module.css'
import type { Brushes } from './create-brushes.ts'
import type { Crossfilter } from './crossfilter.ts'
import type { BinnedChart } from './dimensions.ts'
import { fiveNumbersByBin } from './quantiles.ts'

interface BinChartProps {
  chart: BinnedChart
  /** Number of its dimension in the filter. */
  place: number
  filter: Crossfilter
  brushes: Brushes
  onRemove: () => void
}

/** One chart; a click chooses a bin, drawing over it chooses many. */
export function BinChart(props: BinChartProps) {
  const brushed = () => props.brushes.chosen().get(props.place) ?? null
  const option = createMemo(() => {
    theme()
    props.brushes.chosen()
    const { chart, place, filter } = props
    if (chart.amounts) {
      const { values, order } = chart.amounts
      const numbers = fiveNumbersByBin(chart.bins, values, order, (i) => filter.passes(i, place))
      return boxOption(chart.bins, numbers, brushed(), chartLook())
    }
    return countsOption(chart, [...filter.counts(place)], brushed(), chartLook())
  })
  return (
    <figure class={styles.figure}>
      <figcaption>
        <span>{props.chart.label}</span>
        <button type="button" aria-label={t('analysis.remove')} onClick={() => props.onRemove()}>
          <X size={14} />
        </button>
      </figcaption>
      <ChartView
        label={props.chart.label}
        option={option()}
        onChoose={(bin) => props.brushes.toggle(props.place, bin)}
        onBrush={(range) => props.brushes.brush(props.place, range && binsOf(props.chart, range))}
      />
    </figure>
  )
}

/** From first to last; of a week a rectangle of hours × days, of a calendar one of weeks × days, of two amounts one of both. */
function binsOf({ bins, view }: BinnedChart, range: readonly number[]): ReadonlySet<number> {
  const [a = 0, b = 0, c = 0, d = 0] = range
  if (isPair(bins)) {
    return rectangle(inSteps(bins.across, a, b), inSteps(bins.up, c, d), bins.across.count)
  }
  const [first, last] = [Math.round(a), Math.round(b)]
  if (view === 'calendar') {
    const days = between(Math.round(Math.min(c, d)), Math.round(Math.max(c, d)), DAYS)
    return rectangle(days, between(first, last, bins.count / DAYS), DAYS)
  }
  if (view !== 'weekHour') return rectangle(between(first, last, bins.count), [0], bins.count)
  const days = between(Math.round(Math.min(c, d)), Math.round(Math.max(c, d)), 7)
  return rectangle(between(first, last, 24), days, 24)
}

/** Steps whose middle was drawn over. */
function inSteps(steps: Steps, low: number, high: number): number[] {
  const all = between(stepOf(steps, Math.max(low, steps.low)), stepOf(steps, high), steps.count)
  return all.filter((bin) => {
    const { from, to } = rangeOf(steps, { from: bin, to: bin })
    return (from + to) / 2 >= low && (from + to) / 2 <= high
  })
}

const between = (first: number, last: number, count: number): number[] =>
  Array.from({ length: count }, (_, bin) => bin).filter((bin) => bin >= first && bin <= last)

const rectangle = (columns: readonly number[], rows: readonly number[], width: number) =>
  new Set(rows.flatMap((row) => columns.map((column) => row * width + column)))
