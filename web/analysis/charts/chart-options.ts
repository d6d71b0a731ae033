import { weekdayName } from '../weekday-name.ts'
import type { Steps } from './bins/amount-bins.ts'
import { DAYS } from './bins/day-bins.ts'
import { isPair, type PairBins } from './bins/pair-bins.ts'
import type { ChartLook } from './chart-look.ts'
import type { BinnedChart } from './dimensions.ts'
import type { GroupSeries } from './group-series.ts'
import type { FiveNumbers } from './quantiles.ts'

/** What an option of the library is: plain data. */
export type ChartOption = Record<string, unknown>

/** Things by bin, the chosen ones in the accent colour. */
export function countsOption(
  { bins, view }: Pick<BinnedChart, 'bins' | 'view'>,
  counts: readonly number[],
  chosen: ReadonlySet<number> | null,
  look: ChartLook,
): ChartOption {
  const { labels } = bins
  if (view === 'weekHour') return weekHourOption(labels, counts, chosen, look)
  if (view === 'calendar') return calendarOption(labels, counts, chosen, look)
  if (isPair(bins)) return scatterOption(bins, counts, chosen, look)
  const colour = (bin: number) => (chosen === null || chosen.has(bin) ? look.accent : look.faint)
  const data = counts.map((value, bin) => ({ value, itemStyle: { color: colour(bin) } }))
  return {
    ...frame(look),
    xAxis: categoryAxis(labels, look),
    yAxis: { ...valueAxis(look), minInterval: 1 },
    brush: lineBrush(look),
    series: [{ type: 'bar', data, barCategoryGap: '12%', cursor: 'pointer' }],
  }
}

/** What each bin's things measure: least, quartiles, most. */
export function boxOption(
  { labels }: Pick<BinnedChart['bins'], 'labels'>,
  numbers: readonly (FiveNumbers | null)[],
  chosen: ReadonlySet<number> | null,
  look: ChartLook,
): ChartOption {
  const data = numbers.map((five, bin) => ({
    value: five === null ? [] : [...five],
    itemStyle: {
      color: look.surface,
      borderColor: chosen === null || chosen.has(bin) ? look.accent : look.line,
      borderWidth: 1.5,
    },
  }))
  return {
    ...frame(look),
    xAxis: categoryAxis(labels, look),
    yAxis: { ...valueAxis(look), scale: true },
    brush: lineBrush(look),
    series: [{ type: 'boxplot', data, boxWidth: [8, 28], cursor: 'pointer' }],
  }
}

const LEAST_DOT = 3
const MOST_DOT = 13

/** A dot for each cell of the raster in which something lies, the larger the more. */
function scatterOption(
  { across, up, labels }: PairBins,
  counts: readonly number[],
  chosen: ReadonlySet<number> | null,
  look: ChartLook,
): ChartOption {
  const most = Math.sqrt(Math.max(1, ...counts))
  const middle = (steps: Steps, bin: number) => steps.low + (bin + 0.5) * steps.width
  const data = counts.flatMap((count, bin) => {
    if (count === 0) return []
    return [
      {
        // The third and fourth are for the tooltip and for clicks.
        value: [
          middle(across, bin % across.count),
          middle(up, Math.floor(bin / across.count)),
          count,
          bin,
        ],
        name: labels[bin],
        symbolSize: LEAST_DOT + ((MOST_DOT - LEAST_DOT) * Math.sqrt(count)) / most,
        itemStyle: {
          color: look.accent,
          opacity: chosen === null || chosen.has(bin) ? 0.75 : 0.18,
        },
      },
    ]
  })
  const axis = { ...valueAxis(look), scale: true, splitNumber: 5 }
  return {
    ...frame(look),
    xAxis: axis,
    yAxis: { ...axis, splitNumber: 3 },
    brush: { ...lineBrush(look), brushType: 'rect' },
    series: [{ type: 'scatter', data, cursor: 'pointer' }],
  }
}

