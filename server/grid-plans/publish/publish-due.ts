import { Refusal } from '../../../data/contracts/index.ts'
import { audit } from '../../security/audit.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { createPlanStates, type PlanStates } from '../open-state.ts'
import { writeDecision } from '../review/decide.ts'
import { tellPlan } from '../tell-plan.ts'
import { type ApprovedPlan, publishPlan } from './publish-plan.ts'

const PUBLISH = 'publish-grid-plans'
const EVERY_MINUTE = '* * * * *'

/** Plans come in force on their day, once however many servers there are. Call before the jobs start. */
export function registerGridPlanJobs({
  db,
  jobs,
  log,
}: Pick<Services, 'db' | 'jobs' | 'log'>): void {
  const states = createPlanStates()
  jobs.register(PUBLISH, async () => {
    const count = await publishDue({ db }, states)
    if (count > 0) log.info({ count }, 'Grid plans have come in force')
  })
  jobs.schedule(PUBLISH, EVERY_MINUTE)
}

/** All plans whose day has come, or the one of this id; answers how many. Each in a transaction of its own. */
export async function publishDue(
  { db }: Pick<Services, 'db'>,
  states: PlanStates,
  id: string | null = null,
): Promise<number> {
  let count = 0
  for (;;) {
    const done = await db
      .transaction((client) => publishNext(client, states, id), {
        statementTimeoutMs: 0,
      })
      .catch(async (error: unknown) => {
        if (!(error instanceof OutdatedPlan)) throw error
        await db.transaction((client) => giveBack(client, error))
        if (id !== null) throw error.refusal
        return true
      })
    if (!done) return count
    count++
  }
}

interface DueRow extends ApprovedPlan {
  author: string
}

/** Those that others are just publishing are left to them. */
async function publishNext(client: Queryable, states: PlanStates, id: string | null) {
  const plan = await client.first<DueRow>(
    `select id, area, version, valid_from as "validFrom", approved_by as "approvedBy", begun_on as "begunOn", author
     from grid_plan
     where state = 'approved' and valid_from <= current_date and ($1::text is null or id = $1)
     order by valid_from, changed_at
     limit 1
     for update skip locked`,
    [id],
  )
  if (!plan) return false
  try {
    await publishPlan(client, states, plan)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'plan-outdated')
      throw new OutdatedPlan(plan, error)
    throw error
  }
  return true
}

/** Ends the transaction; the plan is given back in another one. */
class OutdatedPlan extends Error {
  constructor(
    readonly plan: ApprovedPlan,
    readonly refusal: Refusal,
  ) {
    super(refusal.message)
  }
}

/** What can't come in force goes back to its author, who is told why. */
async function giveBack(client: Queryable, { plan, refusal }: OutdatedPlan): Promise<void> {
  const changed = await client.execute(
    `update grid_plan set state = 'draft', valid_from = null, approved_by = null, changed_at = now()
     where id = $1 and state = 'approved'`,
    [plan.id],
  )
  if (changed === 0) return
  const made = { verb: 'return' as const, userId: '', note: refusal.code, validFrom: null }
  await writeDecision(client, plan, made)
  await audit(client, {
    userId: '',
    action: 'grid.decide',
    target: plan.id,
    layer: 'GRID',
    grid: plan.area,
    details: { decision: 'return', because: refusal.code },
  })
  await tellPlan(client, plan, 'state')
}
