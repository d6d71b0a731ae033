import { GRID_FILE_FORMATS } from '../../../data/contracts/index.ts'
import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { readStream, searchesForPeople } from './crawl-streams.ts'
import { disguises } from './disguises.ts'
import type { Asker } from './holders.ts'
import { sees } from './oracle.ts'
import { GRID_PLAN } from './plant-grid-plan.ts'
import { readAnswer } from './read-body.ts'
import type { SurveyedWorld } from './survey-world.ts'
import { unpacked } from './unpacked.ts'

export type CrawlWorld = SurveyedWorld

export interface CrawlReport {
  requests: number
  bytes: number
  problems: string[]
}

export interface CrawlOptions {
  /** The session has said what it looks for. */
  hasPurpose?: boolean
  /** Highest zoom of tiles. */
  maxZoom: number
  /** Every canary is searched for in how many steps: 1 = each. */
  searchEvery: number
  /** Files of the page. */
  pages?: readonly string[]
}

/** Takes all there is to take as one asker and looks through it for what they may not know. */
export async function crawl(
  world: CrawlWorld,
  asker: Asker,
  { hasPurpose = false, maxZoom, searchEvery, pages = [] }: CrawlOptions,
): Promise<CrawlReport> {
  const report: CrawlReport = { requests: 0, bytes: 0, problems: [] }
  const lookThrough = async (path: string, { status, bytes }: Taken) => {
    report.requests++
    report.bytes += bytes.length
    if (status >= 500) report.problems.push(`${asker.id} ${path}: ${status}`)
    const texts = (await unpacked(bytes)).flatMap(disguises)
    const told = texts.flatMap((text) => world.mentions(asker, text, hasPurpose))
    const isAudit = path.startsWith('/api/audit')
    const found = told.filter((one) => !isAudit || !one.startsWith('names'))
    report.problems.push(...new Set(found.map((one) => `${asker.id} ${path}: ${one}`)))
  }
  const take = async (path: string, init: RequestInit = {}) => {
    const answer = await readAnswer(await world.app.ask(asker, path, init))
    await lookThrough(path, answer)
    return answer
  }
  const addresses = [
    ...fixedAddresses(world),
    ...fileAddresses(),
    ...tileAddresses(world, maxZoom),
    ...searchAddresses(world, searchEvery),
    ...pages,
  ]
  for (const path of addresses) {
    const { features, status } = await take(path)
    if (status !== 200 || features.length === 0) continue
    report.problems.push(...drawnOutside(world, asker, path, features))
  }
  for (const search of searchesForPeople(world)) await take('/api/people/search', search)
  for (const [path, init] of askedInBodies(world, asker)) await take(path, init)
  await lookThrough('/live', await readStream(world, asker))
  return report
}

interface Taken {
  status: number
  bytes: Uint8Array
}

/** Grids in every format that there is. */
const fileAddresses = (): string[] =>
  GRID_FILE_FORMATS.flatMap((format) =>
    ['', `/${GRID_PLAN}`].map((plan) => `/api/grid-files${plan}?format=${format}`),
  )

/** What is asked in a body and answered with things; not what would only be refused in the asker's own words. */
const askedInBodies = ({ fixtures }: CrawlWorld, asker: Asker): [string, RequestInit][] =>
  Object.entries(fixtures)
    .filter(([route]) => route.startsWith('POST'))
    .flatMap(([, { questions }]) => questions)
    .flatMap(({ path, init, check, askedBy }) =>
      init && check && (askedBy?.(asker) ?? true) ? [[path, init]] : [],
    )

/** All of every route without a parameter, and each single thing. */
function fixedAddresses({ fixtures }: CrawlWorld): string[] {
  return Object.entries(fixtures)
    .filter(([route]) => route.startsWith('GET') && !/^GET \/(tiles|live)/.test(route))
    .flatMap(([, { questions }]) => questions.map(({ path }) => path))
}

function tileAddresses({ app }: CrawlWorld, maxZoom: number): string[] {
  const addresses: string[] = []
  for (const { layer, bounds } of app.services.packs.catalogue.layers()) {
    if (bounds === null) continue
    for (let z = 0; z <= maxZoom; z++) {
      const { minX, maxX, minY, maxY } = tilesOf(bounds, z)
      for (let x = minX; x <= maxX; x++) {
        for (let y = minY; y <= maxY; y++) addresses.push(`/tiles/${layer}/${z}/${x}/${y}.fgb`)
      }
    }
  }
  return addresses
}

/** Each canary as a whole and its middle, and as part of addresses where it does not belong. */
function searchAddresses({ canaries }: CrawlWorld, every: number): string[] {
  return [...canaries.keys()]
    .filter((_, i) => i % every === 0)
    .flatMap((canary, i) => {
      const search = (q: string) => `/api/search?limit=50&q=${q}`
      const misplaced = MISPLACED[i % MISPLACED.length]!.replace('*', canary)
      return [search(canary), search(canary.slice(1, -2)), misplaced]
    })
}

const MISPLACED = [
  '/api/features/CATERING/*',
  '/api/features/*/1',
  '/api/events?state=*',
  '/api/grids?area=*',
  '/api/people?room=*',
  '/ogc/collections/*/items',
  '/ogc/collections/SHELTER/items?keyholder=*',
  '/ogc/collections/CATERING/items?manager=*',
  '/ogc/collections/CATERING/items?phone=*&limit=10',
  '/ogc/collections/FIN_RISK/items?amount=*',
  '/ogc/collections/EVENT/items?description=*',
  '/tiles/CATERING/*/0/0.fgb',
  '/packs/CATERING/*.fgb',
  '/api/imports/*',
]

/** Points stand in the grid that their code is of. */
function drawnOutside(
  { inventory }: CrawlWorld,
  asker: Asker,
  path: string,
  features: readonly Record<string, unknown>[],
): string[] {
  const [, kind = '', code = ''] = path.split('/')
  const layer = inventory.layers.get(code)
  if (layer === undefined) return []
  const operation = kind === 'packs' ? ('data.export' as const) : ('map.read' as const)
  const things = inventory.things.filter((thing) => thing.layer === layer)
  const byCode = new Map(things.map((thing) => [thing.code, thing]))
  return features
    .map((feature) => byCode.get(String(feature.code)))
    .filter((thing) => thing !== undefined && !sees(asker, operation, thing))
    .map((thing) => `${asker.id} ${path}: draws ${thing!.code}`)
}
