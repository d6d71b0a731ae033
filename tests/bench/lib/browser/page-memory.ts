import { pssMb } from '../processes.ts'
import type { UnwatchedPage } from './unwatched-page.ts'

export interface PageMemory {
  /** Of the page's process, workers included, what it shares with others divided among them. */
  pageMb: number
  /** Of the process that draws: with a software renderer it holds what a graphics card would. */
  drawingMb: number
  /** Of the browser's other processes: its window, network, storage. */
  othersMb: number
  /** Objects of the page's script, garbage included. */
  heapMb: number
}

/** Memory of the only page as it is: nothing is collected for it. */
export async function readMemory(page: UnwatchedPage): Promise<PageMemory> {
  const { usedSize } = await page.send<{ usedSize: number }>('Runtime.getHeapUsage')
  const { processInfo } = await page.browser.send<{ processInfo: { type: string; id: number }[] }>(
    'SystemInfo.getProcessInfo',
  )
  const all = processInfo.map(({ type, id }) => ({ type, mb: pssMb(id) }))
  const largest = (type: string) =>
    Math.max(...all.filter((info) => info.type === type).map(({ mb }) => mb))
  const [pageMb, drawingMb] = [largest('renderer'), largest('GPU')]
  const wholeMb = all.reduce((sum, { mb }) => sum + mb, 0)
  return { pageMb, drawingMb, othersMb: wholeMb - pageMb - drawingMb, heapMb: usedSize / 1e6 }
}

/** Slope of the straight line that lies nearest to the values, per step. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const rise = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0)
  const run = values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0)
  return rise / run
}
