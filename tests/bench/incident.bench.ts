import type { IncidentSurvey, LonLat } from '../../data/contracts/index.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { runRollCall } from './lib/incident/roll-call.ts'
import { printMachine } from './lib/machine.ts'
import { type OnemapServer, startOnemap } from './lib/onemap-server.ts'
import { readOptions } from './lib/options.ts'
import { median, quantile } from './lib/quantile.ts'
import { seededRandom } from './lib/random.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- incident` prints is explained in README.md. */
const RADII_M = [100, 200, 400, 800]
const PLACES = 12
/** The drill of the sources: 792 households within ten minutes; here ten times as fast. */
const DRILL = { responders: 60, seconds: 60, doors: 792 }

const dataDir = provideDataDir(readOptions())
printMachine()
const places = await choosePlaces()
const server = await startOnemap(dataDir)
try {
  const rows = []
  for (const radiusM of RADII_M) rows.push(await measure(server, radiusM))
  console.log('\nAn area drawn → who and what is inside, over HTTP')
  printTable(
    ['radius m', 'households, median', 'most', 'p50 ms', 'slowest ms'],
    rows.map(({ radiusM, households, times }) => [
      radiusM,
      median(households),
      Math.max(...households),
      median(times),
      Math.max(...times),
    ]),
  )
  const rollCall = await runRollCall(server, {
    ...DRILL,
    place: { point: places[0]!, radiusM: await radiusFor(server, DRILL.doors) },
  })
  const behindMs = rollCall.behindMs.sort((a, b) => a - b)
  console.log(
    `\n${DRILL.responders} phones, all doors within ${DRILL.seconds} s → the commander's view`,
  )
  printTable(
    ['doors', 'ticks', 'behind, p50 ms', 'p99 ms', 'slowest ms'],
    [
      [
        rollCall.doors,
        rollCall.ticks,
        quantile(behindMs, 0.5),
        quantile(behindMs, 0.99),
        behindMs.at(-1)!,
      ],
    ],
  )
  printVerdicts([
    ...rows.map(({ radiusM, times }) => ({
      what: `lists of an area of ${radiusM} m, slowest of ${PLACES}`,
      ours: Math.max(...times),
      unit: 'ms',
      atMost: 1_000,
    })),
    {
      what: "commander's view, slowest tick",
      ours: behindMs.at(-1)!,
      unit: 'ms',
      atMost: 1_000,
    },
    {
      what: 'ticks lost or there twice',
      ours: rollCall.lost + rollCall.doubled,
      unit: '',
      atMost: 0,
    },
  ])
} finally {
  await server.stop()
}

/** Buildings drawn at random: where they stand close there are more of them. */
async function choosePlaces(): Promise<LonLat[]> {
  return withServices(dataDir, async ({ db }) => {
    const rows = await db.query<{ lon: number; lat: number }>(
      'select lon, lat from building order by code',
    )
    const random = seededRandom(1)
    return Array.from({ length: PLACES }, () => {
      const { lon, lat } = rows[Math.floor(random() * rows.length)]!
      return [lon, lat] as const
    })
  })
}

async function measure(server: OnemapServer, radiusM: number) {
  const households: number[] = []
  const times: number[] = []
  for (const point of places) {
    const start = performance.now()
    const { counts } = await survey(server, point, radiusM)
    times.push(performance.now() - start)
    households.push(counts.households ?? 0)
  }
  return { radiusM, households, times }
}

/** Of the first place, which holds at least so many doors. */
async function radiusFor(server: OnemapServer, doors: number): Promise<number> {
  for (let radiusM = 50; radiusM < 2_000; radiusM += 25) {
    const { counts } = await survey(server, places[0]!, radiusM)
    if (counts.rooms >= doors) return radiusM
  }
  throw new Error(`There are no ${doors} doors around there.`)
}

async function survey(
  { url, cookie }: OnemapServer,
  point: LonLat,
  radiusM: number,
): Promise<IncidentSurvey> {
  const answer = await fetch(`${url}/api/incidents/survey`, {
    method: 'POST',
    headers: { cookie, 'Content-Type': 'application/json', origin: url },
    body: JSON.stringify({ kind: 'collapse', place: { point, radiusM } }),
  })
  const lists = (await answer.json()) as IncidentSurvey
  if (!answer.ok) throw new Error(JSON.stringify(lists))
  return lists
}
