import { Hono } from 'hono'
import type { AppEnv } from '../security/app-env.ts'
import { isOrientation, listLayers } from '../security/layer-catalogue.ts'
import { requireScope } from '../security/require-scope.ts'
import { visiblePacks } from '../security/visible-packs.ts'
import type { Services } from '../services.ts'
import { summariseLayer } from './summarise-layer.ts'

/** `GET /api/layers`: what the scope may see, with the state of its publication. */
export function layerRoutes(services: Services): Hono<AppEnv> {
  const { catalogue, files } = services.packs
  const app = new Hono<AppEnv>()
  app.get('/', requireScope(services), async (c) => {
    const scope = c.get('scope')
    const layers = await listLayers(services, scope)
    const summaries = await Promise.all(
      layers.map(async (layer) => {
        const published = catalogue.layer(layer.code)
        const visible =
          published && isOrientation(layer)
            ? published
            : await visiblePacks(files, scope, published)
        return summariseLayer(layer, published, visible)
      }),
    )
    c.header('Cache-Control', 'private, no-cache')
    return c.json(summaries)
  })
  return app
}
