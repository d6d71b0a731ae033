import { prepareColumns } from '../../server/publish/publish-all.ts'
import { openChromium, openContext } from './lib/browser/chromium.ts'
import { readMemory } from './lib/browser/page-memory.ts'
import { openUnwatchedPage, type UnwatchedPage } from './lib/browser/unwatched-page.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { printMachine } from './lib/machine.ts'
import { type OnemapServer, startOnemap } from './lib/onemap-server.ts'
import { readOptions } from './lib/options.ts'
import { providePeers } from './lib/peers/programs.ts'
import { answersInProgram, BRUSHES } from './lib/query/answers-in-program.ts'
import { drivePage } from './lib/query/drive-page.ts'
import { hostileStatements } from './lib/query/hostile.ts'
import { askNative } from './lib/query/native-answers.ts'
import { askPostgis, boxOf, type PeerAnswer } from './lib/query/postgis-answers.ts'
import { QUESTIONS } from './lib/query/questions.ts'
import { compareCases } from './lib/query/random-cases.ts'
import { type ServedPage, servePage } from './lib/query/serve-page.ts'
import { seededRandom } from './lib/random.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- query` prints is explained in README.md. */
const DATASETS = ['addresses', 'group_rental', 'fire_unit', 'events', 'grids']
const TIMES = 5
const STATEMENTS = Number(process.env.HOSTILE ?? 1_000)
/** So many of them are skipped: a long run in pieces. */
const SKIPPED = Number(process.env.HOSTILE_FROM ?? 0)
const STATEMENT_MS = 400
const VIEWPORT = { width: 1366, height: 768 }
/** A town further west has other positions: around the middle of what is there. */
const RADIUS_DEGREES = 0.03

/** Of points and polygons, compared with turf and PostGIS. */
const CASES = 100_000

const options = readOptions()
const dataDir = provideDataDir(options)
printMachine()
await writeColumns()
const server = await startOnemap(dataDir)
const served = await servePage(server.url)
/** Some parts by themselves: `load`, `questions` (with loading), `answers`, `hostile`, `places`. */
const only = process.env.ONLY?.split(',')
const isWanted = (part: string) => only === undefined || only.includes(part)
try {
  if (isWanted('load') || isWanted('questions')) await measure(server, served)
  if (isWanted('answers')) await show(server)
  if (isWanted('hostile')) await survive(server, served)
  if (isWanted('places')) await comparePlaces()
} finally {
  served.stop()
  await server.stop()
}

/** What the server does by itself a minute after it has published. */
async function writeColumns(): Promise<void> {
  const started = performance.now()
  const written = await withServices(dataDir, (services) => prepareColumns(services))
  const seconds = (performance.now() - started) / 1000
  console.log(`Columns: ${written} parts written in ${seconds.toFixed(1)} s`)
}

async function measure({ cookie }: OnemapServer, { url }: ServedPage): Promise<void> {
  const page = await openUnwatchedPage({ url, cookie }, VIEWPORT)
  try {
    const cold = await load(page, url)
    await settle(page)
    const cached = await load(page, url)
    if (!isWanted('questions')) return
    const bench = drivePage((expression) => evaluate(page, expression))
    const [lon, lat] = (await bench.ask('select median(lon), median(lat) from addresses', 1))
      .first as [number, number]
    const drawn = { lon, lat, radius: RADIUS_DEGREES, corners: 500 }
    await bench.draw('drawn', lon, lat, RADIUS_DEGREES, drawn.corners)
    const ours: PeerAnswer[] = []
    for (const { sql, inBox } of QUESTIONS) {
      const { milliseconds, first } = await bench.ask(sql, TIMES, inBox ? boxOf(drawn) : [])
      ours.push({ milliseconds, count: Number(first[0]) })
    }
    const { pageMb } = await readMemory(page)
    const peers = await askPeers(drawn)
    printAnswers(ours, peers)
    printVerdicts([
      { what: 'loading, cold', ours: cold, unit: 's', atMost: 15 },
      { what: 'loading, from the cache', ours: cached, unit: 's', atMost: 4 },
      { what: 'memory of the page', ours: pageMb, unit: 'MB', atMost: 1_500 },
      ...QUESTIONS.map(({ what, atMostMs }, i) => ({
        what,
        ours: ours[i]!.milliseconds,
        unit: 'ms',
        atMost: atMostMs,
      })),
    ])
  } finally {
    await page.close()
  }
}

