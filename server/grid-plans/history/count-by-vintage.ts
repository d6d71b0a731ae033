import type { GridIndicator, GridIndicators, LayerScope } from '../../../data/contracts/index.ts'
import { EXACT_COUNT_GRADE, offsetsOf, roundCell } from '../../../data/rules/small-counts.ts'
import { gradeAt } from '../../security/scope.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import { loadSql } from '../../storage/sql-file.ts'
import type { Vintage } from './vintage.ts'

export interface IndicatorQuestion {
  what: GridIndicator
  area: string
  /** Days; `to` is not included. Of people and enterprises those on the last day are counted. */
  from: string | null
  to: string | null
}

/** Layer whose scope decides what is counted. */
export const LAYER_OF: Readonly<Record<GridIndicator, string>> = {
  households: 'RESIDENT',
  residents: 'RESIDENT',
  enterprises: 'ENTERPRISE',
  events: 'EVENT',
}

interface PlaceCount {
  lon: number
  lat: number
  count: number
}

/** Facts hang on addresses, not on cells: where each point lies in the grids of that day. */
export async function countByVintage(
  services: Pick<Services, 'db' | 'keys'>,
  scope: LayerScope,
  { grids, gridAt }: Vintage,
  question: IndicatorQuestion,
): Promise<Omit<GridIndicators, 'vintage' | 'what'>> {
  const counts = new Map<string, number>()
  let outside = 0
  for (const { lon, lat, count } of await placesOf(services, scope, question)) {
    const grid = gridAt(lon, lat)
    if (grid === '') outside += count
    else counts.set(grid, (counts.get(grid) ?? 0) + count)
  }
  return {
    grids: grids.map(({ code, name }) => ({ code, name, count: counts.get(code) ?? 0 })),
    outside,
  }
}

async function placesOf(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  scope: LayerScope,
  { what, area, from, to }: IndicatorQuestion,
): Promise<PlaceCount[]> {
  const { patterns } = visibleAreas(scope)
  if (what === 'events') {
    return db.query<PlaceCount>(COUNT_EVENTS, [patterns, area, from, to])
  }
  if (what === 'enterprises') {
    return db.query<PlaceCount>(COUNT_ENTERPRISES, [patterns, area, to])
  }
  const homes = await db.query<HomeRow>(COUNT_PEOPLE, [patterns, area, to])
  return homes.map(({ code, grid, lon, lat, count, households }) => {
    const home = { count, households }
    const isExact = (gradeAt(scope, grid) ?? 1) >= EXACT_COUNT_GRADE
    const shown = isExact ? home : roundCell(home, offsetsOf(keys.cellSecret(code)))
    return { lon, lat, count: what === 'households' ? shown.households : shown.count }
  })
}

interface HomeRow extends PlaceCount {
  code: string
  grid: string
  households: number
}

const COUNT_PEOPLE = loadSql(import.meta.url, 'count-people.sql')
const COUNT_ENTERPRISES = loadSql(import.meta.url, 'count-enterprises.sql')
const COUNT_EVENTS = loadSql(import.meta.url, 'count-events.sql')
