import type { EventRuleSet } from '../contracts/index.ts'
import { EVENT_LIMITS, natural, work } from './event-limits.ts'

/** 时限区域: where the same trouble must be gone sooner or may take longer; the longest prefix of the grid code counts. */
export const TIMING_AREAS: readonly { prefix: string; code: TimingArea }[] = [
  { prefix: '', code: 'general' },
  { prefix: '330199001', code: 'core' },
]

export const TIMING_AREA_NAMES = {
  core: { zh: '核心区域', en: 'Core area' },
  general: { zh: '一般区域', en: 'General area' },
} as const
export type TimingArea = keyof typeof TIMING_AREA_NAMES

const FIRST: EventRuleSet = {
  version: '2025.1',
  from: '2025-01-01',
  limits: EVENT_LIMITS,
  adjustments: [],
  returns: { most: 2, within: work(4, 'hour') },
  suspensions: { most: 2, longestDays: 30 },
  extensions: { most: 1, share: 0.5 },
  appeals: { most: 1 },
  rework: { share: 0.5, superviseFrom: 3 },
  reopenDays: 15,
  photoWithinM: 100,
  duplicates: { withinM: 50, withinHours: 72 },
  supervision: { reminder: 0.7, warning: 0.9, yellow: 1, red: 2, escalate: 3 },
}

/** Oldest first. An event keeps the version that held on the day it was reported. */
export const EVENT_RULE_SETS: readonly EventRuleSet[] = [
  FIRST,
  {
    ...FIRST,
    version: '2026.1',
    from: '2026-01-01',
    adjustments: [
      // 井盖: somebody may fall in tonight.
      { when: { subclass: 'manhole' }, set: { dispose: natural(24, 'hour') } },
      { when: { subclass: 'lift-fault' }, set: { accept: natural(10, 'minute') } },
      { when: { level: 4, timingArea: 'core' }, disposePercent: 80 },
      { when: { level: 3, timingArea: 'core' }, disposePercent: 80 },
      { when: { urgency: 'pressing' }, disposePercent: 50 },
    ],
  },
]

export function ruleSetOn(localDay: string): EventRuleSet {
  return EVENT_RULE_SETS.findLast(({ from }) => from <= localDay) ?? FIRST
}

export function ruleSetOf(version: string): EventRuleSet {
  const found = EVENT_RULE_SETS.find((one) => one.version === version)
  if (found === undefined) throw new Error(`There is no version ${version} of the event rules`)
  return found
}

export function timingAreaOf(grid: string): TimingArea {
  const fitting = TIMING_AREAS.filter(({ prefix }) => grid.startsWith(prefix))
  return fitting.reduce((best, one) => (one.prefix.length > best.prefix.length ? one : best)).code
}
