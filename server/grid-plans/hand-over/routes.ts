import { Hono } from 'hono'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { currentPurpose, purposeText } from '../../security/purpose.ts'
import type { Services } from '../../services.ts'
import type { ReadBuildings } from '../facts/facts-cache.ts'
import type { PlanStates } from '../open-state.ts'
import { planOf } from '../plan-access.ts'
import { readKeptHandOver } from './keep-hand-over.ts'
import { previewHandOver } from './preview-hand-over.ts'
import { mayCountPeople, showHandOver } from './show-hand-over.ts'

/** `/api/grid-plans/{id}/hand-over`: what would change hands; once published what did. */
export function handOverRoutes(
  services: Services,
  known: { states: PlanStates; readBuildings: ReadBuildings },
): Hono<AppEnv> {
  const { db } = services
  const app = new Hono<AppEnv>()
  app.get('/:id/hand-over', async (c) => {
    const plan = await planOf(services, c)
    const scope = c.get('scope')
    const shown = await db.transaction(async (client) => {
      const lists =
        plan.state === 'published'
          ? await readKeptHandOver(client, plan.id)
          : await previewHandOver(client, known, plan, !mayCountPeople(services, scope))
      const purpose = await currentPurpose(client, c.get('session'))
      const viewer = { scope, hasPurpose: purpose !== null }
      const { lists: visible, disclosed } = await showHandOver(client, services, viewer, lists)
      await audit(client, {
        userId: scope.userId,
        action: 'grid.handOver',
        target: plan.id,
        layer: 'GRID',
        grid: plan.area,
        ...(purpose && disclosed > 0 && { purpose: purposeText(purpose) }),
        details: { workers: visible.length, disclosed },
      })
      return visible
    })
    return c.json(shown)
  })
  return app
}
