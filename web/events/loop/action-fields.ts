import type { EventVerb } from '../../../data/contracts/index.ts'

export type ActionField =
  | 'reason'
  | 'handler'
  | 'verifier'
  | 'until'
  | 'extraMinutes'
  | 'what'
  | 'cause'
  | 'rating'
  | 'grade'
  | 'photos'

/** What somebody is asked for before an action is sent; the rules themselves judge what came. */
export const ACTION_FIELDS: Readonly<Record<EventVerb, readonly ActionField[]>> = {
  report: [],
  selfClose: ['photos'],
  accept: [],
  reject: ['reason'],
  appeal: ['reason'],
  dispatch: ['handler', 'reason'],
  handOver: ['handler', 'reason'],
  start: [],
  return: ['reason'],
  ask: ['what', 'reason'],
  deny: ['reason'],
  suspend: ['until', 'reason'],
  resume: [],
  extend: ['extraMinutes', 'reason'],
  escalate: ['cause', 'reason'],
  finish: ['reason', 'photos'],
  verify: ['verifier'],
  pass: [],
  fail: ['reason', 'photos'],
  evaluate: ['rating', 'reason'],
  reopen: ['reason'],
  merge: [],
  void: ['reason'],
  supervise: ['grade', 'reason'],
  note: ['reason'],
}

/** May stay empty. */
export const OPTIONAL: Partial<Record<EventVerb, readonly ActionField[]>> = {
  dispatch: ['reason'],
  handOver: ['reason'],
  escalate: ['reason'],
  evaluate: ['reason'],
  fail: ['photos'],
}

/** Merging goes by the twin that is chosen; a bare report is no action here. */
const NOT_OFFERED: ReadonlySet<EventVerb> = new Set(['merge', 'report'])

/** What moves an event on stands before what holds it up. */
const FIRST: readonly EventVerb[] = [
  'accept',
  'dispatch',
  'start',
  'finish',
  'verify',
  'pass',
  'evaluate',
  'resume',
  'extend',
  'suspend',
]

export interface OfferedActions {
  possible: EventVerb[]
  /** Not now or not by this account; what is nobody's business here is left out. */
  refused: { verb: EventVerb; reason: string }[]
}

export function offeredActions(
  actions: readonly { verb: EventVerb; reason: string | null }[],
): OfferedActions {
  const offered = actions.filter(({ verb }) => !NOT_OFFERED.has(verb))
  const rank = (verb: EventVerb) => (FIRST.indexOf(verb) + FIRST.length + 1) % (FIRST.length + 1)
  const possible = offered
    .filter(({ reason }) => reason === null)
    .map(({ verb }) => verb)
    .sort((a, b) => rank(a) - rank(b))
  const refused = offered.flatMap(({ verb, reason }) =>
    reason === null || reason === 'nothingAsked' ? [] : [{ verb, reason }],
  )
  return { possible, refused }
}
