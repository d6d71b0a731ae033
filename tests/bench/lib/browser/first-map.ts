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
  const context = await openContext(browser, server)
  try {
    const page = await context.newPage()
    await page.addInitScript(watchMap)
    const cold = await navigate(page)
    await page.goto('about:blank')
    return [cold, await navigate(page)]
  } finally {
    await context.close()
  }
}

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

/** Runs in the page: notes when the map came to rest, forgets it when it is busy again. */
function watchMap(): void {
  const page = window as Window & { restMs?: number }
  const look = () => {
    const busy = document.querySelector('[role=application]')?.getAttribute('aria-busy')
    if (busy !== 'false') {
      page.restMs = undefined
      return
    }
    if (page.restMs !== undefined) return
    page.restMs = 0
    // The frame in which the last tile is drawn ends after the second call.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (page.restMs === 0) page.restMs = performance.now()
      }),
    )
  }
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['aria-busy'],
  })
}
