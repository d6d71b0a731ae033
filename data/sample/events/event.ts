import { EVENT_CATEGORIES_2021, type EventSubclass } from '../../registry/index.ts'
import type { Random } from '../random.ts'
import { addWorkDays, type LocalMinute } from './calendar.ts'
import type { Spot } from './places.ts'

export interface SampleEvent {
  category: string
  subclass: string
  level: 1 | 2 | 3 | 4
  source: string
  title: string
  description: string
  tags: readonly string[]
  state: string
  reported: LocalMinute
  deadline: LocalMinute
  closed: LocalMinute | null
  spot: Spot
  attributes: Record<string, unknown>
}

export interface EventDraft {
  subclass: string
  text: string
  reported: LocalMinute
  spot: Spot
  source?: string
  tags?: readonly string[]
  attributes?: Record<string, unknown>
}

const KINDS = new Map<string, { category: string; subclass: EventSubclass }>(
  EVENT_CATEGORIES_2021.flatMap(({ code, subclasses }) =>
    subclasses.map((subclass) => [subclass.code, { category: code, subclass }] as const),
  ),
)

/** Fills in what follows from the kind and the time: level, deadline, how far it is by `now`. */
export function finishEvent(draft: EventDraft, now: LocalMinute, random: Random): SampleEvent {
  const kind = KINDS.get(draft.subclass)
  if (!kind) throw new RangeError(`The registry has no event subclass ${draft.subclass}`)
  const { level, complex } = kind.subclass
  const deadline = deadlineOf(draft.reported, level, complex === true)
  const course = courseOf(draft.reported, deadline, now, random)
  return {
    category: kind.category,
    subclass: draft.subclass,
    level,
    source: draft.source ?? drawSource(random),
    title: kind.subclass.name.zh,
    description: draft.text,
    tags: draft.tags ?? [],
    reported: draft.reported,
    deadline,
    spot: draft.spot,
    attributes: draft.attributes ?? {},
    ...course,
  }
}

const SOURCES = ['网格巡查', '居民', '12345', '物联', '部门', '视频AI', '领导', '舆情'] as const

function drawSource(random: Random): string {
  return SOURCES[random.weighted([52, 19, 14, 5, 4, 4.4, 0.8, 0.8])]!
}

/** Limits by level, `data/registry/event-limits.ts`: accept, dispatch and dispose together, in round figures. */
function deadlineOf(reported: LocalMinute, level: number, complex: boolean): LocalMinute {
  if (level === 1) return reported + 25 * 60
  if (level === 2) return reported + 50 * 60
  return addWorkDays(reported, level === 3 ? 4 : complex ? 17 : 7)
}

function courseOf(
  reported: LocalMinute,
  deadline: LocalMinute,
  now: LocalMinute,
  random: Random,
): { state: string; closed: LocalMinute | null } {
  const span = deadline - reported
  const quick = random.chance(0.45)
  const unit = random.next()
  // One in two hundred misses its limit.
  const late = random.chance(0.005)
  const share = late ? 1.05 + unit * 1.4 : quick ? 0.01 + unit * 0.14 : 0.1 + unit * 0.82
  const done = Math.round(reported + span * share)
  if (done <= now) {
    const end = random.weighted([30, 66.5, 2.2, 1.1, 0.2])
    const state = ['evaluated', 'closed', 'rejected', 'voided', 'suspended'][end]!
    return { state, closed: state === 'suspended' ? null : done }
  }
  const progress = (now - reported) / (done - reported)
  const steps = ['reported', 'accepted', 'dispatched', 'doing', 'done', 'verifying'] as const
  const step = Math.min(5, Math.floor(progress * 6))
  const state = step === 5 && random.chance(0.12) ? 'rework' : steps[Math.max(0, step)]!
  return { state, closed: null }
}
