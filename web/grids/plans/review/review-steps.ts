import type {
  GridPlanDecision,
  GridPlanState,
  GridPlanSummary,
} from '../../../../data/contracts/index.ts'

export type Verb = GridPlanDecision['decision']

const OF_AUTHOR: Readonly<Record<GridPlanState, readonly Verb[]>> = {
  draft: ['submit', 'withdraw'],
  review: ['takeBack', 'withdraw'],
  approved: ['takeBack', 'withdraw'],
  published: [],
  withdrawn: [],
}
const OF_OTHERS: Readonly<Record<GridPlanState, readonly Verb[]>> = {
  draft: [],
  review: ['approve', 'return'],
  approved: ['return'],
  published: [],
  withdrawn: [],
}

/** What this account may offer to do, the likeliest first. Who has drawn on another's plan is told by the server. */
export const stepsOf = ({ state, isOwn }: Pick<GridPlanSummary, 'state' | 'isOwn'>) =>
  (isOwn ? OF_AUTHOR : OF_OTHERS)[state]

/** These are said in a form: why, from when, or whether it is meant. */
export const isAsked = (verb: Verb): verb is 'return' | 'approve' | 'withdraw' =>
  verb === 'return' || verb === 'approve' || verb === 'withdraw'
