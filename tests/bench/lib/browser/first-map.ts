import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openContext } from './chromium.ts'

export interface FirstMap {
  /** From navigation to the last tile in view being there and handed to the renderer, ms. */
  drawnMs: number
  /** First contentful paint, ms. */
  paintMs: number
  tiles: number
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
    const cold = await navigate(page)
    await page.goto('about:blank')
    return [cold, await navigate(page)]
  } finally {
    await context.close()
  }
}

const WATCH_MAP = join(import.meta.dirname, 'watch-map.js')
/** The map may be at rest for a moment between the layers' list and the first tile. */
const REST_MS = 1_500

async function navigate(page: Page): Promise<FirstMap> {
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
    const tiles = entries.filter((entry) => entry.name.includes('/tiles/'))
    return {
      drawnMs: (window as Window & { restMs?: number }).restMs!,
      paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      tiles: tiles.length,
      kilobytes: entries.reduce((sum, entry) => sum + entry.transferSize, 0) / 1000,
    }
  })
}
