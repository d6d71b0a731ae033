import type { DeskLevel, EventUrgency } from './event-loop.ts'
import type { Bilingual } from './layer.ts'

/** 分派规则: one of an ordered list; the first that fits decides. */
export interface RoutingRule {
  id: string
  name: Bilingual
  /** All that is named must fit; nothing = everything. */
  when: RoutingCondition
  /** The desk of that level which answers for the place. */
  desk: DeskLevel
  urgency?: EventUrgency
  /** 主责部门, a suggestion to whoever dispatches. */
  department?: string
}

export interface RoutingCondition {
  categories?: readonly string[]
  subclasses?: readonly string[]
  sources?: readonly string[]
  levels?: readonly number[]
  /** Prefixes of grid codes. */
  areas?: readonly string[]
  /** Outside of work time. */
  offWork?: boolean
}

export const ROUTING_KEYS = [
  'categories',
  'subclasses',
  'sources',
  'levels',
  'areas',
  'offWork',
] as const
export type RoutingKey = (typeof ROUTING_KEYS)[number]

export interface RoutingTable {
  version: string
  rules: readonly RoutingRule[]
}

/** “Why did this come to me”: the rule that has decided, what of it fitted, and what stood in the way of those before. */
export interface RoutingTrace {
  version: string
  rule: string
  name: Bilingual
  desk: DeskLevel
  urgency: EventUrgency
  department?: string
  fitted: readonly RoutingKey[]
  passed: readonly { rule: string; name: Bilingual; because: RoutingKey }[]
}
