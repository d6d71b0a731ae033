import { Hono } from 'hono'
import * as v from 'valibot'

import { readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { readBody } from '../security/read-body.ts'
import type { Services } from '../services.ts'
import { beginPlan } from './begin-plan.ts'
import { createFactsCache } from './facts/facts-cache.ts'
import { factRoutes } from './facts/routes.ts'
import { handOverRoutes } from './hand-over/routes.ts'
import { listLocks, takeLocks } from './locks.ts'
import { makeStroke } from './make-stroke.ts'
import { createPlanStates } from './open-state.ts'
import { gridScope, neededScope, planOf, seesArea } from './plan-access.ts'
import { reviewRoutes } from './review/routes.ts'
import { changesQuery, coverageId, listQuery, planWish, strokeBody } from './schemas.ts'
import { planStaffRoutes } from './staff-routes.ts'
import {
  findPlan,
  findPlanOfClient,
  listChanges,
  listPlans,
  planNotFound,
  readPlan,
} from './store.ts'
import { tellPlan } from './tell-plan.ts'

const lockBody = v.strictObject({ items: v.pipe(v.array(coverageId), v.maxLength(1_000)) })

/** `/api/grid-plans…`: grids that are being drawn. Who does not see all of a plan's area does not see the plan. */
export function gridPlanRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const states = createPlanStates()
  const readBuildings = createFactsCache(services.keys)
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'private, no-store')
  })

  app.get('/', async (c) => {
    const filter = readQuery(c, listQuery)
    const scope = gridScope(services, c)
    return c.json(scope ? await listPlans(db, scope, filter) : [])
  })

  app.post('/', async (c) => {
    const wish = await readBody(c, planWish)
    const scope = neededScope(services, c)
    const { userId } = scope
    if (!seesArea(scope, wish.area)) throw planNotFound()
    const begun = await findPlanOfClient(db, userId, wish.clientId)
    const id =
      begun ??
      (await db.transaction(async (client) => {
        const made = await beginPlan(client, states, scope, wish)
        if (made === undefined) return undefined
        await audit(client, {
          userId,
          action: 'grid.begin',
          target: made,
          layer: 'GRID',
          grid: wish.area,
          details: { from: wish.from.kind },
        })
        await tellPlan(client, { id: made, area: wish.area, version: 0 }, 'created')
        return made
      })) ??
      (await findPlanOfClient(db, userId, wish.clientId))
    if (id === undefined) throw planNotFound()
    return c.json(await findPlan(db, scope, id), 201)
  })

  app.get('/:id', async (c) =>
    c.json(await readPlan(db, neededScope(services, c), c.req.param('id'))),
  )

  app.get('/:id/changes', async (c) => {
    const { after } = readQuery(c, changesQuery)
    const { id } = await planOf(services, c)
    const { userId } = c.get('scope')
    return c.json(await listChanges(db, { plan: id, userId }, { after }))
  })

  app.post('/:id/changes', async (c) => {
    const stroke = await readBody(c, strokeBody)
    const { id } = await planOf(services, c)
    const { userId } = c.get('scope')
    const made = await db.transaction((client) =>
      makeStroke(client, states, { id, userId }, stroke),
    )
    return c.json(made)
  })

  app.get('/:id/locks', async (c) => {
    const { id } = await planOf(services, c)
    return c.json(await listLocks(db, { plan: id, userId: c.get('scope').userId }))
  })

  app.put('/:id/locks', async (c) => {
    const { items } = await readBody(c, lockBody)
    const plan = await planOf(services, c)
    const holder = { plan: plan.id, userId: c.get('scope').userId }
    await db.transaction(async (client) => {
      if (await takeLocks(client, holder, items)) await tellPlan(client, plan, 'locks')
    })
    return c.json(await listLocks(db, holder))
  })

  app.route('/', factRoutes(services, readBuildings))
  app.route('/', reviewRoutes(services, { states, readBuildings }))
  app.route('/', planStaffRoutes(services))
  app.route('/', handOverRoutes(services, { states, readBuildings }))
  return app
}
