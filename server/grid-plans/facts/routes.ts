import { Hono } from 'hono'
import type { AppEnv } from '../../security/app-env.ts'
import type { Services } from '../../services.ts'
import { planOf } from '../plan-access.ts'
import type { ReadBuildings } from './facts-cache.ts'
import { showFacts } from './show-facts.ts'
import { showGround } from './show-ground.ts'

/** `/api/grid-plans/{id}/facts|ground`: what plans are judged by. */
export function factRoutes(services: Services, readBuildings: ReadBuildings): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/:id/facts', async (c) => {
    const { area } = await planOf(services, c)
    return c.json(await showFacts(services, readBuildings, c.get('scope'), area))
  })
  app.get('/:id/ground', async (c) => {
    const { area } = await planOf(services, c)
    return c.json(await showGround(services, c.get('scope'), area))
  })
  return app
}
