import type { TimeLimit } from './event-limits.ts'

/**
 * 事件闭环: an event is what its actions have made of it. Instants are milliseconds since 1970, so that the same rules run in the
 * browser, on the server and a million times in a test.
 */
export const EVENT_STATE_CODES = [
  'reported',
  'accepted',
  'rejected',
  'dispatched',
  'doing',
  'suspended',
  'done',
  'verifying',
  'rework',
  'closed',
  'evaluated',
  'voided',
] as const
export type EventState = (typeof EVENT_STATE_CODES)[number]

/** What can be done with an event; `EVENT_TRANSITIONS` says from where, to where and by whom. */
export const EVENT_VERBS = [
  'report',
  'selfClose',
  'accept',
  'reject',
  'appeal',
  'dispatch',
  'handOver',
  'start',
  'return',
  'ask',
  'deny',
  'suspend',
  'resume',
  'extend',
  'escalate',
  'finish',
  'verify',
  'pass',
  'fail',
  'evaluate',
  'reopen',
  'merge',
  'void',
  'supervise',
  'note',
] as const
export type EventVerb = (typeof EVENT_VERBS)[number]

export type Instant = number

/** 区—街道—社区三级调度中心. */
export type DeskLevel = 'community' | 'subdistrict' | 'district'

/** A desk is known by the area it answers for: 12, 9 or 6 digits. */
export interface Desk {
  level: DeskLevel
  area: string
}

/** Who must act next; exactly one while an event is open. */
export type EventHolder =
  | ({ kind: 'desk' } & Desk)
  | { kind: 'handler'; user: string }
  | { kind: 'verifier'; user: string }

/** In what capacity somebody acts. */
export type EventPost =
  | ({ kind: 'desk' } & Desk)
  | { kind: 'handler'; area: string }
  | { kind: 'gridWorker'; area: string }

export interface EventActor {
  /** Account id; '' = the clock. */
  user: string
  posts: readonly EventPost[]
}

export type EventStage = 'accept' | 'dispatch' | 'dispose' | 'verify'

/** The time that the present holder has. */
export interface StageClock {
  stage: EventStage
  runs: TimeLimit['clock']
  totalMinutes: number
  dueAt: Instant
  /** While suspended: what was left when it was stopped. */
  stoppedWithMinutes: number | null
}

/** 督办: an overlay, no state. */
export const SUPERVISION_GRADES = [
  'none',
  'reminder',
  'warning',
  'yellow',
  'red',
  'leader',
] as const
export type SupervisionGrade = (typeof SUPERVISION_GRADES)[number]

export const ESCALATION_CAUSES = [
  'beyondPower',
  'crossDepartment',
  'level',
  'overdue',
  'returned',
] as const
export type EscalationCause = (typeof ESCALATION_CAUSES)[number]

export type EventUrgency = 'normal' | 'pressing'

/** What comes with an action; which of it is needed the guards say. */
export interface EventInput {
  /** Why; shown to everybody concerned. */
  reason?: string
  /** Account ids. */
  handler?: string
  verifier?: string
  /** 缓办: until when. */
  until?: Instant
  /** 延期: by how much of the clock it runs on. */
  extraMinutes?: number
  what?: 'suspend' | 'extend'
  cause?: EscalationCause
  rating?: 1 | 2 | 3 | 4 | 5
  grade?: SupervisionGrade
  /** 并案: number of the event that goes on. */
  into?: string
  /** Digests of photos that have been sent before. */
  photos?: readonly string[]
  /** A desk may set right what was reported, as long as nothing hangs on it. */
  subclass?: string
  level?: 1 | 2 | 3 | 4
}

/** What is reported. */
export interface EventReport {
  no: string
  subclass: string
  categoryVersion: string
  level: 1 | 2 | 3 | 4
  urgency: EventUrgency
  source: string
  grid: string
  timingArea: string
  complex: boolean
}

/** Times that an action has set; they are facts from then on, whatever calendars and rules become. */
export interface EventTimes {
  clock?: StageClock | null
  disposeDueAt?: Instant | null
  /** 办结期限 */
  deadlineAt?: Instant | null
  firstWordDueAt?: Instant | null
}

/** One entry of an event's history; never changed. */
export interface EventAction {
  seq: number
  at: Instant
  verb: EventVerb
  /** Account id; '' = the clock. */
  by: string
  post: EventPost['kind'] | 'reporter' | 'verifier' | 'clock'
  input: EventInput
  times?: EventTimes
  /** Where it goes to on the ladder of desks. */
  desk?: Desk
  /** Grids were drawn anew: the one that it lies in from now on. */
  grid?: string
  /** Only with `report`. */
  report?: EventReport & { ruleVersion: string }
}

/** What the actions so far have made of an event. */
export interface EventCourse extends EventReport {
  state: EventState
  ruleVersion: string
  seq: number
  reportedBy: string
  reportedAt: Instant
  lastAt: Instant
  desk: Desk
  holder: EventHolder | null
  /** Main handler of this round, also while somebody else holds it. */
  handler: string | null
  dispatchedAt: Instant | null
  clock: StageClock | null
  disposeDueAt: Instant | null
  deadlineAt: Instant | null
  disposedAt: Instant | null
  closedAt: Instant | null
  firstWordDueAt: Instant | null
  firstWordAt: Instant | null
  asked: { what: 'suspend' | 'extend'; reason: string } | null
  suspendedUntil: Instant | null
  /** From 1; each reopening begins another. */
  round: number
  appeals: number
  dispatches: number
  returns: number
  suspensions: number
  extensions: number
  escalations: number
  reworks: number
  supervision: SupervisionGrade
  cards: { yellow: number; red: number }
  rating: number | null
  selfClosed: boolean
  mergedInto: string | null
}
