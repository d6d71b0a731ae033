import type {
  EventReport,
  EventRuleSet,
  EventStage,
  LevelLimits,
  LimitAdjustment,
  TimeLimit,
} from '../../contracts/index.ts'
import { limitMinutes } from './work-time.ts'

export type StageLimits = Record<EventStage, TimeLimit> & { firstWord?: TimeLimit }

type Subject = Pick<EventReport, 'level' | 'subclass' | 'timingArea' | 'urgency' | 'complex'>

/** 时限: by level, then by subclass, timing area and urgency, in the order of the rules. */
export function limitsFor(rules: EventRuleSet, subject: Subject): StageLimits {
  const basis = rules.limits.find(({ level }) => level === subject.level)
  if (basis === undefined)
    throw new RangeError(`The rules have no limits of level ${subject.level}`)
  const fitting = rules.adjustments.filter(({ when }) => fits(when, subject))
  return fitting.reduce(adjust, stagesOf(basis, subject.complex))
}

function stagesOf(basis: LevelLimits, isComplex: boolean): StageLimits {
  const { accept, dispatch, verify, firstWord } = basis
  const dispose = (isComplex && basis.disposeComplex) || basis.dispose
  return { accept, dispatch, dispose, verify, ...(firstWord && { firstWord }) }
}

function fits({ level, subclass, timingArea, urgency }: LimitAdjustment['when'], of: Subject) {
  return (
    (level === undefined || level === of.level) &&
    (subclass === undefined || subclass === of.subclass) &&
    (timingArea === undefined || timingArea === of.timingArea) &&
    (urgency === undefined || urgency === of.urgency)
  )
}

function adjust(limits: StageLimits, { set, disposePercent }: LimitAdjustment): StageLimits {
  const changed = { ...limits, ...set }
  return disposePercent === undefined
    ? changed
    : { ...changed, dispose: percentOf(changed.dispose, disposePercent) }
}

/** To the minute. */
export function percentOf(limit: TimeLimit, percent: number): TimeLimit {
  const amount = Math.round((limitMinutes(limit) * percent) / 100)
  return { amount, unit: 'minute', clock: limit.clock }
}
