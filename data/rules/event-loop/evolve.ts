import type {
  EventAction,
  EventCourse,
  EventHolder,
  EventState,
  EventTimes,
} from '../../contracts/index.ts'

/** What an event is after one more action. It decides nothing: whether the action was possible has been asked before. */
export function evolve(course: EventCourse | null, action: EventAction): EventCourse {
  if (course === null) return begin(action)
  const { seq, at, input, desk, grid } = action
  const step = STEPS[action.verb](course, action)
  const next: EventCourse = { ...course, seq, lastAt: at, ...timesFrom(action.times), ...step }
  if (desk) next.desk = desk
  if (grid !== undefined) next.grid = grid
  if (HELD_BY_DESK.has(next.state) && next.holder === null) {
    next.holder = { kind: 'desk', ...next.desk }
  }
  if (ENDED.has(next.state)) next.holder = null
  // A new clock is a new beginning; what the leaders have taken up they keep.
  const isNewStage = action.times?.clock?.stage !== undefined && startsStage(course, action.times)
  if (isNewStage && next.supervision !== 'leader') next.supervision = 'none'
  return input.grade === undefined ? next : { ...next, ...graded(course, input.grade) }
}

/** state = fold(actions) */
export function foldEvent(actions: Iterable<EventAction>): EventCourse {
  let course: EventCourse | null = null
  for (const action of actions) course = evolve(course, action)
  if (course === null) throw new RangeError('An event begins with its report')
  return course
}

type Step = (course: EventCourse, action: EventAction) => Partial<EventCourse>

const ENDED: ReadonlySet<EventState> = new Set(['rejected', 'closed', 'evaluated', 'voided'])
const HELD_BY_DESK: ReadonlySet<EventState> = new Set(['reported', 'accepted', 'done'])

const to =
  (state: EventState): Step =>
  () => ({ state, holder: null })
const stays: Step = () => ({})
const isHandler = (user: string): EventHolder => ({ kind: 'handler', user })

const STEPS: Readonly<Record<EventAction['verb'], Step>> = {
  report: () => {
    throw new RangeError('An event is reported once')
  },
  selfClose: (_, { at, by }) => ({
    state: 'closed',
    closedAt: at,
    disposedAt: at,
    handler: by,
    selfClosed: true,
  }),
  accept: (course, { input }) => ({
    state: 'accepted',
    holder: null,
    level: input.level ?? course.level,
    subclass: input.subclass ?? course.subclass,
  }),
  reject: to('rejected'),
  appeal: ({ appeals }) => ({ state: 'reported', holder: null, appeals: appeals + 1 }),
  dispatch: ({ dispatches }, { at, input }) => ({
    state: 'dispatched',
    handler: input.handler ?? null,
    holder: isHandler(input.handler ?? ''),
    dispatchedAt: at,
    dispatches: dispatches + 1,
  }),
  handOver: (_, { input }) => ({
    handler: input.handler ?? null,
    holder: isHandler(input.handler ?? ''),
  }),
  start: () => ({ state: 'doing' }),
  return: ({ returns }) => ({
    state: 'accepted',
    holder: null,
    handler: null,
    asked: null,
    returns: returns + 1,
  }),
  ask: (_, { input: { what = 'extend', reason = '' } }) => ({ asked: { what, reason } }),
  deny: () => ({ asked: null }),
  suspend: ({ suspensions }, { input }) => ({
    state: 'suspended',
    asked: null,
    suspendedUntil: input.until ?? null,
    suspensions: suspensions + 1,
  }),
  resume: () => ({ state: 'doing', suspendedUntil: null }),
  extend: ({ extensions }) => ({ asked: null, extensions: extensions + 1 }),
  escalate: ({ escalations }) => ({
    state: 'accepted',
    holder: null,
    handler: null,
    asked: null,
    suspendedUntil: null,
    dispatchedAt: null,
    disposedAt: null,
    returns: 0,
    suspensions: 0,
    extensions: 0,
    escalations: escalations + 1,
  }),
  finish: (_, { at }) => ({ state: 'done', holder: null, disposedAt: at, asked: null }),
  verify: (_, { input }) => ({
    state: 'verifying',
    holder: { kind: 'verifier', user: input.verifier ?? '' },
  }),
  pass: (_, { at }) => ({ state: 'closed', closedAt: at }),
  fail: ({ handler, reworks }) => ({
    state: 'rework',
    holder: isHandler(handler ?? ''),
    disposedAt: null,
    reworks: reworks + 1,
  }),
  evaluate: (_, { input }) => ({ state: 'evaluated', rating: input.rating ?? null }),
  reopen: ({ round }) => ({
    state: 'accepted',
    holder: null,
    handler: null,
    closedAt: null,
    disposedAt: null,
    dispatchedAt: null,
    rating: null,
    selfClosed: false,
    returns: 0,
    suspensions: 0,
    extensions: 0,
    reworks: 0,
    firstWordAt: null,
    round: round + 1,
  }),
  merge: (_, { input }) => ({ state: 'voided', mergedInto: input.into ?? null }),
  void: to('voided'),
  supervise: stays,
  note: (course, { at, post }) =>
    post === 'handler' && course.firstWordDueAt !== null && course.firstWordAt === null
      ? { firstWordAt: at }
      : {},
}

function begin({ seq, at, by, verb, report, desk, times }: EventAction): EventCourse {
  if (verb !== 'report' || !report || !desk) {
    throw new RangeError('An event begins with its report')
  }
  return {
    ...report,
    state: 'reported',
    seq,
    reportedBy: by,
    reportedAt: at,
    lastAt: at,
    desk,
    holder: { kind: 'desk', ...desk },
    handler: null,
    dispatchedAt: null,
    clock: null,
    disposeDueAt: null,
    deadlineAt: null,
    disposedAt: null,
    closedAt: null,
    firstWordDueAt: null,
    firstWordAt: null,
    asked: null,
    suspendedUntil: null,
    round: 1,
    appeals: 0,
    dispatches: 0,
    returns: 0,
    suspensions: 0,
    extensions: 0,
    escalations: 0,
    reworks: 0,
    supervision: 'none',
    cards: { yellow: 0, red: 0 },
    rating: null,
    selfClosed: false,
    mergedInto: null,
    ...timesFrom(times),
  }
}

/** Of what is written down, only what is there: JSON knows no undefined. */
function timesFrom(times: EventTimes | undefined): Partial<EventCourse> {
  return times === undefined ? {} : { ...times }
}

/** A clock that goes on is the same one, stopped, resumed or extended. */
function startsStage(course: EventCourse, times: EventTimes): boolean {
  if (course.clock === null || !times.clock) return true
  if (course.clock.stage !== times.clock.stage) return true
  return course.state === 'verifying'
}

function graded(course: EventCourse, grade: NonNullable<EventAction['input']['grade']>) {
  const { yellow, red } = course.cards
  return {
    supervision: grade,
    cards: {
      yellow: yellow + (grade === 'yellow' ? 1 : 0),
      red: red + (grade === 'red' ? 1 : 0),
    },
  }
}
