import type { ChartLook } from './chart-look.ts'
import type { BinnedChart } from './dimensions.ts'

/** What an option of the library is: plain data. */
export type ChartOption = Record<string, unknown>

/** Things by bin, the chosen ones in the accent colour. */
export function countsOption(
  { labels, view }: Pick<BinnedChart, 'labels' | 'view'>,
  counts: readonly number[],
  chosen: ReadonlySet<number> | null,
  look: ChartLook,
): ChartOption {
  if (view === 'weekHour') return weekHourOption(labels, counts, chosen, look)
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

/** Days of the week × hours of the day. */
function weekHourOption(
  labels: readonly string[],
  counts: readonly number[],
  chosen: ReadonlySet<number> | null,
  look: ChartLook,
): ChartOption {
  const days = Array.from({ length: 7 }, (_, day) => (labels[day * 24] ?? '').split(' ')[0]!)
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour))
  const data = counts.map((value, bin) => ({
    value: [bin % 24, Math.floor(bin / 24), value],
    itemStyle: { opacity: chosen === null || chosen.has(bin) ? 1 : 0.25 },
  }))
  return {
    ...frame(look),
    xAxis: categoryAxis(hours, look),
    yAxis: { ...categoryAxis(days, look), inverse: true },
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
  labels: readonly string[],
  series: readonly { name: string; values: readonly (number | null)[] }[],
  isTime: boolean,
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
    textStyle: { color: look.text, fontSize: 12 },
    confine: true,
  },
  textStyle: { fontFamily: 'inherit' },
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
