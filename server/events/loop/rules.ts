import { ruleSetOf, ruleSetOn } from '../../../data/registry/index.ts'
import { createWorkCalendar, type LoopRules } from '../../../data/rules/event-loop/index.ts'
import { localDay } from '../../../data/rules/local-time.ts'

const calendar = createWorkCalendar()

/** The version that an event began with. */
export const rulesOf = (version: string): LoopRules => ({ calendar, rules: ruleSetOf(version) })

/** The version that holds for what is reported then. */
export const rulesOn = (at: number): LoopRules => ({ calendar, rules: ruleSetOn(localDay(at)) })
