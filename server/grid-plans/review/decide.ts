import {
  type GridPlanDecision,
  type GridPlanIssue,
  type GridPlanState,
  Refusal,
} from '../../../data/contracts/index.ts'
import { audit } from '../../security/audit.ts'
import type { Queryable } from '../../storage/database.ts'
import { type HeldPlan, holdPlan } from '../make-stroke.ts'
import { planNotFound } from '../store.ts'
import { tellPlan } from '../tell-plan.ts'

type Verb = GridPlanDecision['decision']

/** Four eyes: who began it submits it, somebody who has drawn nothing of it decides. */
const STEPS: Readonly<
  Record<Verb, { from: readonly GridPlanState[]; to: GridPlanState; by: 'author' | 'other' }>
> = {
  submit: { from: ['draft'], to: 'review', by: 'author' },
  takeBack: { from: ['review', 'approved'], to: 'draft', by: 'author' },
  withdraw: { from: ['draft', 'review', 'approved'], to: 'withdrawn', by: 'author' },
  return: { from: ['review', 'approved'], to: 'draft', by: 'other' },
  approve: { from: ['review'], to: 'approved', by: 'other' },
}

/** The rules are asked before a plan goes on, and once more by whoever approves it. */
export const isChecked = (verb: Verb): boolean => verb === 'submit' || verb === 'approve'

/** Whoever does one of these has a plan that is just coming in force stopped. */
export const undoes = (verb: Verb): boolean => STEPS[verb].from.includes('approved')

export interface DecisionMade {
  state: GridPlanState
  /** The day has come: it is to be published now. */
  isDue: boolean
}

/** One decision in one transaction. `checked`: what was found wrong, and in which version. */
export async function decidePlan(
  client: Queryable,
  { id, userId }: { id: string; userId: string },
  decision: GridPlanDecision,
  checked?: { version: number; issues: readonly GridPlanIssue[] },
): Promise<DecisionMade> {
  const plan = await holdPlan(client, id)
  const { from, to, by } = STEPS[decision.decision]
  if (!from.includes(plan.state)) throw wrongState(plan.state)
  await checkPerson(client, plan, userId, by)
  if (checked) checkIssues(plan, checked)
  const validFrom = decision.decision === 'approve' ? decision.validFrom : null
  const isDue = validFrom !== null && (await checkDay(client, validFrom)) === 'today'
  await client.execute(
    `update grid_plan set state = $2, valid_from = $3, approved_by = $4, changed_at = now() where id = $1`,
    [id, to, validFrom, decision.decision === 'approve' ? userId : null],
  )
  const note = 'note' in decision ? decision.note : ''
  await writeDecision(client, plan, { verb: decision.decision, userId, note, validFrom })
  await audit(client, {
    userId,
    action: 'grid.decide',
    target: id,
    layer: 'GRID',
    grid: plan.area,
    details: {
      decision: decision.decision,
      version: plan.version,
      ...(validFrom && { validFrom }),
    },
  })
  await tellPlan(client, plan, 'state')
  return { state: to, isDue }
}

export async function writeDecision(
  client: Queryable,
  { id, version }: Pick<HeldPlan, 'id' | 'version'>,
  made: { verb: Verb; userId: string; note: string; validFrom: string | null },
): Promise<void> {
  await client.execute(
    `insert into grid_plan_decision (plan, seq, decision, by_user, version, note, valid_from)
     select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6 from grid_plan_decision where plan = $1`,
    [id, made.verb, made.userId, version, made.note, made.validFrom],
  )
}

/** Before anything is stopped for it; who does nothing but look on shall not be able to. */
export async function checkDecider(
  client: Queryable,
  { id, userId }: { id: string; userId: string },
  verb: Verb,
): Promise<void> {
  const plan = await client.first<Pick<HeldPlan, 'id' | 'author'>>(
    'select id, author from grid_plan where id = $1',
    [id],
  )
  if (!plan) throw planNotFound()
  await checkPerson(client, plan, userId, STEPS[verb].by)
}

async function checkPerson(
  client: Queryable,
  plan: Pick<HeldPlan, 'id' | 'author'>,
  userId: string,
  by: 'author' | 'other',
): Promise<void> {
  if (by === 'author') {
    if (plan.author === userId) return
    throw new Refusal(409, 'not-author', 'Only who has begun the plan can do this.')
  }
  const drawn = await client.first(
    'select 1 from grid_plan_change where plan = $1 and by_user = $2 limit 1',
    [plan.id, userId],
  )
  if (plan.author === userId || drawn) {
    throw new Refusal(
      409,
      'four-eyes',
      'Somebody else must decide: who has drawn on a plan does not approve it.',
    )
  }
}

const SHOWN_ISSUES = 200

function checkIssues(
  plan: HeldPlan,
  { version, issues }: { version: number; issues: readonly GridPlanIssue[] },
): void {
  if (version !== plan.version)
    throw new Refusal(409, 'plan-moved', 'The plan was changed just now.')
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  throw new Refusal(422, 'plan-invalid', `The plan breaks rules in ${errors.length} places.`, {
    errors: errors.length,
    issues: errors.slice(0, SHOWN_ISSUES),
  })
}

/** Grids cannot have changed before anybody decided it. */
async function checkDay(client: Queryable, day: string): Promise<'today' | 'later'> {
  const row = await client.first<{ when: -1 | 0 | 1 }>(
    'select sign($1::date - today())::int as "when"',
    [day],
  )
  if (row?.when === -1) {
    throw new Refusal(422, 'invalid', 'validFrom: Grids change today or later.', {
      field: 'validFrom',
    })
  }
  return row?.when === 0 ? 'today' : 'later'
}

const wrongState = (state: GridPlanState) =>
  new Refusal(409, 'plan-state', `This cannot be done with a plan that is: ${state}.`, { state })