/** Days of the week × hours of the day. */
function weekHourOption(
  labels: readonly string[],
  counts: readonly number[],
  chosen: ReadonlySet<number> | null,
  look: ChartLook,
): ChartOption {
  const days = Array.from({ length: 7 }, (_, day) => (labels[day * 24] ?? '').split(' ')[0]!)
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour))
  const placeOf = (bin: number) => [bin % 24, Math.floor(bin / 24)] as const
  return heatOption({ columns: hours, rows: days, placeOf, names: labels }, counts, chosen, look)
}

/** Weeks × days of the week, as a calendar hangs on the wall. */
function calendarOption(
  labels: readonly string[],
  counts: readonly number[],
  chosen: ReadonlySet<number> | null,
  look: ChartLook,
): ChartOption {
  const columns = Array.from({ length: labels.length / DAYS }, (_, week) => labels[week * DAYS]!)
  const rows = Array.from({ length: DAYS }, (_, day) => weekdayName(1 + day))
  const placeOf = (bin: number) => [Math.floor(bin / DAYS), bin % DAYS] as const
  return heatOption({ columns, rows, placeOf, names: labels }, counts, chosen, look)
}

interface HeatField {
  columns: readonly string[]
  rows: readonly string[]
  placeOf(bin: number): readonly [column: number, row: number]
  /** Of the bins. */
  names: readonly string[]
}

function heatOption(
  { columns, rows, placeOf, names }: HeatField,
  counts: readonly number[],
  chosen: ReadonlySet<number> | null,
  look: ChartLook,
): ChartOption {
  const data = counts.map((value, bin) => ({
    name: names[bin],
    value: [...placeOf(bin), value],
    itemStyle: { opacity: chosen === null || chosen.has(bin) ? 1 : 0.25 },
  }))
  return {
    ...frame(look),
    xAxis: categoryAxis(columns, look),
    yAxis: { ...categoryAxis(rows, look), inverse: true },
    visualMap: {
      show: false,
      min: 0,
      max: Math.max(1, ...counts),
      inRange: { color: [look.faint, look.accent] },
    },
    brush: { ...lineBrush(look), brushType: 'rect' },
    series: [{ type: 'heatmap', data }],
  }
}

/** Groups of an answer; of two groupings one line for each of the second. */
export function groupsOption(
  { labels, series, isTime }: Omit<GroupSeries, 'keys'>,
  look: ChartLook,
): ChartOption {
  const colours = [look.accent, '#c2570c', '#7a4ba0', '#8a6d00', '#a3437f', '#4a63c8', '#7a4a21']
  return {
    ...frame(look),
    color: colours,
    xAxis: categoryAxis(labels, look),
    yAxis: valueAxis(look),
    series: series.map(({ name, values }) => ({
      type: isTime ? 'line' : 'bar',
      name,
      data: values,
      stack: isTime ? undefined : 'all',
      symbolSize: 5,
    })),
  }
}

const frame = (look: ChartLook) => ({
  animation: false,
  grid: { left: 8, right: 12, top: 10, bottom: 6, containLabel: true },
  tooltip: {
    trigger: 'item',
    // On the canvas: the page's policy lets no markup carry styles.
    renderMode: 'richText',
    backgroundColor: look.surface,
    borderColor: look.line,
    textStyle: { color: look.text, fontSize: 12, fontFamily: look.font },
    confine: true,
  },
  textStyle: { fontFamily: look.font },
})

const categoryAxis = (data: readonly string[], look: ChartLook) => ({
  type: 'category',
  data,
  axisLine: { lineStyle: { color: look.line } },
  axisTick: { show: false },
  axisLabel: {
    color: look.muted,
    fontSize: 11,
    hideOverlap: true,
    width: 90,
    overflow: 'truncate',
  },
})

const valueAxis = (look: ChartLook) => ({
  type: 'value',
  splitNumber: 3,
  splitLine: { lineStyle: { color: look.line } },
  axisLabel: { color: look.muted, fontSize: 11 },
})

const lineBrush = (look: ChartLook) => ({
  toolbox: [],
  brushType: 'lineX',
  brushMode: 'single',
  xAxisIndex: 0,
  throttleType: 'debounce',
  throttleDelay: 40,
  brushStyle: { color: 'transparent', borderColor: look.accent, borderWidth: 1 },
  outOfBrush: { colorAlpha: 1 },
})
