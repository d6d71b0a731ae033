import { toBlob } from '../../ui/save-file.ts'
import { answer } from '../answer/answer-state.ts'
import { type ChartLook, pageFont } from '../charts/chart-look.ts'
import { boxOption, type ChartOption, countsOption, groupsOption } from '../charts/chart-options.ts'
import { createCrossfilter } from '../charts/crossfilter.ts'
import { type BinnedChart, chartChoices } from '../charts/dimensions.ts'
import { init } from '../charts/echarts.ts'
import { groupSeries } from '../charts/group-series.ts'
import { chartsAtFirst, loadCharts } from '../charts/load-charts.ts'
import { fiveNumbersByBin } from '../charts/quantiles.ts'
import { describer } from '../question-catalogue.ts'
import type { SqlAnswer } from '../sql/sql-state.ts'
import type { TakeAwaySource } from './open-take-away.ts'

export interface PaperChart {
  title: string
  /** Address of its picture within this page. */
  picture: string
  isWide: boolean
}

interface Drawable {
  title: string
  option: ChartOption
  isWide: boolean
}

/** What is charted of an answer on the screen, drawn for paper. */
export async function drawCharts(source: TakeAwaySource): Promise<PaperChart[]> {
  const drawables = source.from === 'sql' ? ofSql(source.answer) : await ofQuestion()
  return Promise.all(
    drawables.map(async ({ title, option, isWide }) => {
      const blob = await toBlob(draw(option, isWide), 'image/png')
      return { title, isWide, picture: URL.createObjectURL(blob) }
    }),
  )
}

async function ofQuestion(): Promise<Drawable[]> {
  const asked = answer.askable()?.question
  if (!asked) return []
  const groups = answer.groups.value()
  if (asked.groups.length > 0) {
    if (!groups || groups.rows.length === 0) return []
    const title = describer().measure(asked.measure, asked.what)
    return [{ title, option: groupsOption(groupSeries(groups), paper()), isWide: true }]
  }
  const { charts, things } = await loadCharts(asked, chartsAtFirst(chartChoices(asked.what)))
  const filter = createCrossfilter(
    things,
    charts.map(({ bins }) => bins),
  )
  return charts.map((chart, place) => ({
    title: chart.label,
    option: optionOf(chart, [...filter.counts(place)]),
    isWide: false,
  }))
}

function optionOf(chart: BinnedChart, counts: readonly number[]): ChartOption {
  if (chart.amounts === null) return countsOption(chart, counts, null, paper())
  const { values, order } = chart.amounts
  return boxOption(
    chart.bins,
    fiveNumbersByBin(chart.bins, values, order, () => true),
    null,
    paper(),
  )
}

const MOST_ROWS = 40

/** Few rows of something with a number each: bars. Anything else says more as a table. */
function ofSql({ result: { columns, rowCount } }: SqlAnswer): Drawable[] {
  const name = columns.find(({ type }) => type === 'text')
  const numbers = columns.filter((column) => column.type === 'number' && !isPlace(column.name))
  if (!name || numbers.length === 0 || rowCount < 2 || rowCount > MOST_ROWS) return []
  const labels = Array.from({ length: rowCount }, (_, row) => String(name.value(row) ?? ''))
  return numbers.slice(0, 2).map((column) => {
    const values = [...column.numbers()].map((value) => (Number.isNaN(value) ? null : value))
    const series = [{ name: column.name, values }]
    const option = groupsOption({ labels, series, isTime: false }, paper())
    return { title: column.name, option, isWide: true }
  })
}

const isPlace = (name: string) => ['lon', 'lat', 'x', 'y', 'shape'].includes(name)

/** Paper is white, whatever the screen looks like. */
const paper = (): ChartLook => ({
  text: '#1a2026',
  muted: '#525d68',
  line: '#d8dde1',
  accent: '#0b6b88',
  faint: '#e3eef2',
  surface: WHITE,
  font: pageFont(),
})

const WHITE = '#ffffff'
const WIDTH = 360
const HEIGHT = 200

function draw(option: ChartOption, isWide: boolean): HTMLCanvasElement {
  const width = isWide ? 2 * WIDTH : WIDTH
  const box = document.createElement('div')
  const chart = init(box, null, { width, height: HEIGHT, devicePixelRatio: 2 })
  try {
    chart.setOption({ ...option, brush: undefined, tooltip: undefined })
    return chart.renderToCanvas({ pixelRatio: 2, backgroundColor: WHITE })
  } finally {
    chart.dispose()
  }
}
