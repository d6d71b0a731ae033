import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openContext } from './chromium.ts'

export interface FirstMap {
  /** From navigation to the last tile in view being there and handed to the renderer, ms. */
  drawnMs: number
  /** First contentful paint, ms. */
  paintMs: number
  /** Asked for, those answered out of the browser's cache included. */
  tiles: number
  /** Over the wire for the page itself; workers fetch the tiles. */
  kilobytes: number
}

/** One navigation with an empty cache, then one more with a full one. */
export async function measureFirstMap(
  browser: Browser,
  server: { url: string; cookie: string },
): Promise<[cold: FirstMap, warm: FirstMap]> {
  const context = await openContext(browser, server, { width: 1920, height: 1080 })
  try {
    const page = await context.newPage()
    await page.addInitScript({ path: WATCH_MAP })
    let tiles = 0
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/tiles/')) tiles++
    })
    const cold = { ...(await navigate(page)), tiles }
    tiles = 0
    await page.goto('about:blank')
    const warm = await navigate(page)
    return [cold, { ...warm, tiles }]
  } finally {
    await context.close()
  }
}

const WATCH_MAP = join(import.meta.dirname, 'watch-map.js')
/** The map may be at rest for a moment between the layers' list and the first tile. */
const REST_MS = 1_500

async function navigate(page: Page): Promise<Omit<FirstMap, 'tiles'>> {
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
