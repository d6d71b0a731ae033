import type { ClockAct, FieldAct, OrderAct } from '../../contracts/index.ts'

export interface TaskState {
  task: string
  title: string
  to: string
  /** Still to be asked, in this order. */
  next: readonly string[]
  passedBy: readonly string[]
  withCommander: boolean
  step: string | null
  withinMinutes: number
  givenAt: number
  answerBy: number
  acknowledgedAt: number | null
  finishedAt: number | null
}

type Act<Kind> = Extract<FieldAct | OrderAct | ClockAct, { kind: Kind }>

const MINUTE_MS = 60_000

export const givenTask = (
  { task, title, to, next = [], step, withinMinutes }: Act<'giveTask'>,
  now: number,
): TaskState => ({
  task,
  title,
  to,
  next,
  passedBy: [],
  withCommander: false,
  step: step ?? null,
  withinMinutes,
  givenAt: now,
  answerBy: now + withinMinutes * MINUTE_MS,
  acknowledgedAt: null,
  finishedAt: null,
})

export const answeredTask = (
  known: TaskState,
  { kind }: Act<'acknowledgeTask' | 'finishTask'>,
  at: number,
): TaskState => ({
  ...known,
  acknowledgedAt: Math.min(at, known.acknowledgedAt ?? at),
  finishedAt: kind === 'finishTask' ? Math.min(at, known.finishedAt ?? at) : known.finishedAt,
})

/** Whoever is next gets as much time as the one before; with nobody left it stays with the commander. */
export const escalatedTask = (
  known: TaskState,
  { at, from, to }: Act<'escalateTask'>,
): TaskState => ({
  ...known,
  to: to ?? known.to,
  next: known.next.filter((one) => one !== to),
  passedBy: [...known.passedBy, from],
  withCommander: to === null,
  // Written by the server itself: its clock is the one that the next timer runs by.
  answerBy: Date.parse(at) + known.withinMinutes * MINUTE_MS,
})

/** Nobody has answered in time, and there is still somebody to turn to. */
export const isUnanswered = (task: TaskState, now: number): boolean =>
  task.acknowledgedAt === null &&
  task.finishedAt === null &&
  !task.withCommander &&
  task.answerBy <= now

/** To whom it goes next; the act needs only an id, the same for all who come to it: task and how often it was passed on. */
export const escalationOf = ({ task, to, next }: TaskState, now: number): Omit<ClockAct, 'id'> => ({
  kind: 'escalateTask',
  at: new Date(now).toISOString(),
  task,
  from: to,
  to: next[0] ?? null,
})