/** The page anew, the engine, the tables; seconds without what the browser needs for the page. */
async function load(page: UnwatchedPage, url: string): Promise<number> {
  await page.send('Page.navigate', { url: `${url}/query-page/` })
  const bench = drivePage((expression) => evaluate(page, expression))
  while (!(await evaluate<boolean>(page, `typeof benchPage === 'object'`))) {
    await page.waitForTimeout(50)
  }
  const { parts, fromCache, rows, bytes, openedMs, totalMs } = await bench.load(DATASETS)
  console.log(
    `Open after ${(openedMs / 1000).toFixed(1)} s; ${parts} parts (${fromCache} from the cache), ` +
      `${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB after ${(totalMs / 1000).toFixed(1)} s`,
  )
  return totalMs / 1000
}

/** Until what was loaded is on the disk. */
async function settle(page: UnwatchedPage): Promise<void> {
  const kept = () =>
    evaluate<number>(
      page,
      `caches.open('onemap-columns').then((cache) => cache.keys()).then((keys) => keys.length)`,
    )
  for (let [before, now] = [-1, await kept()]; now !== before; ) {
    await page.waitForTimeout(2_000)
    ;[before, now] = [now, await kept()]
  }
}

async function evaluate<Answer>(page: UnwatchedPage, expression: string): Promise<Answer> {
  const { result, exceptionDetails } = await page.send<{
    result: { value: Answer }
    exceptionDetails?: { exception?: { description?: string } }
  }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? expression)
  return result.value
}

interface Peer {
  name: string
  answers: readonly (PeerAnswer | undefined)[]
}

async function askPeers(drawn: Parameters<typeof askPostgis>[2]): Promise<Peer[]> {
  const peers: Peer[] = []
  if (providePeers().postgis) {
    peers.push({ name: 'PostGIS', answers: await askPostgis(dataDir, QUESTIONS, drawn) })
  } else console.log('There is no PostGIS here, so its column is left out.')
  peers.push({ name: 'DuckDB', answers: await askNative(dataDir, QUESTIONS) })
  return peers
}

function printAnswers(ours: readonly PeerAnswer[], peers: readonly Peer[]): void {
  const headings = [
    'question',
    'ours ms',
    'counts',
    ...peers.flatMap(({ name }) => [`${name} ms`, 'counts']),
  ]
  printTable(
    headings,
    QUESTIONS.map(({ what }, i) => [
      what,
      ours[i]!.milliseconds,
      ours[i]!.count,
      ...peers.flatMap(({ answers }) => [
        answers[i]?.milliseconds ?? Number.NaN,
        answers[i]?.count ?? Number.NaN,
      ]),
    ]),
  )
  peers.forEach(({ name, answers }) => {
    answers.forEach((answer, i) => {
      if (answer === undefined || answer.count === ours[i]!.count) return
      throw new Error(`${name} counts ${answer.count}, we ${ours[i]!.count}: ${QUESTIONS[i]!.what}`)
    })
  })
}

