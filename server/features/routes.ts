import { Hono } from 'hono'
import { parseFeatureCode, parseLayerCode, Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { findLayer, listLayers } from '../security/layer-catalogue.ts'
import { requireScope } from '../security/require-scope.ts'
import type { Services } from '../services.ts'
import { readFeatureCard } from './read-feature-card.ts'

/** `GET /api/features/{layer}/{code}`. */
export function featureRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/:layer/:code', requireScope(services), async (c) => {
    const scope = c.get('scope')
    const code = parseFeatureCode(c.req.param('code'))
    const layerCode = parseLayerCode(c.req.param('layer'))
    if (code === undefined || layerCode === undefined) throw notFound()
    const { db, registry } = services
    const card = await db.transaction(async (client) => {
      const layer = await findLayer({ db: client, registry }, scope, layerCode)
      const visible = await listLayers({ db: client, registry }, scope)
      return readFeatureCard(client, scope, layer, code, visible)
    })
    if (card === undefined) throw notFound()
    c.header('Cache-Control', 'private, no-store')
    return c.json(card)
  })
  return app
}

function notFound(): Refusal {
  return new Refusal(404, 'feature-not-found', 'There is no such feature.')
}
