import type { IncidentSurvey, LonLat } from '../../data/contracts/index.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { printMachine } from './lib/machine.ts'
import { type OnemapServer, startOnemap } from './lib/onemap-server.ts'
import { readOptions } from './lib/options.ts'
import { median } from './lib/quantile.ts'
import { seededRandom } from './lib/random.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- incident` prints is explained in README.md. */
const RADII_M = [100, 200, 400, 800]
const PLACES = 12

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
  printVerdicts(
    rows.map(({ radiusM, times }) => ({
      what: `lists of an area of ${radiusM} m, slowest of ${PLACES}`,
      ours: Math.max(...times),
      unit: 'ms',
      atMost: 1_000,
    })),
  )
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

async function measure({ url, cookie }: OnemapServer, radiusM: number) {
  const households: number[] = []
  const times: number[] = []
  for (const point of places) {
    const start = performance.now()
    const answer = await fetch(`${url}/api/incidents/survey`, {
      method: 'POST',
      headers: { cookie, 'Content-Type': 'application/json', origin: url },
      body: JSON.stringify({ kind: 'collapse', place: { point, radiusM } }),
    })
    const survey = (await answer.json()) as IncidentSurvey
    times.push(performance.now() - start)
    if (!answer.ok) throw new Error(JSON.stringify(survey))
    households.push(survey.counts.households ?? 0)
  }
  return { radiusM, households, times }
}
