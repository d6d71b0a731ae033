import { Hono } from 'hono'
import * as v from 'valibot'
import type { GridSummary } from '../../data/contracts/index.ts'
import { geometryBounds } from '../../data/formats/geometry-bounds.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import { query, readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { requireScope } from '../security/require-scope.ts'
import type { Services } from '../services.ts'
import { createContentsCache } from './contents-cache.ts'
import { type ContentsRow, type GridRow, listGrids } from './store.ts'

const gridQuery = v.strictObject({ area: v.optional(query.area, '') })

/** `GET /api/grids?area=`: current grids with what is in them. */
export function gridRoutes({ db, ...services }: Services): Hono<AppEnv> {
  const readContents = createContentsCache()
  const app = new Hono<AppEnv>()
  app.get('/', requireScope(services), async (c) => {
    const { area } = readQuery(c, gridQuery)
    const { grids, staff, openEvents } = await listGrids(db, c.get('scope'), area)
    const subdistricts = [...new Set(grids.map((grid) => grid.subdistrict))]
    const contents = await readContents(db, subdistricts)
    c.header('Cache-Control', 'private, no-cache')
    return c.json(
      grids.map((grid) => ({
        ...summary(grid, contents.get(grid.code)),
        openEvents: openEvents.get(grid.code) ?? 0,
        staff: staff.get(grid.code) ?? [],
      })),
    )
  })
  return app
}

function summary(grid: GridRow, contents?: ContentsRow): Omit<GridSummary, 'staff' | 'openEvents'> {
  const { code, name, kind, community, subdistrict, geometry } = grid
  return {
    code,
    name,
    kind,
    community,
    subdistrict,
    bounds: geometryBounds(decodeWkb(geometry)),
    households: contents?.households ?? 0,
    residents: contents?.residents ?? 0,
    rooms: contents?.rooms ?? 0,
    enterprises: contents?.enterprises ?? 0,
  }
}
