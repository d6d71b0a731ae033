import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  GRID_INDICATORS,
  type GridIndicators,
  type GridOutlines,
  type GridVintage,
  type LayerScope,
  Refusal,
} from '../../../data/contracts/index.ts'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import { query, readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { findRegisteredLayer } from '../../security/layer-catalogue.ts'
import { readBody } from '../../security/read-body.ts'
import { seesGrid, visibleAreas } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { gridsOfDay } from '../grids-of-day.ts'
import { replaceStaff } from '../publish/write-staff.ts'
import { day } from '../schemas.ts'
import { workers } from '../staff-routes.ts'
import { countByVintage, LAYER_OF } from './count-by-vintage.ts'
import { readLineage } from './lineage.ts'
import { createVintages } from './vintage.ts'

const areaQuery = v.strictObject({ area: v.optional(query.area, '') })
const outlineQuery = v.strictObject({ area: v.optional(query.area, ''), date: v.optional(day) })
const gridCode = v.pipe(v.string(), v.regex(/^\d{15}$/, 'must be the code of a grid'))
const lineageQuery = v.strictObject({ code: gridCode })
const indicatorQuery = v.strictObject({
  vintage: day,
  what: v.picklist(GRID_INDICATORS),
  from: v.optional(day),
  to: v.optional(day),
  area: v.optional(query.area, ''),
})
const staffBody = v.strictObject({ workers })

/** `/api/grids/vintages|outlines|lineage|indicators`: the grids of any day, and what is counted by them. */
export function gridHistoryRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const readVintage = createVintages()
  const app = new Hono<AppEnv>()
  const layerScope = (c: Context<AppEnv>, code: string) =>
    findRegisteredLayer(services, c.get('scope'), code)

  app.get('/vintages', async (c) => {
    const { area } = readQuery(c, areaQuery)
    const scope = layerScope(c, 'GRID')
    if (!scope) return c.json([])
    const rows = await db.query<Omit<GridVintage, 'plan'> & { plan: string | null }>(
      SELECT_VINTAGES,
      [gridPatterns(scope, area)],
    )
    return c.json(rows.map(({ plan, ...row }) => ({ ...row, ...(plan !== null && { plan }) })))
  })

  app.get('/outlines', async (c) => {
    const { area, date = null } = readQuery(c, outlineQuery)
    const scope = layerScope(c, 'GRID')
    const grids = scope ? await gridsOfDay(db, area, date) : []
    const outlines: GridOutlines = {
      type: 'FeatureCollection',
      features: grids
        .filter(({ code }) => scope && seesGrid(scope, code))
        .map(({ code, name, kind, community, geometry }) => ({
          type: 'Feature',
          id: code,
          geometry: decodeWkb(geometry),
          properties: { code, name, kind, community },
        })),
    }
    return c.json(outlines)
  })

  app.get('/lineage', async (c) => {
    const { code } = readQuery(c, lineageQuery)
    const scope = layerScope(c, 'GRID')
    if (!scope || !seesGrid(scope, code)) throw gridNotFound()
    return c.json(await readLineage(services, code, layerScope(c, 'RESIDENT')))
  })

  app.get('/indicators', async (c) => {
    const { vintage, what, area, from = null, to = null } = readQuery(c, indicatorQuery)
    const [grid, counted] = [layerScope(c, 'GRID'), layerScope(c, LAYER_OF[what])]
    if (!grid || !counted) throw gridNotFound()
    const day = await readVintage(db, area, vintage)
    const question = { what, area, from, to }
    const { grids, outside } = await countByVintage(services, counted, day, question)
    const answer: GridIndicators = {
      vintage,
      what,
      grids: grids.filter(({ code }) => seesGrid(grid, code) && seesGrid(counted, code)),
      outside,
    }
    return c.json(answer)
  })

  app.put('/:code/staff', async (c) => {
    const { workers: wanted } = await readBody(c, staffBody)
    const code = c.req.param('code')
    const scope = layerScope(c, 'GRID')
    if (!scope || !seesGrid(scope, code)) throw gridNotFound()
    const { userId } = c.get('scope')
    await db.transaction(async (client) => {
      const grid = await client.first<{ subdistrict: string; day: string }>(
        `select subdistrict, today() as day from grid_cell
         where subdistrict = left($1, 9) and code = $1 and valid_to is null for update`,
        [code],
      )
      if (!grid) throw gridNotFound()
      const rows = wanted.map(
        ({ staffKey, name, role, fullTime }) =>
          [grid.subdistrict, code, staffKey, name, role, fullTime] as const,
      )
      await replaceStaff(client, grid.day, [code], rows)
      const details = { workers: wanted.length }
      await audit(client, {
        userId,
        action: 'grid.staff',
        target: code,
        layer: 'GRID',
        grid: code,
        details,
      })
    })
    return c.body(null, 204)
  })
  return app
}

/** No grid is without a code. */
const gridPatterns = (scope: LayerScope, area: string): string[] =>
  visibleAreas(scope, area).patterns.filter((pattern) => pattern !== '')

const gridNotFound = () => new Refusal(404, 'grid-not-found', 'There is no such grid.')

const SELECT_VINTAGES = loadSql(import.meta.url, 'select-vintages.sql')
