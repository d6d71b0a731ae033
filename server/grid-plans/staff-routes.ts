import { Hono } from 'hono'
import * as v from 'valibot'
import { Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { readBody } from '../security/read-body.ts'
import type { Services } from '../services.ts'
import { holdPlan, planClosed } from './make-stroke.ts'
import { planOf } from './plan-access.ts'
import { cellId, named } from './schemas.ts'
import { listStaff, putStaff } from './staff-store.ts'
import { tellPlan } from './tell-plan.ts'

export const workers = v.pipe(
  v.array(
    v.strictObject({
      staffKey: v.pipe(v.string(), v.regex(/^[\w:.-]{1,64}$/, 'must be a key')),
      name: named(100),
      role: v.picklist(['网格长', '专职', '兼职', '指导员', '微网格长']),
      fullTime: v.boolean(),
    }),
  ),
  v.maxLength(100),
  v.check(
    (list) => new Set(list.map(({ staffKey }) => staffKey)).size === list.length,
    'names somebody twice',
  ),
)
const staffBody = v.strictObject({ cell: cellId, workers })

/** `/api/grid-plans/{id}/staff`: who would work where. */
export function planStaffRoutes(services: Services): Hono<AppEnv> {
  const { db } = services
  const app = new Hono<AppEnv>()
  app.get('/:id/staff', async (c) => c.json(await listStaff(db, (await planOf(services, c)).id)))
  app.put('/:id/staff', async (c) => {
    const { cell, workers: wanted } = await readBody(c, staffBody)
    const { id } = await planOf(services, c)
    const { userId } = c.get('scope')
    await db.transaction(async (client) => {
      const plan = await holdPlan(client, id)
      if (plan.state !== 'draft') throw planClosed(plan.state)
      const known = await client.first(
        'select 1 from grid_plan_item where plan = $1 and id = $2 and body is not null',
        [id, cell],
      )
      if (!known)
        throw new Refusal(422, 'no-such-cell', 'There is no such cell.', { field: 'cell' })
      await putStaff(client, id, cell, wanted)
      await audit(client, {
        userId,
        action: 'grid.staff',
        target: id,
        layer: 'GRID',
        grid: plan.area,
        details: { cell, workers: wanted.length },
      })
      await tellPlan(client, plan, 'staff')
    })
    return c.json(await listStaff(db, id))
  })
  return app
}
