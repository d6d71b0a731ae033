import {
  type Instant,
  ROUTING_KEYS,
  type RoutingCondition,
  type RoutingKey,
  type RoutingRule,
  type RoutingTable,
  type RoutingTrace,
} from '../../contracts/index.ts'
import { isWorkTime, type WorkCalendar } from './work-time.ts'

/** What the rules look at. */
export interface RoutingSubject {
  category: string
  subclass: string
  level: number
  source: string
  grid: string
  at: Instant
}

/** The first rule that fits, and why none before it did. */
export function routeEvent(
  calendar: WorkCalendar,
  { version, rules }: RoutingTable,
  subject: RoutingSubject,
): RoutingTrace {
  const passed: { rule: string; name: RoutingRule['name']; because: RoutingKey }[] = []
  for (const { id, name, when, desk, urgency = 'normal', department } of rules) {
    const because = firstMisfit(calendar, when, subject)
    if (because !== undefined) {
      passed.push({ rule: id, name, because })
      continue
    }
    const fitted = ROUTING_KEYS.filter((key) => when[key] !== undefined)
    const trace = { version, rule: id, name, desk, urgency, fitted, passed }
    return department === undefined ? trace : { ...trace, department }
  }
  throw new RangeError(`No rule of version ${version} takes everything`)
}

/** A table that could leave an event lying: its last rule must take everything, no id may stand twice. */
export function routingFault({ rules }: RoutingTable): 'noLastRule' | 'repeatedId' | null {
  if (new Set(rules.map(({ id }) => id)).size < rules.length) return 'repeatedId'
  const last = rules.at(-1)
  const takesAll = last !== undefined && ROUTING_KEYS.every((key) => last.when[key] === undefined)
  return takesAll ? null : 'noLastRule'
}

const FITS: Readonly<
  Record<
    RoutingKey,
    (when: RoutingCondition, of: RoutingSubject, calendar: WorkCalendar) => boolean
  >
> = {
  categories: ({ categories = [] }, { category }) => categories.includes(category),
  subclasses: ({ subclasses = [] }, { subclass }) => subclasses.includes(subclass),
  sources: ({ sources = [] }, { source }) => sources.includes(source),
  levels: ({ levels = [] }, { level }) => levels.includes(level),
  areas: ({ areas = [] }, { grid }) => areas.some((area) => grid.startsWith(area)),
  offWork: ({ offWork }, { at }, calendar) => isWorkTime(calendar, at) !== offWork,
}

function firstMisfit(
  calendar: WorkCalendar,
  when: RoutingCondition,
  subject: RoutingSubject,
): RoutingKey | undefined {
  return ROUTING_KEYS.find((key) => when[key] !== undefined && !FITS[key](when, subject, calendar))
}
