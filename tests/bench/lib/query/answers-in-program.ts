import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { QUESTION_VERSION, type Question, type Step } from '../../../../data/contracts/index.ts'
import { openContext } from '../browser/chromium.ts'
import type { OnemapServer } from '../onemap-server.ts'

const WATCH = join(import.meta.dirname, 'watch-answers.js')
const VIEWPORT = { width: 1366, height: 768 }
const PATIENCE_MS = 60_000
export const BRUSHES = 12
const CHARTS = 4

interface AnswerTimes {
  firstPointMs: number[]
  /** null = it changed nothing on the map. */
  brushMs: (number | null)[]
}

declare global {
  interface Window {
    /** Of `watch-answers.js`. */
    answerTimes: AnswerTimes
  }
}

export interface AnswersInProgram {
  /** Of the events, which are brushed. */
  things: number
  firstPointMs: number
  brushMs: readonly (number | null)[]
  /** Of everything that has an address. */
  allThings: number
  firstOfAllMs: number
}

/** Nine months are some 300,000 events. */
const lastMonths = (count: number): Step => ({
  kind: 'period',
  attribute: 'reported_at',
  period: { kind: 'last', count, unit: 'month' },
})

const HIGH: Step = {
  kind: 'conditions',
  condition: { all: [{ attribute: 'floor', test: { op: 'range', from: 3, to: null } }] },
}

/** The program itself, as it is served, driven as somebody would: when its answers are to be seen. */
export async function answersInProgram(
  browser: Browser,
  server: OnemapServer,
): Promise<AnswersInProgram> {
  const context = await openContext(browser, server, VIEWPORT)
  await context.addInitScript({ path: WATCH })
  const page = await context.newPage()
  try {
    const events = await ask(page, 'EVENT', [lastMonths(8)], [lastMonths(9)])
    const brushMs = await brush(page)
    const all = await ask(page, 'ADDRESS', [HIGH], [])
    return {
      things: events.things,
      firstPointMs: events.firstPointMs,
      brushMs,
      allThings: all.things,
      firstOfAllMs: all.firstPointMs,
    }
  } finally {
    await context.close()
  }
}

/** Another question first: what is loaded and compiled with the first answer is not part of the second. */
async function ask(page: Page, what: string, other: readonly Step[], steps: readonly Step[]) {
  // Another question alone would be no other page.
  await page.goto('about:blank')
  await page.goto(`/?w=analysis${hashOf(what, other)}`)
  await page.waitForFunction(() => window.answerTimes?.firstPointMs.length > 0, undefined, {
    timeout: PATIENCE_MS,
  })
  const before = (await timesOf(page)).firstPointMs.length
  // The rest of the address is the program's by now.
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    hashOf(what, steps),
  )
  await page.waitForFunction((n) => window.answerTimes.firstPointMs.length > n, before, {
    timeout: PATIENCE_MS,
  })
  const { firstPointMs } = await timesOf(page)
  const told = await page.getByRole('region', { name: '分析' }).locator('output strong').innerText()
  return { firstPointMs: firstPointMs.at(-1)!, things: Number(told.replaceAll(',', '')) }
}

/** Draws over one chart after the other, each time a little further; each round begins with everything. */
async function brush(page: Page): Promise<(number | null)[]> {
  await page.getByRole('region', { name: '分析' }).getByRole('button', { name: '图表' }).click()
  const drawer = page.locator('[data-beside-panel]')
  const charts = drawer.locator('figure [role=img]')
  await charts
    .nth(CHARTS - 1)
    .locator('canvas')
    .first()
    .waitFor({ timeout: PATIENCE_MS })
  for (let i = 0; i < BRUSHES; i++) {
    if (i > 0 && i % CHARTS === 0) {
      await drawer.getByRole('button', { name: '清除选择' }).click()
      await settled(page)
    }
    const { brushMs } = await timesOf(page)
    const chart = charts.nth(i % CHARTS)
    await chart.scrollIntoViewIfNeeded()
    const box = (await chart.boundingBox())!
    const y = box.y + box.height * 0.5
    const from = box.x + box.width * (0.25 + 0.03 * i)
    await page.mouse.move(from, y)
    await page.mouse.down()
    await page.mouse.move(from + box.width * 0.1, y + 8)
    await page.mouse.move(from + box.width * 0.2, y + 16)
    await page.mouse.up()
    const noted = page.waitForFunction(
      (n) => window.answerTimes.brushMs.length > n,
      brushMs.length,
      { timeout: PATIENCE_MS / 10 },
    )
    // Let go of beside the chart it is no brush.
    await noted.catch(() => undefined)
  }
  return (await timesOf(page)).brushMs
}

/** What a click before has changed has been drawn. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame)
  })

const timesOf = (page: Page): Promise<AnswerTimes> => page.evaluate(() => window.answerTimes)

function hashOf(what: string, steps: readonly Step[]): string {
  const measure = { kind: 'count' } as const
  const question: Question = { version: QUESTION_VERSION, what, steps, groups: [], measure }
  return `#ask=${Buffer.from(JSON.stringify(question)).toString('base64url')}`
}
