import { Hono } from 'hono'
import * as v from 'valibot'
import { query, readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { listLayers } from '../security/layer-catalogue.ts'
import type { Services } from '../services.ts'
import { createDivisionNames } from './division-names.ts'
import { search } from './search.ts'

const searchQuery = v.strictObject({
  q: v.pipe(v.string(), v.maxLength(100, 'must have at most 100 characters')),
  limit: v.optional(query.integer(1, 50), '10'),
  near: v.optional(query.lonLat),
  area: v.optional(query.area, ''),
})

/** `GET /api/search?q=&limit=&near=lon,lat&area=`. */
export function searchRoutes(services: Services): Hono<AppEnv> {
  const readNames = createDivisionNames(services.db)
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    const { q, limit, near, area } = readQuery(c, searchQuery)
    const scope = c.get('scope')
    const [names, layers] = await Promise.all([readNames(), listLayers(services, scope)])
    const frame = { db: services.db, area, near, middle: names.middle(scope), limit }
    const hits = await search(frame, names, layers, q)
    c.header('Cache-Control', 'private, no-store')
    return c.json(hits)
  })
  return app
}
