import {
  type Desk,
  EVENT_VERBS,
  type EventAction,
  type EventActor,
  type EventCourse,
  type EventInput,
  type EventPost,
  type EventVerb,
  type Instant,
} from '../../data/contracts/index.ts'
import { EVENT_CATEGORIES_2021, ruleSetOn, timingAreaOf } from '../../data/registry/index.ts'
import {
  clockStep,
  createWorkCalendar,
  decide,
  decideReport,
  deskFor,
  EVENT_TRANSITIONS,
  type EventCommand,
  evolve,
  type LoopRules,
} from '../../data/rules/event-loop/index.ts'
import { localDay } from '../../data/rules/local-time.ts'
import { createRandom, type Random } from '../../data/sample/random.ts'

const GRIDS = ['330199001001001', '330199001001002', '330199001002001', '330199002001001']

const post = (kind: EventPost['kind'], area: string): EventPost =>
  kind === 'desk'
    ? {
        kind,
        level: area.length === 12 ? 'community' : area.length === 9 ? 'subdistrict' : 'district',
        area,
      }
    : { kind, area }

/** Everybody who may turn up, rightly or not. */
export const ACTORS: readonly EventActor[] = [
  { user: 'worker-1', posts: [post('gridWorker', GRIDS[0]!)] },
  { user: 'worker-2', posts: [post('gridWorker', GRIDS[3]!)] },
  { user: 'handler-1', posts: [post('handler', '330199001')] },
  { user: 'handler-2', posts: [post('handler', '330199')] },
  { user: 'community-desk', posts: [post('desk', '330199001001')] },
  { user: 'other-community', posts: [post('desk', '330199002001')] },
  { user: 'street-desk', posts: [post('desk', '330199001')] },
  { user: 'other-street', posts: [post('desk', '330199002')] },
  { user: 'district-desk', posts: [post('desk', '330199')] },
  {
    user: 'many',
    posts: [post('desk', '330199001'), post('handler', '330199001'), post('gridWorker', GRIDS[0]!)],
  },
  { user: 'resident', posts: [] },
  { user: '', posts: [] },
]

/** What ends an event or sends it back would leave few that get far. */
const SELDOM: readonly EventVerb[] = ['void', 'merge', 'escalate', 'reject', 'return']
const weightOf = (verb: EventVerb) => (SELDOM.includes(verb) ? 1 : 12)

const SUBCLASSES = EVENT_CATEGORIES_2021.flatMap(({ subclasses }) => subclasses)
const FIRST_DAY = Date.parse('2025-01-02T00:00:00Z')
const SPAN = 700 * 86_400_000

/** One event's life: what was tried, what of it was let through. */
export interface Life {
  loop: LoopRules
  course: EventCourse
  actions: EventAction[]
}

const calendar = createWorkCalendar()

export function beginLife(random: Random, no: string): Life {
  const at = FIRST_DAY + Math.floor(random.next() * SPAN)
  const { code, level, complex = false } = random.pick(SUBCLASSES)
  const grid = random.pick(GRIDS)
  const loop = { calendar, rules: ruleSetOn(localDay(at)) }
  const desk: Desk = deskFor(grid, random.chance(0.8) ? 'community' : 'subdistrict')
  const decision = decideReport(loop, {
    report: {
      no,
      subclass: code,
      categoryVersion: '2021',
      level,
      urgency: random.chance(0.1) ? 'pressing' : 'normal',
      source: '网格巡查',
      grid,
      timingArea: timingAreaOf(grid),
      complex,
    },
    by: random.pick(ACTORS).user,
    at,
    desk,
    saysWhat: true,
  })
  if (!decision.ok) throw new Error(`A plain report is refused: ${decision.reason}`)
  return { loop, course: evolve(null, decision.action), actions: [decision.action] }
}

/** Someone tries something, sometime later; answers whether it was let through. */
export function tryAnything(
  life: Life,
  random: Random,
): { command: EventCommand; action: EventAction | null } {
  const command = anything(life, random)
  const decision = decide(life.loop, life.course, command)
  if (!decision.ok) return { command, action: null }
  life.actions.push(decision.action)
  life.course = evolve(life.course, decision.action)
  return { command, action: decision.action }
}

/** What is likely to be let through comes more often, or hardly an event would live beyond its report. */
function anything(life: Life, random: Random): EventCommand {
  const at = life.course.lastAt + waits(random)
  if (random.chance(0.15)) {
    const step = clockStep(life.loop, life.course, at)
    if (step) return step
  }
  const isSensible = random.chance(0.6)
  const verbs = isSensible ? verbsFrom(life.course) : EVENT_VERBS
  const actor = isSensible ? likelyActor(life.course, random) : random.pick(ACTORS)
  return {
    verb: verbs[random.weighted(verbs.map(weightOf))]!,
    at,
    actor,
    input: anyInput(random, at),
    evidence: {
      photos: random.int(0, 4),
      photosBefore: random.int(0, 2),
      ...(random.chance(0.8) && { nearestPhotoM: random.int(0, 130) }),
      ...(random.chance(0.7) && { parentState: random.pick(['doing', 'closed'] as const) }),
    },
  }
}

function verbsFrom({ state }: EventCourse): EventVerb[] {
  const fitting = EVENT_TRANSITIONS.filter(({ from }) => from.includes(state))
  return fitting.length === 0 ? ['report'] : fitting.map(({ verb }) => verb)
}

/** Whose turn it is, or the reporter, or a desk. */
function likelyActor({ holder, reportedBy }: EventCourse, random: Random): EventActor {
  const user = holder === null || holder.kind === 'desk' ? reportedBy : holder.user
  const named = random.chance(0.7) ? ACTORS.find((one) => one.user === user) : undefined
  const desks = ACTORS.filter(({ posts }) => posts.some(({ kind }) => kind === 'desk'))
  if (named && holder?.kind !== 'desk') return named
  return random.pick(random.chance(0.6) ? desks : ACTORS)
}

const MINUTE = 60_000

function waits(random: Random): Instant {
  const kind = random.next()
  if (kind < 0.05) return -MINUTE
  if (kind < 0.6) return random.int(0, 240) * MINUTE
  return kind < 0.95 ? random.int(1, 72) * 60 * MINUTE : random.int(1, 60) * 1_440 * MINUTE
}

function anyInput(random: Random, at: Instant): EventInput {
  const user = () => random.pick(ACTORS).user
  return {
    ...(random.chance(0.85) && { reason: random.chance(0.95) ? '现场情况' : ' ' }),
    ...(random.chance(0.8) && { handler: user() }),
    ...(random.chance(0.8) && { verifier: user() }),
    ...(random.chance(0.8) && { until: at + random.int(-5, 50) * 1_440 * MINUTE }),
    ...(random.chance(0.8) && { extraMinutes: random.pick([0, 60, 450, 1_125, 9_000]) }),
    ...(random.chance(0.8) && { what: random.pick(['suspend', 'extend'] as const) }),
    ...(random.chance(0.8) && {
      cause: random.pick([
        'beyondPower',
        'crossDepartment',
        'level',
        'overdue',
        'returned',
      ] as const),
    }),
    ...(random.chance(0.8) && { rating: random.pick([1, 2, 3, 4, 5] as const) }),
    ...(random.chance(0.2) && {
      grade: random.pick(['reminder', 'warning', 'yellow', 'red', 'leader'] as const),
    }),
    ...(random.chance(0.5) && { into: random.pick(['E2', 'E3']) }),
  }
}

export { createRandom }
