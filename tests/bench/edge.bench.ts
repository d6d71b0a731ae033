import { parseArgs } from 'node:util'
import { openChromium } from './lib/browser/chromium.ts'
import type { TracedFrame } from './lib/browser/traced-frames.ts'
import { dragInBrowser } from './lib/coverage/edge-in-browser.ts'
import { dragInNode } from './lib/coverage/edge-in-node.ts'
import { provideDataDir } from './lib/data-folder.ts'
import { printMachine } from './lib/machine.ts'
import { startOnemap } from './lib/onemap-server.ts'
import { quantile } from './lib/quantile.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- edge` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'district' },
    drags: { type: 'string' },
    seed: { type: 'string', default: '1' },
    browser: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
})
const size = values.size === 'town' ? 'town' : 'district'
const seed = Number(values.seed)
const MOST_MS = 16
const SHOWN = 8

if (values.browser) await measureInBrowser()
else measureInNode()

function measureInNode(): void {
  printMachine()
  const { frames, refused, peer, worstCpuMs, faults } = dragInNode(size, {
    drags: Number(values.drags ?? 300),
    seed,
  })
  console.log('')
  printTable(
    ['a frame, ms', 'frames', 'p50', 'p90', 'p99', 'longest'],
    [
      line('OneMap: what the strip touches', frames),
      line('… refused: it would cross', refused),
      line('both cells counted anew', peer),
    ],
  )
  printVerdicts([
    { what: 'p99 of a frame of a drag', ours: quantile(frames, 0.99), unit: 'ms', atMost: MOST_MS },
    { what: 'a drag of all frames, CPU a frame', ours: worstCpuMs, unit: 'ms', atMost: MOST_MS },
    { what: 'cells whose kept numbers are wrong', ours: faults, unit: '', atMost: 0 },
  ])
}

async function measureInBrowser(): Promise<void> {
  const dataDir = provideDataDir({ size, ...(values.data && { data: values.data }) })
  printMachine()
  const browser = await openChromium()
  if (!browser) return
  const server = await startOnemap(dataDir)
  try {
    const drags = Number(values.drags ?? 40)
    const dragged = await dragInBrowser(browser, server.url, { drags, seed })
    const { cells, frames, releases, strokes } = dragged
    console.log(
      `\nA plan of ${cells.toLocaleString('en')} cells: ${dragged.drags} drags, ${strokes} strokes`,
    )
    const sorted = (list: readonly TracedFrame[], pick: (frame: TracedFrame) => number) =>
      list.map(pick).sort((a, b) => a - b)
    const own = sorted(frames, ({ ownMs }) => ownMs)
    printTable(
      ['main thread, ms', 'frames', 'p50', 'p90', 'p99', 'longest'],
      [
        line('a frame of a drag, without drawing in software', own),
        line(
          '… all until the next movement',
          sorted(frames, ({ untilNextMs }) => untilNextMs),
        ),
        line(
          '… drawing in software',
          sorted(frames, ({ drawingMs }) => drawingMs),
        ),
        line(
          'letting go: the longest frame',
          sorted(releases, ({ ownMs }) => ownMs),
        ),
        line(
          '… all of a quarter of a second',
          sorted(releases, ({ untilNextMs }) => untilNextMs),
        ),
      ],
    )
    console.log('\nThe longest frames')
    printTable(
      ['where most of it went', 'frame of its drag', 'own ms', 'drawing ms'],
      [...frames]
        .sort((a, b) => b.ownMs - a.ownMs)
        .slice(0, SHOWN)
        .map(({ hottest, nth, ownMs, drawingMs }) => [hottest, nth, ownMs, drawingMs]),
    )
    console.log(`\nOver ${MOST_MS} ms: ${placesOf(frames.filter(({ ownMs }) => ownMs > MOST_MS))}`)
    printVerdicts([
      {
        what: 'p99 of our own work in a frame of a drag, in Chromium',
        ours: quantile(own, 0.99),
        unit: 'ms',
        atMost: MOST_MS,
      },
    ])
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Whether it is taking in hand, or what comes meanwhile. */
function placesOf(frames: readonly TracedFrame[]): string {
  const count = (from: number, to: number) =>
    frames.filter(({ nth }) => nth >= from && nth <= to).length
  return `${count(0, 1)} while taking in hand, ${count(2, 10)} of the next nine frames, ${count(11, Number.POSITIVE_INFINITY)} later ones`
}

function line(name: string, sorted: readonly number[]) {
  return [
    name,
    sorted.length,
    quantile(sorted, 0.5),
    quantile(sorted, 0.9),
    quantile(sorted, 0.99),
    sorted.at(-1) ?? Number.NaN,
  ]
}
