import type { Desk, EventAction, EventReport, Instant } from '../../contracts/index.ts'
import type { LoopRules } from './context.ts'
import { closingDeadline, startClock } from './deadlines.ts'
import { limitsFor } from './limits.ts'
import type { EventReason } from './reasons.ts'

export interface NewReport {
  report: EventReport
  /** Account id; '' = another system. */
  by: string
  at: Instant
  /** Where it is routed to. */
  desk: Desk
  /** Words or a photo: something that says what there is. */
  saysWhat: boolean
}

export type ReportDecision = { ok: true; action: EventAction } | { ok: false; reason: EventReason }

/** 上报: the first action, which begins an event. */
export function decideReport(
  { rules, calendar }: LoopRules,
  { report, by, at, desk, saysWhat }: NewReport,
): ReportDecision {
  if (report.grid === '') return { ok: false, reason: 'placeMissing' }
  if (report.subclass === '') return { ok: false, reason: 'categoryMissing' }
  if (!saysWhat) return { ok: false, reason: 'nothingToSee' }
  const limits = limitsFor(rules, report)
  const action: EventAction = {
    seq: 1,
    at,
    verb: 'report',
    by,
    post: 'reporter',
    input: {},
    desk,
    report: { ...report, ruleVersion: rules.version },
    times: {
      clock: startClock(calendar, limits, 'accept', at),
      deadlineAt: closingDeadline(calendar, limits, at, [
        'accept',
        'dispatch',
        'dispose',
        'verify',
      ]),
    },
  }
  return { ok: true, action }
}
