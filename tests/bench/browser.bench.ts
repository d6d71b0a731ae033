import type { Browser, Page } from 'playwright-core'
import { openChromium, openContext } from './lib/browser/chromium.ts'
import { DRIVEN_VIEWPORT, driveMap } from './lib/browser/drive-map.ts'
import {
  type MainThreadTask,
  mainThreadTasks,
  TRACED_CATEGORIES,
} from './lib/browser/main-thread-tasks.ts'
import { type PageMemory, readMemory, slopeOf } from './lib/browser/page-memory.ts'
import { openMap, openUnwatchedPage } from './lib/browser/unwatched-page.ts'
import { provideDataDir } from './lib/data-folder.ts'
import { printMachine } from './lib/machine.ts'
import { type OnemapServer, startOnemap } from './lib/onemap-server.ts'
import { readOptions } from './lib/options.ts'
import { quantile } from './lib/quantile.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- browser` prints is explained in README.md. */
const LONG_MS = 50
/** A trace of more fills the browser's buffer. */
const TRACED_MS = 20_000
const LEAST_MOVES = 30
const MEMORY_EVERY_MS = 15_000
const SHOWN = 12
/** Fewer say nothing about a trend; the collector of garbage alone moves a reading by 30 MB. */
const LEAST_READS = 10
const MOST_RISE_MB = 5
const options = readOptions()
const dataDir = provideDataDir(options)
printMachine()
const browser = await openChromium()
if (browser) {
  const server = await startOnemap(dataDir)
  try {
    await measure(browser, server)
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function measure(chromium: Browser, server: OnemapServer): Promise<void> {
  const home = await homeLink(server)
  const context = await openContext(chromium, server, DRIVEN_VIEWPORT)
  const page = await context.newPage()
  await page.goto(home)
  await page.locator('[role=application][aria-busy=false]').waitFor({ timeout: 120_000 })
  const tasks = await traceTasks(chromium, page, home)
  await context.close()
  const memory = await driveAndWatch(server, home)
  const inMinutes = 60_000 / MEMORY_EVERY_MS
  const later = memory.slice(Math.ceil(memory.length / 2)).map(({ pageMb }) => pageMb)
  printVerdicts([
    {
      what: 'longest task, without software drawing',
      ours: tasks.reduce((most, task) => Math.max(most, task.ownMs), 0),
      unit: 'ms',
      atMost: LONG_MS,
    },
    {
      what: `most memory of the page in ${options.minutes} min`,
      ours: Math.max(...memory.map(({ pageMb }) => pageMb)),
      unit: 'MB',
      atMost: 600,
    },
    ...(later.length < LEAST_READS
      ? []
      : [
          {
            what: 'its rise in the second half, a minute',
            ours: slopeOf(later) * inMinutes,
            unit: 'MB',
            atMost: MOST_RISE_MB,
          },
        ]),
  ])
}

/** The middle of the district with every layer switched on. */
async function homeLink({ url, cookie }: OnemapServer): Promise<string> {
  const answer = await fetch(`${url}/api/layers`, { headers: { Cookie: cookie } })
  if (!answer.ok) throw new Error(`Layers: ${await answer.text()}`)
  const layers = (await answer.json()) as { code: string; bounds: number[] | null }[]
  const bounds = layers.find(({ code }) => code === 'DIVISION')?.bounds
  if (!bounds) throw new Error('The sample has no divisions.')
  const [lon, lat] = [(bounds[0]! + bounds[2]!) / 2, (bounds[1]! + bounds[3]!) / 2]
  return `/?at=${lon.toFixed(5)},${lat.toFixed(5)},15&l=${layers.map(({ code }) => code).join(',')}`
}

async function traceTasks(chromium: Browser, page: Page, home: string): Promise<MainThreadTask[]> {
  await chromium.startTracing(page, { categories: [...TRACED_CATEGORIES] })
  const driven = await driveMap(page, TRACED_MS, { seed: 1, home, leastMoves: LEAST_MOVES })
  const tasks = mainThreadTasks(await chromium.stopTracing())
  const long = tasks.filter(({ durationMs }) => durationMs > LONG_MS)
  const ours = tasks.filter(({ ownMs }) => ownMs > LONG_MS)
  console.log(
    `\n${driven.drags} drags and ${driven.wheels} turns of the wheel with all layers on, 1366 × 768: ` +
      `${tasks.length.toLocaleString('en')} tasks on the main thread, ${long.length} over ${LONG_MS} ms, ` +
      `${ours.length} without software drawing`,
  )
  const sorted = (pick: (task: MainThreadTask) => number) => Float64Array.from(tasks, pick).sort()
  const row = (name: string, pick: (task: MainThreadTask) => number) => {
    const values = sorted(pick)
    const total = values.reduce((sum, value) => sum + value, 0)
    return [name, total / 1000, quantile(values, 0.99), values.at(-1) ?? 0]
  }
  printTable(
    ['', 'together s', 'p99 ms', 'longest ms'],
    [
      row('whole tasks', (task) => task.durationMs),
      row('of it the thread was running', (task) => task.cpuMs),
      row('of it software drawing', (task) => task.drawingMs),
      row('of it script', (task) => task.scriptMs),
      row('of it the browser itself', (task) => task.browserMs),
      row('running and not drawing', (task) => task.ownMs),
    ],
  )
  console.log('\nThe longest without software drawing')
  printTable(
    [
      'where most of the script was',
      'own ms',
      'task ms',
      'running ms',
      'drawing ms',
      'script ms',
      'browser ms',
    ],
    tasks
      .sort((a, b) => b.ownMs - a.ownMs)
      .slice(0, SHOWN)
      .map((task) => [
        task.hottest,
        task.ownMs,
        task.durationMs,
        task.cpuMs,
        task.drawingMs,
        task.scriptMs,
        task.browserMs,
      ]),
  )
  return tasks
}

async function driveAndWatch(server: OnemapServer, home: string): Promise<PageMemory[]> {
  const page = await openUnwatchedPage(server, DRIVEN_VIEWPORT)
  try {
    await openMap(page, server.url + home)
    const memory = [await readMemory(page)]
    const rows: number[][] = [[0, ...Object.values(memory[0]!)]]
    const whenAt = async (ms: number) => {
      if (ms < memory.length * MEMORY_EVERY_MS) return
      memory.push(await readMemory(page))
      rows.push([Math.round(ms / 1000), ...Object.values(memory.at(-1)!)])
    }
    const milliseconds = options.minutes * 60_000
    const driven = await driveMap(page, milliseconds, { seed: 2, home, whenAt })
    console.log(
      `\nMemory while driving around: ${driven.drags} drags, ${driven.wheels} turns of the wheel`,
    )
    const step = Math.max(1, Math.ceil(rows.length / SHOWN))
    printTable(
      ['after s', 'page MB', 'drawing MB', 'others MB', 'script objects MB'],
      rows.filter((_, i) => i % step === 0 || i === rows.length - 1),
    )
    return memory
  } finally {
    await page.close()
  }
}
