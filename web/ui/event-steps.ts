import { EVENT_STATES, type EventStateCode } from '../../data/registry/event-vocabulary.ts'

/** 六步 (domain.md §6): 信息收集 → 分流交办 → 执行处置 → 日常督办 → 评价反馈 → 督查考核. */
export const EVENT_STEPS = [
  'collect',
  'assign',
  'handle',
  'supervise',
  'feedback',
  'assess',
] as const
export type EventStep = (typeof EVENT_STEPS)[number]

export interface RailStep {
  step: EventStep
  mark: 'passed' | 'current' | 'ahead' | 'stopped'
}

const STEP_OF: Record<EventStateCode, EventStep> = {
  reported: 'collect',
  accepted: 'assign',
  rejected: 'assign',
  dispatched: 'assign',
  doing: 'handle',
  suspended: 'handle',
  rework: 'handle',
  done: 'supervise',
  verifying: 'supervise',
  closed: 'feedback',
  evaluated: 'assess',
  voided: 'assign',
}

/** Where on the six-step rail an event stands. A rejected or voided one is stopped at its step. */
export function eventRail(state: string): RailStep[] {
  const known = isState(state) ? state : 'reported'
  const at = EVENT_STEPS.indexOf(STEP_OF[known])
  const stopped = known === 'rejected' || known === 'voided'
  return EVENT_STEPS.map((step, index) => {
    if (index < at) return { step, mark: 'passed' }
    if (index > at) return { step, mark: 'ahead' }
    if (known === 'evaluated') return { step, mark: 'passed' }
    return { step, mark: stopped ? 'stopped' : 'current' }
  })
}

const isState = (state: string): state is EventStateCode =>
  EVENT_STATES.some((known) => known.code === state)
