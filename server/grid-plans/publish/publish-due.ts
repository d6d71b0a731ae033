import { Refusal } from '../../../data/contracts/index.ts'
import { audit } from '../../security/audit.ts'
import type { Services } from '../../services.ts'
import type { Database, Queryable } from '../../storage/database.ts'
import { createPlanStates, type PlanStates } from '../open-state.ts'
import { writeDecision } from '../review/decide.ts'
import { tellPlan } from '../tell-plan.ts'
import { followPublication } from './follow-publication.ts'
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

/**
 * All plans whose day has come, or the one of this id; answers how many. Each in a transaction of its own; one that cannot be
 * published holds up no other.
 */
export async function publishDue(
  { db }: Pick<Services, 'db'>,
  states: PlanStates,
  id: string | null = null,
): Promise<number> {
  let count = 0
  const failed: Unpublished[] = []
  for (;;) {
    const past = failed.map(({ plan }) => plan.id)
    const done = await db
      .transaction((client) => publishNext(client, { db, states }, { id, past }), {
        statementTimeoutMs: 0,
      })
      .catch((error: unknown) => {
        if (error instanceof Unpublished) return error
        throw error
      })
    if (done instanceof Unpublished) {
      failed.push(done)
      if (isOutdated(done.reason)) await db.transaction((client) => giveBack(client, done))
    } else if (done) count++
    else break
  }
  const [first] = failed.filter(({ reason }) => id !== null || !isForPeople(reason))
  if (first) throw first.reason
  return count
}

/** Those that others are just publishing are left to them. */
async function publishNext(
  client: Queryable,
  { db, states }: { db: Database; states: PlanStates },
  { id, past }: { id: string | null; past: readonly string[] },
): Promise<boolean> {
  const plan = await client.first<ApprovedPlan>(
    `select id, area, version, valid_from as "validFrom", approved_by as "approvedBy", begun_on as "begunOn"
     from grid_plan
     where state = 'approved' and valid_from <= today()
       and ($1::text is null or id = $1) and not id = any($2::text[])
     order by valid_from, changed_at
     limit 1
     for update skip locked`,
    [id, past],
  )
  if (!plan) return false
  try {
    await followPublication(db, plan, (publication) =>
      publishPlan(client, states, plan, publication),
    )
  } catch (error) {
    throw new Unpublished(plan, error)
  }
  return true
}

/** Ends the transaction of a plan that could not be published. */
class Unpublished extends Error {
  constructor(
    readonly plan: ApprovedPlan,
    readonly reason: unknown,
  ) {
    super(`The grid plan ${plan.id} cannot be published`)
  }
}

/** Nothing is broken: somebody decides, or has decided. */
const isForPeople = (reason: unknown): boolean =>
  isOutdated(reason) || (reason instanceof Refusal && reason.code === 'publication-stopped')

const isOutdated = (reason: unknown): boolean =>
  reason instanceof Refusal && reason.code === 'plan-outdated'

/** What can't come in force goes back to its author, who is told why. */
async function giveBack(client: Queryable, { plan }: Unpublished): Promise<void> {
  const changed = await client.execute(
    `update grid_plan set state = 'draft', valid_from = null, approved_by = null, changed_at = now()
     where id = $1 and state = 'approved'`,
    [plan.id],
  )
  if (changed === 0) return
  const made = { verb: 'return' as const, userId: '', note: 'plan-outdated', validFrom: null }
  await writeDecision(client, plan, made)
  await audit(client, {
    userId: '',
    action: 'grid.decide',
    target: plan.id,
    layer: 'GRID',
    grid: plan.area,
    details: { decision: 'return', because: 'plan-outdated' },
  })
  await tellPlan(client, plan, 'state')
}
