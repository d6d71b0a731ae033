import type { APIRequestContext } from 'playwright-core'

const MIDDLE = '120.012,30.2725'

/** Things worth showing, found in the town that is there: `building.at`, `building.code`, … */
export type Places = Readonly<Record<string, string>>

export async function findPlaces(request: APIRequestContext): Promise<Places> {
  const building = await findBuilding(request, '小区5幢', { least: 5, most: 8 })
  const tower = await findBuilding(request, '苑3幢', { least: 9, most: 14 })
  const event = await findEvent(request)
  const grid = await findGrid(request)
  return {
    'building.code': building.code,
    'building.at': building.at,
    'tower.code': tower.code,
    'tower.at': tower.at,
    'event.code': event.no,
    'event.at': event.at,
    'grid.code': grid.code,
    'grid.at': grid.at,
  }
}

/** A plan of grids to look at, the same one each time. */
export async function beginPlan(request: APIRequestContext): Promise<Places> {
  const area = (await findGrid(request)).code.slice(0, 9)
  const data = { clientId: 'screenshots', title: '网格优化方案', area, from: { kind: 'current' } }
  const made = await request.post('/api/grid-plans', { data })
  if (!made.ok()) throw new Error(`Beginning a plan: ${await made.text()}`)
  return { 'plan.id': ((await made.json()) as { id: string }).id }
}

/** Puts the places into a path. */
export function fillIn(path: string, places: Places): string {
  return path.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    const value = places[name]
    if (value === undefined) throw new Error(`No scene knows a place called ${name}.`)
    return value
  })
}

interface Hit {
  code: string
  lonLat: [number, number]
}

interface SectionSize {
  floors: number
  stairwells: unknown[]
}

interface Hit {
  code: string
  lonLat: [number, number]
}

interface SectionSize {
  floors: number
  stairwells: unknown[]
}

interface GridSize {
  code: string
  households: number
  bounds: [number, number, number, number]
}

/** Homes on several floors and stairwells in the middle of the town, so that the section has something to show. */
async function findBuilding(
  request: APIRequestContext,
  called: string,
  storeys: { least: number; most: number },
): Promise<{ code: string; at: string }> {
  const query = `q=${encodeURIComponent(called)}&near=${MIDDLE}&limit=50`
  const hits = await read<Hit[]>(request, `/api/search?${query}`)
  for (const { code, lonLat } of hits) {
    if (!code.startsWith('B')) continue
    const section = await read<SectionSize>(request, `/api/buildings/${code}/section`)
    const { floors, stairwells } = section
    const fits = floors >= storeys.least && floors <= storeys.most && stairwells.length >= 2
    if (fits) return { code, at: `${lonLat}` }
  }
  throw new Error(`The town has no ${called} with several stairwells to show.`)
}

/** One that is in hand: past its first steps and still open. */
async function findEvent(request: APIRequestContext): Promise<{ no: string; at: string }> {
  const { items } = await read<{ items: { no: string; lonLat: [number, number] }[] }>(
    request,
    '/api/events?state=doing&limit=1',
  )
  const [first] = items
  if (!first) throw new Error('The town has no event in hand.')
  return { no: first.no, at: `${first.lonLat}` }
}

/** The grid with the most households. */
async function findGrid(request: APIRequestContext): Promise<{ code: string; at: string }> {
  const grids = await read<GridSize[]>(request, '/api/grids')
  const [largest] = grids.sort((a, b) => b.households - a.households)
  if (!largest) throw new Error('The town has no grid.')
  const [west, south, east, north] = largest.bounds
  return { code: largest.code, at: `${(west + east) / 2},${(south + north) / 2}` }
}

async function read<Answer>(request: APIRequestContext, path: string): Promise<Answer> {
  const answer = await request.get(path)
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  return answer.json()
}
