import type { EventVerb } from '../../../data/contracts/index.ts'

/** What somebody in the field does next, by how far it is; the server judges, this only offers. */
const NEXT: Readonly<Record<string, readonly EventVerb[]>> = {
  reported: ['accept'],
  dispatched: ['start', 'return'],
  rework: ['start'],
  doing: ['finish', 'note'],
  suspended: ['note'],
  verifying: ['pass', 'fail'],
}

export const nextVerbs = (state: string, isMine: boolean): readonly EventVerb[] =>
  isMine || state === 'reported' ? (NEXT[state] ?? []) : []

/** What it becomes on the phone before the server has heard of it. */
const AFTER: Readonly<Partial<Record<EventVerb, string>>> = {
  accept: 'accepted',
  start: 'doing',
  finish: 'done',
  pass: 'closed',
  fail: 'rework',
  return: 'accepted',
}

export const stateAfter = (state: string, verb: EventVerb): string => AFTER[verb] ?? state

export const needsWords = (verb: EventVerb): boolean =>
  verb === 'return' || verb === 'finish' || verb === 'note' || verb === 'fail'

export const takesPhotos = (verb: EventVerb): boolean => verb === 'finish' || verb === 'fail'