/** When an answer is to be seen in the program itself, and what a brush takes there. */
async function show(onemap: OnemapServer): Promise<void> {
  const browser = await openChromium('none')
  if (browser === undefined) return
  try {
    const shown = await answersInProgram(browser, onemap)
    const named = (n: number) => n.toLocaleString('en')
    const brushMs = shown.brushMs.filter((ms): ms is number => ms !== null)
    const brushes = shown.brushMs.map((ms) => ms?.toFixed(0) ?? '–').join(', ')
    console.log(
      `\nBrushes over ${named(shown.things)} events, four charts and the map: ${brushes} ms`,
    )
    printVerdicts([
      { what: 'brush, the slowest', ours: Math.max(...brushMs), unit: 'ms', atMost: 100 },
      // One that took very long would be among these.
      { what: 'brushes not seen', ours: BRUSHES - brushMs.length, unit: '', atMost: 0 },
      {
        what: `first of ${named(shown.things)} points`,
        ours: shown.firstPointMs,
        unit: 'ms',
        atMost: 100,
      },
      {
        what: `first of ${named(shown.allThings)} points`,
        ours: shown.firstOfAllMs,
        unit: 'ms',
        atMost: 100,
      },
    ])
  } finally {
    await browser.close()
  }
}

async function comparePlaces(): Promise<void> {
  if (!providePeers().postgis) return
  const found = await compareCases(CASES, 2026)
  const { cases, inside, onBorder } = found
  console.log(
    `\n${cases.toLocaleString('en')} points and polygons, ${inside.toLocaleString('en')} inside, ${onBorder.toLocaleString('en')} on the border`,
  )
  printVerdicts([
    { what: 'unlike turf', ours: found.unlikeTurf, unit: '', atMost: 0 },
    { what: 'unlike PostGIS', ours: found.unlikePostgis, unit: '', atMost: 0 },
    { what: 'distances off', ours: found.distanceOffM * 1000, unit: 'mm', atMost: 1 },
    { what: 'areas and perimeters off', ours: found.sizeOff * 1e6, unit: 'ppm', atMost: 0.1 },
    { what: 'another polygon first', ours: found.unlikeFirst, unit: '', atMost: 0 },
    {
      what: 'pairs too many or too few',
      ours: found.pairs[0] - found.pairs[1],
      unit: '',
      atMost: 0,
    },
  ])
}

/** Hostile statements: nothing leaves, the page stays awake, the next question is answered. */
async function survive(onemap: OnemapServer, { url }: ServedPage): Promise<void> {
  const browser = await openChromium('none')
  if (browser === undefined) return
  try {
    const context = await openContext(browser, { url, cookie: onemap.cookie }, VIEWPORT)
    const requests: string[] = []
    context.on('request', (request) => requests.push(request.url()))
    const page = await context.newPage()
    await page.goto(`${url}/query-page/`)
    const bench = drivePage((expression) => page.evaluate(expression))
    await bench.load(['addresses'])
    const allowed = new Set(requests)
    const outcomes = new Map<string, number>()
    let [stillMs, dead] = [0, 0]
    const all = [...hostileStatements(SKIPPED + STATEMENTS, seededRandom(2026))]
    for (const { sql } of all.slice(SKIPPED)) {
      const survived = await bench.survive(sql, STATEMENT_MS)
      outcomes.set(survived.outcome, (outcomes.get(survived.outcome) ?? 0) + 1)
      stillMs = Math.max(stillMs, survived.stillMs)
      if (survived.isAlive) continue
      dead++
      console.log(`Nothing was answered after: ${sql.slice(0, 300)}`)
    }
    const left = requests.filter((one) => !allowed.has(one) && !isOurs(one, url))
    printTable(['outcome', 'statements'], [...outcomes].sort())
    printVerdicts([
      { what: 'requests that left', ours: left.length, unit: '', atMost: 0 },
      { what: 'longest the page was still', ours: stillMs, unit: 'ms', atMost: 200 },
      { what: 'questions unanswered afterwards', ours: dead, unit: '', atMost: 0 },
    ])
    if (left.length > 0) console.log(left.slice(0, 10).join('\n'))
  } finally {
    await browser.close()
  }
}

/** A worker that takes another's place loads itself and what it had. */
const isOurs = (request: string, url: string) =>
  request.startsWith(`${url}/query-page/`) || request.startsWith(`${url}/columns/`)
