import type { Browser, CDPSession, Page } from 'playwright-core'
import { pssMb } from '../processes.ts'

export interface PageMemory {
  /** Of the page's process, workers included, what it shares with others divided among them. */
  pageMb: number
  /** Of the process that draws: with a software renderer it holds what a graphics card would. */
  drawingMb: number
  /** Live objects of the page's script after a collection. */
  heapMb: number
}

/** Watches the memory of the only page. */
export async function watchMemory(
  browser: Browser,
  page: Page,
): Promise<{ read(): Promise<PageMemory> }> {
  const whole = await browser.newBrowserCDPSession()
  const own = await page.context().newCDPSession(page)
  await own.send('HeapProfiler.enable')
  return { read: () => readMemory(whole, own) }
}

async function readMemory(whole: CDPSession, own: CDPSession): Promise<PageMemory> {
  await own.send('HeapProfiler.collectGarbage')
  const { usedSize } = await own.send('Runtime.getHeapUsage')
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo')
  const largest = (type: string) =>
    Math.max(...processInfo.filter((info) => info.type === type).map(({ id }) => pssMb(id)))
  return { pageMb: largest('renderer'), drawingMb: largest('GPU'), heapMb: usedSize / 1e6 }
}
