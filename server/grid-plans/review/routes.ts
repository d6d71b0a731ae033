import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { type GridPlanDecision, Refusal } from '../../../data/contracts/index.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { audit } from '../../security/audit.ts'
import { readBody } from '../../security/read-body.ts'
import type { Services } from '../../services.ts'
import type { ReadBuildings } from '../facts/facts-cache.ts'
import type { PlanStates } from '../open-state.ts'
import { neededScope, planOf } from '../plan-access.ts'
import { stopPublication } from '../publish/follow-publication.ts'
import { publishDue } from '../publish/publish-due.ts'
import { day, named } from '../schemas.ts'
import { findPlan } from '../store.ts'
import { tellPlan } from '../tell-plan.ts'
import { checkPlan } from './check-plan.ts'
import { insertComment, listComments, resolveComment } from './comments.ts'
import { checkDecider, decidePlan, isChecked, undoes } from './decide.ts'
import { listDecisions } from './list-decisions.ts'

const note = v.pipe(v.string(), v.trim(), v.maxLength(2_000))
const decisionBody = v.variant('decision', [
  v.strictObject({ decision: v.picklist(['submit', 'takeBack', 'withdraw']) }),
  v.strictObject({ decision: v.literal('return'), note }),
  v.strictObject({ decision: v.literal('approve'), note, validFrom: day }),
])
const commentBody = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'must be an id')),
  place: v.tuple([
    v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  ]),
  text: named(2_000),
})
const resolvedBody = v.strictObject({ resolved: v.boolean() })

/** `/api/grid-plans/{id}/comments|checks|decisions`: what others say of a plan, and who decides. */
export function reviewRoutes(
  services: Services,
  { states, readBuildings }: { states: PlanStates; readBuildings: ReadBuildings },
): Hono<AppEnv> {
  const { db } = services
  const app = new Hono<AppEnv>()

  const check = async (c: Context<AppEnv>, { id, area }: { id: string; area: string }) => {
    const { version, coverage } = await states.current(db, id)
    const issues = await checkPlan(services, readBuildings, c.get('scope'), { area, coverage })
    return { version, issues }
  }

  app.get('/:id/comments', async (c) => {
    const { id } = await planOf(services, c)
    return c.json(await listComments(db, { plan: id, userId: c.get('scope').userId }))
  })

  app.post('/:id/comments', async (c) => {
    const comment = await readBody(c, commentBody)
    const plan = await planOf(services, c)
    const { userId } = c.get('scope')
    await db.transaction(async (client) => {
      if ((await insertComment(client, { ...comment, plan: plan.id, userId })) === 0) return
      await audit(client, { ...commented(plan, userId), details: { comment: comment.id } })
      await tellPlan(client, plan, 'comment')
    })
    return c.json(await listComments(db, { plan: plan.id, userId }), 201)
  })

  app.patch('/:id/comments/:commentId', async (c) => {
    const { resolved } = await readBody(c, resolvedBody)
    const plan = await planOf(services, c)
    const { userId } = c.get('scope')
    const id = c.req.param('commentId')
    await db.transaction(async (client) => {
      if ((await resolveComment(client, { plan: plan.id, id, resolved })) === 0) throw noComment()
      await audit(client, { ...commented(plan, userId), details: { comment: id, resolved } })
      await tellPlan(client, plan, 'comment')
    })
    return c.json(await listComments(db, { plan: plan.id, userId }))
  })

  app.get('/:id/checks', async (c) => c.json((await check(c, await planOf(services, c))).issues))

  app.get('/:id/decisions', async (c) =>
    c.json(await listDecisions(db, (await planOf(services, c)).id)),
  )

  app.post('/:id/decisions', async (c) => {
    const decision: GridPlanDecision = await readBody(c, decisionBody)
    const plan = await planOf(services, c)
    const { userId } = c.get('scope')
    const isUndoing = undoes(decision.decision)
    if (isUndoing) {
      await checkDecider(db, { id: plan.id, userId }, decision.decision)
      await stopPublication(db, plan.id)
    }
    const checked = isChecked(decision.decision) ? await check(c, plan) : undefined
    const { isDue } = await db.transaction(
      (client) => decidePlan(client, { id: plan.id, userId }, decision, checked),
      // It waits until what comes in force has been stopped.
      isUndoing ? { statementTimeoutMs: 0 } : {},
    )
    if (isDue) await publishSoon(services, states, plan.id)
    return c.json(await findPlan(db, neededScope(services, c), plan.id))
  })
  return app
}

/** Long enough for a community; a district takes minutes, in which who has approved it is told how far it is. */
const PATIENCE_MS = 10_000

/** Comes back when the plan is in force, or when that takes long. What fails later is tried again by the clock. */
async function publishSoon(services: Services, states: PlanStates, id: string): Promise<void> {
  let isWaiting = true
  let timer: NodeJS.Timeout | undefined
  const published = publishDue(services, states, id).catch((error: unknown) => {
    if (isWaiting) throw error
    services.log.warn({ error, plan: id }, 'A grid plan has not come in force')
  })
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([published, patience])
  isWaiting = false
  clearTimeout(timer)
}

const commented = ({ id, area }: { id: string; area: string }, userId: string) => ({
  userId,
  action: 'grid.comment' as const,
  target: id,
  layer: 'GRID',
  grid: area,
})

const noComment = () => new Refusal(404, 'comment-not-found', 'There is no such comment.')
