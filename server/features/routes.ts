import { Hono } from 'hono'
import { parseFeatureCode, Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { listLayers } from '../security/layer-catalogue.ts'
import { currentPurpose } from '../security/purpose.ts'
import type { Services } from '../services.ts'
import { readFeatureCard } from './read-feature-card.ts'

/** `GET /api/features/{layer}/{code}`. */
export function featureRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/:layer/:code', async (c) => {
    const code = parseFeatureCode(c.req.param('code'))
    if (code === undefined) throw notFound()
    const { db, registry, keys } = services
    const card = await db.transaction(async (client) => {
      const visible = await listLayers({ db: client, registry }, c.get('scope'))
      const purpose = await currentPurpose(client, c.get('session'))
      return readFeatureCard(client, c.get('layer'), code, visible, { keys, purpose })
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
