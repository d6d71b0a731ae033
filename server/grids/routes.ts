import { Hono } from 'hono'
import * as v from 'valibot'
import type { GridSummary, LayerScope, Scope, Sensitivity } from '../../data/contracts/index.ts'
import { geometryBounds } from '../../data/formats/geometry-bounds.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import { EXACT_COUNT_GRADE } from '../../data/rules/small-counts.ts'
import { query, readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { findRegisteredLayer } from '../security/layer-catalogue.ts'
import { gradeAt, scopeFor } from '../security/scope.ts'
import { seesGrid } from '../security/visible-areas.ts'
import type { Services } from '../services.ts'
import { createContentsCache } from './contents-cache.ts'
import { type ContentsRow, type GridRow, listGrids } from './store.ts'

const gridQuery = v.strictObject({
  area: v.optional(query.area, ''),
  date: v.optional(v.pipe(v.string(), v.isoDate('must be a day like 2025-03-01'))),
})

/** `GET /api/grids?area=&date=`: current grids with what is in them; those of a day without. */
export function gridRoutes({ db, registry, keys }: Services): Hono<AppEnv> {
  const readContents = createContentsCache(keys)
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    const { area, date = null } = readQuery(c, gridQuery)
    const scopes = scopesOf(registry, c.get('scope'))
    c.header('Cache-Control', 'private, no-cache')
    if (scopes.grid === undefined) return c.json([])
    const { grids, staff, openEvents } = await listGrids(db, scopes.grid, area, date)
    const planned = findRegisteredLayer({ registry }, scopeFor(c.get('scope'), 'grid.plan'), 'GRID')
    const staffOf = (code: string) => {
      const workers = staff.get(code) ?? []
      if (planned && seesGrid(planned, code)) return workers
      return workers.map(({ staffKey: _, ...worker }) => worker)
    }
    if (date !== null) {
      return c.json(grids.map((grid) => ({ ...summary(grid), staff: staffOf(grid.code) })))
    }
    const subdistricts = [...new Set(grids.map((grid) => grid.subdistrict))]
    const contents = await readContents(db, subdistricts)
    return c.json(
      grids.map((grid) => ({
        ...summary(grid),
        ...counts(grid.code, scopes, contents.get(grid.code), openEvents.get(grid.code)),
        staff: staffOf(grid.code),
      })),
    )
  })
  return app
}

type Scopes = ReturnType<typeof scopesOf>

function scopesOf(registry: Services['registry'], scope: Scope) {
  const of = (code: string) => findRegisteredLayer({ registry }, scope, code)
  return {
    grid: of('GRID'),
    address: of('ADDRESS'),
    resident: of('RESIDENT'),
    enterprise: of('ENTERPRISE'),
    event: of('EVENT'),
  }
}

/** Numbers of layers that the account may see in this grid. */
function counts(
  grid: string,
  { address, resident, enterprise, event }: Scopes,
  contents: ContentsRow | undefined,
  openEvents = 0,
): Partial<GridSummary> {
  const isSeen = (scope: LayerScope | undefined) => scope && gradeAt(scope, grid) !== undefined
  const { rooms = 0, enterprises = 0, people } = contents ?? {}
  return {
    ...(isSeen(address) && { rooms }),
    ...(resident && peopleCounts(gradeAt(resident, grid), people)),
    ...(isSeen(enterprise) && { enterprises }),
    ...(isSeen(event) && { openEvents }),
  }
}

/** Nobody below grade 3 learns how many live in a grid of one house. */
function peopleCounts(
  grade: Sensitivity | undefined,
  people: ContentsRow['people'],
): Partial<GridSummary> {
  if (grade === undefined) return {}
  const isExact = grade >= EXACT_COUNT_GRADE
  const nobody = { residents: 0, households: 0 }
  const counts = (isExact ? people?.exact : people?.rounded) ?? nobody
  return { ...counts, ...(!isExact && { rounded: true }) }
}

function summary(grid: GridRow): Omit<GridSummary, 'staff'> {
  const { code, name, kind, community, subdistrict, geometry } = grid
  return {
    code,
    name,
    kind,
    community,
    subdistrict,
    bounds: geometryBounds(decodeWkb(geometry)),
  }
}
