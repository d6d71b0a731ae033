import { Hono } from 'hono'
import * as v from 'valibot'
import type { GridFreshness, Scope } from '../../data/contracts/index.ts'
import { UPDATE_CYCLE_DAYS } from '../../data/registry/update-cycles.ts'
import type { AppEnv } from '../security/app-env.ts'
import { findLayer, findRegisteredLayer, layerNotFound } from '../security/layer-catalogue.ts'
import { checkInput } from '../security/read-body.ts'
import { visibleAreas } from '../security/visible-areas.ts'
import type { Services } from '../services.ts'
import { loadSql } from '../storage/sql-file.ts'
import { commonRate, type GridFacts, judgeGrid } from './judge-grid.ts'
import { readFreshness } from './read-freshness.ts'

const GRIDS = loadSql(import.meta.url, 'grids-freshness.sql')
const THEMATIC = ['housing', 'safety', 'business', 'service']
const query = v.object({ layer: v.pipe(v.string('must be a layer'), v.maxLength(40)) })

/** Mounted at `/api/freshness`. */
export function freshnessRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const app = new Hono<AppEnv>()

  app.get('/', async (c) => {
    c.header('Cache-Control', 'private, no-store')
    return c.json(await readFreshness(services, c.get('scope')))
  })

  app.get('/grids', async (c) => {
    const { layer: code } = checkInput(query, c.req.query())
    const scope = await findLayer(services, c.get('scope'), code)
    const { layer } = scope
    if (!THEMATIC.includes(layer.group)) throw layerNotFound(code)
    const byShops = layer.base === 'site'
    const cycleDays = UPDATE_CYCLE_DAYS[layer.code] ?? null
    const facts = await db.query<GridFacts>(GRIDS, [
      layer.code,
      visibleAreas(scope).patterns,
      byShops,
      layer.base,
      measuredIn(services, c.get('scope'), byShops),
    ])
    const expectation = { rate: commonRate(facts), cycleDays, today: new Date(), byShops }
    c.header('Cache-Control', 'private, no-store')
    return c.json(facts.map((one) => judgeGrid(one, expectation)) satisfies GridFreshness[])
  })
  return app
}

/** Where shops or homes may be seen: elsewhere nobody is told how many there are, not even by what is missing. */
function measuredIn(services: Services, scope: Scope, byShops: boolean): string[] {
  const found = findRegisteredLayer(services, scope, byShops ? 'ENTERPRISE' : 'ADDRESS')
  return found ? visibleAreas(found).patterns : []
}
