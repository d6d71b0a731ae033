import { setTimeout as pause } from 'node:timers/promises'
import { type GraphicsCard, openChromium, type Viewport } from './lib/browser/chromium.ts'
import { type FirstMap, measureFirstMap, type PointsBy } from './lib/browser/first-map.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { type HalfData, makeHalf } from './lib/half-data.ts'
import { drive } from './lib/load.ts'
import { printMachine } from './lib/machine.ts'
import { startOnemap } from './lib/onemap-server.ts'
import { readOptions } from './lib/options.ts'
import { median } from './lib/quantile.ts'
import { printTable } from './lib/table.ts'
import { tileLists } from './lib/tiles/tile-lists.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- start` prints is explained in README.md. */
const ROUNDS = 3
/** What a start leaves to be collected is collected by then. */
const REST_MS = 10_000
const VIEWPORTS: readonly Viewport[] = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
]
const nameOf = ({ width, height }: Viewport) => `${width} × ${height}`
/** What the browser's own start page does is over by then. */
const SETTLED_MS = 3_000
const NAMES: Record<`${GraphicsCard}, ${PointsBy}`, string> = {
  'none, found': 'no graphics card',
  'none, webgl': 'no graphics card, points by WebGL',
  'emulated, found': 'emulated card',
  'emulated, webgl': 'emulated card, points by WebGL',
}
const WAYS = ['none, found', 'none, webgl', 'emulated, found', 'emulated, webgl'] as const
const options = readOptions()
const dataDir = provideDataDir(options)
printMachine()
const half: HalfData = await makeHalf(dataDir)
try {
  const half1 = await measureServer(half.dataDir)
  const whole = await measureServer(dataDir)
  console.log('\nThe server; the half is the same data without every second subdistrict')
  printTable(
    [
      '',
      'features',
      'start s',
      'at rest: Node MB',
      'with database MB',
      'after 4,000 tiles: Node MB',
      'with database MB',
      'cold tiles/s',
    ],
    [
      ['half', ...Object.values(half1)],
      ['whole', ...Object.values(whole)],
    ],
  )
  const maps = await measureMaps()
  printVerdicts([
    { what: 'start to the ready line, median', ours: whole.startS, unit: 's', atMost: 5 },
    ...maps.flatMap(({ viewport, way, coldS, warmS }) => {
      const what = `first map ${nameOf(viewport)}, ${NAMES[way]}`
      // The promise is for what people get; the others say what the map's choice is worth.
      const promise = way.endsWith('found') ? { atMost: 2 } : {}
      return [
        { what: `${what}, empty cache, median`, ours: coldS, unit: 's', ...promise },
        { what: `${what}, full cache, median`, ours: warmS, unit: 's', ...promise },
      ]
    }),
    { what: 'server at rest (Node)', ours: whole.restMb, unit: 'MB', atMost: 500 },
    {
      what: 'server at rest (Node), data doubled',
      ours: whole.restMb,
      peer: half1.restMb,
      unit: 'MB',
    },
    {
      what: 'after tiles (Node), data doubled',
      ours: whole.usedMb,
      peer: half1.usedMb,
      unit: 'MB',
    },
    { what: 'start, data doubled', ours: whole.startS, peer: half1.startS, unit: 's' },
  ])
} finally {
  half.remove()
}

interface ServerFigures {
  features: number
  startS: number
  restMb: number
  restTreeMb: number
  usedMb: number
  usedTreeMb: number
  tilesPerS: number
}

async function measureServer(dir: string): Promise<ServerFigures> {
  const { paths, features } = await withServices(dir, async ({ packs, registry }) => {
    const [{ first, others }] = await tileLists({ packs, registry })
    return {
      paths: [...first, ...others].map(({ path }) => path),
      features: packs.catalogue.layers().reduce((sum, layer) => sum + layer.featureCount, 0),
    }
  })
  const starts: number[] = []
  for (let round = 1; round < ROUNDS; round++) {
    const server = await startOnemap(dir)
    starts.push(server.startedInMs)
    await server.stop()
  }
  const server = await startOnemap(dir)
  starts.push(server.startedInMs)
  try {
    await pause(REST_MS)
    const [restMb, restTreeMb] = [server.rssMb(), server.treeMb()]
    const headers = { Cookie: server.cookie, 'Accept-Encoding': 'gzip' }
    const { perSecond } = await drive({
      url: server.url,
      paths,
      connections: 4,
      headers,
      seconds: 60,
    })
    const [usedMb, usedTreeMb] = [server.rssMb(), server.treeMb()]
    const startS = median(starts) / 1000
    return { features, startS, restMb, restTreeMb, usedMb, usedTreeMb, tilesPerS: perSecond }
  } finally {
    await server.stop()
  }
}

interface MapFigures {
  viewport: Viewport
  way: (typeof WAYS)[number]
  /** Medians, seconds. */
  coldS: number
  warmS: number
}

async function measureMaps(): Promise<MapFigures[]> {
  const server = await startOnemap(dataDir)
  const figures: MapFigures[] = []
  try {
    for (const way of WAYS) {
      const [card, points] = way.split(', ') as [GraphicsCard, PointsBy]
      const browser = await openChromium(card)
      if (!browser) return []
      await pause(SETTLED_MS)
      try {
        for (const viewport of VIEWPORTS) {
          const runs: [FirstMap, FirstMap][] = []
          for (let round = 0; round < ROUNDS; round++) {
            runs.push(await measureFirstMap(browser, server, viewport, points))
          }
          printRuns(`${nameOf(viewport)}, ${NAMES[way]}`, runs)
          const of = (i: 0 | 1) => median(runs.map((run) => run[i].drawnMs)) / 1000
          figures.push({ viewport, way, coldS: of(0), warmS: of(1) })
        }
      } finally {
        await browser.close()
      }
    }
    return figures
  } finally {
    await server.stop()
  }
}

function printRuns(name: string, runs: readonly [FirstMap, FirstMap][]) {
  console.log(`\nThe first map at ${name}: from navigation to all tiles drawn`)
  const row = (what: string, map: FirstMap) => [
    what,
    map.drawnMs,
    map.paintMs,
    map.tiles,
    map.kilobytes,
    map.pageCpuS,
    map.drawingCpuS,
  ]
  printTable(
    [
      '',
      'all tiles drawn ms',
      'first paint ms',
      'tiles',
      'kB',
      'CPU s of the page',
      'CPU s of drawing',
    ],
    runs.flatMap(([cold, warm], i) => [
      row(`empty cache, ${i + 1}`, cold),
      row(`full cache, ${i + 1}`, warm),
    ]),
  )
}
