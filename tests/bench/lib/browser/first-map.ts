import { join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { openContext, type Viewport } from './chromium.ts'

export interface FirstMap {
  /** From navigation to the last tile in view being there and handed to the renderer, ms. */
  drawnMs: number
  /** First contentful paint, ms. */
  paintMs: number
  /** Asked for, those answered out of the browser's cache included. */
  tiles: number
  /** CPU seconds of the page's process with its workers, and of the one that draws, until a moment after. */
  pageCpuS: number
  drawingCpuS: number
  /** Over the wire for the page itself; workers fetch the tiles. */
  kilobytes: number
}

/** `found` = as the map chooses, a canvas; `webgl` = as it would with a graphics card. */
export type PointsBy = 'found' | 'webgl'

/** One navigation with an empty cache, then one more with a full one. */
export async function measureFirstMap(
  browser: Browser,
  server: { url: string; cookie: string },
  viewport: Viewport,
  points: PointsBy,
): Promise<[cold: FirstMap, warm: FirstMap]> {
  const context = await openContext(browser, server, viewport)
  try {
    const page = await context.newPage()
    await page.addInitScript({ path: WATCH_MAP })
    if (points === 'webgl') await page.addInitScript({ path: PASS_FOR_CARD })
    let tiles = 0
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/tiles/')) tiles++
    })
    const session = await browser.newBrowserCDPSession()
    const cold = { ...(await withCpu(session, () => navigate(page))), tiles }
    await page.goto('about:blank')
    tiles = 0
    const warm = { ...(await withCpu(session, () => navigate(page))), tiles }
    return [cold, warm]
  } finally {
    await context.close()
  }
}

const WATCH_MAP = join(import.meta.dirname, 'watch-map.js')
const PASS_FOR_CARD = join(import.meta.dirname, 'pass-for-card.js')
/** The map may be at rest for a moment between the layers' list and the first tile. */
const REST_MS = 1_500

type Navigated = Pick<FirstMap, 'drawnMs' | 'paintMs' | 'kilobytes'>

async function withCpu(session: CDPSession, work: () => Promise<Navigated>) {
  const before = await cpuByProcess(session)
  const result = await work()
  const after = await cpuByProcess(session)
  const spent = (type: string) =>
    after.reduce((sum, process) => {
      const known = before.find(({ id }) => id === process.id)
      return process.type === type ? sum + process.cpuTime - (known?.cpuTime ?? 0) : sum
    }, 0)
  return { ...result, pageCpuS: spent('renderer'), drawingCpuS: spent('GPU') }
}

/** Coming from a blank page, a page gets a process of its own. */
async function cpuByProcess(session: CDPSession) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo
}

async function navigate(page: Page): Promise<Navigated> {
  await page.goto('/')
  await page.waitForFunction(
    (restMs) => {
      const { restMs: at } = window as Window & { restMs?: number }
      return at !== undefined && at > 0 && performance.now() - at > restMs
    },
    REST_MS,
    { timeout: 90_000, polling: 100 },
  )
  return page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return {
      drawnMs: (window as Window & { restMs?: number }).restMs!,
      paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      kilobytes: entries.reduce((sum, entry) => sum + entry.transferSize, 0) / 1000,
    }
  })
}
