import type { Subject } from '../../../data/contracts/index.ts'
import { ask } from '../engine.ts'
import { compiler } from '../question-catalogue.ts'
import { type BinnedChart, binned, type ChartChoice, columnsOf, isPaired } from './dimensions.ts'

const AT_FIRST = 4
const MOST_ROWS = 4_000_000

export interface LoadedCharts {
  charts: readonly BinnedChart[]
  /** Of each. */
  things: number
}

/** What is shown before anybody has chosen. */
export const chartsAtFirst = (choices: readonly ChartChoice[]): ChartChoice[] =>
  choices.filter((one) => !isPaired(one)).slice(0, AT_FIRST)

/** Reads what the charts need, all in one go, and puts each thing into its bins. */
export async function loadCharts(
  { what, steps }: Subject,
  choices: readonly ChartChoice[],
  signal?: AbortSignal,
): Promise<LoadedCharts> {
  const wish = { columns: columnsOf(choices) }
  const limits = { ...(signal && { signal }), maxRows: MOST_ROWS }
  const found = await ask(compiler().rows({ what, steps }, wish), limits)
  return { charts: choices.map((one) => binned(one, found)), things: found.rowCount }
}
