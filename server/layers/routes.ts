import { Hono } from 'hono'
import type { AppEnv } from '../security/app-env.ts'
import { listLayers } from '../security/layer-catalogue.ts'
import { visiblePacks } from '../security/visible-packs.ts'
import type { Services } from '../services.ts'
import { summariseLayer } from './summarise-layer.ts'

/** `GET /api/layers`: what the scope may see, with the state of its publication. */
export function layerRoutes(services: Services): Hono<AppEnv> {
  const { catalogue, files } = services.packs
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    const scopes = await listLayers(services, c.get('scope'))
    const summaries = await Promise.all(
      scopes.map(async (scope) => {
        const published = catalogue.layer(scope.layer.code)
        return summariseLayer(scope.layer, published, await visiblePacks(files, scope, published))
      }),
    )
    c.header('Cache-Control', 'private, no-cache')
    return c.json(summaries)
  })
  return app
}
