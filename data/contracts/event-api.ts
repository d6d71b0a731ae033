import type { EventSummary } from './api.ts'
import type {
  Desk,
  EventAction,
  EventHolder,
  EventState,
  EventVerb,
  SupervisionGrade,
} from './event-loop.ts'
import type { RoutingTrace } from './event-routing.ts'
import type { Bilingual } from './layer.ts'

/** Part `loop` of `GET /api/events/{no}`: how far it is, who has it, what can be done. Instants: ISO 8601. */
export interface EventLoopView {
  /** `import`: led by another system until somebody here acts on it. */
  origin: 'import' | 'loop'
  ruleVersion: string
  round: number
  desk: Desk & { name: string }
  holder: (EventHolder & { name: string }) | null
  stage: 'accept' | 'dispatch' | 'dispose' | 'verify' | null
  stageDueAt: string | null
  /** 1 = due; of the stage's time. null = no clock runs. */
  stageShare: number | null
  disposeDueAt: string | null
  supervision: SupervisionGrade
  asked: { what: 'suspend' | 'extend'; reason: string } | null
  counts: {
    returns: number
    suspensions: number
    extensions: number
    escalations: number
    reworks: number
  }
  rating: number | null
  route: RoutingTrace | null
  /** What fits its state; `reason` null = this account can do it. */
  actions: readonly { verb: EventVerb; reason: string | null }[]
  history: readonly EventHistoryEntry[]
  mergedInto: string | null
  children: readonly string[]
  /** 疑似重复: the same class, near, soon after each other. */
  twins: readonly EventTwin[]
}

export interface EventHistoryEntry {
  seq: number
  at: string
  verb: EventVerb
  by: string
  post: EventAction['post']
  /** Above the account's grade it is withheld. */
  reason?: string
  grade?: SupervisionGrade
  handler?: string
  rating?: number
  photos?: readonly string[]
}

export interface EventTwin extends EventSummary {
  description: string | null
  distanceM: number
  hoursApart: number
}

/** Body of `POST /api/events`; sent again with the same `Idempotency-Key` it answers the event that is there. */
export interface NewEvent {
  subclass: string
  text?: string
  /** A code of building or room, or a position: lon, lat in degrees, CGCS2000. */
  place: { code: string } | { lonLat: readonly [number, number] }
  source?: string
  level?: 1 | 2 | 3 | 4
  urgency?: 'normal' | 'pressing'
  photos?: readonly string[]
  /** When it was seen, if it could not be sent at once. */
  seenAt?: string
  /** Number at the sender. */
  foreignNo?: string
}

/** Answer of `POST /api/events`. */
export interface ReportedEvent {
  no: string
  state: EventState
  title: string
  deskName: string
  deadlineAt: string | null
  route: RoutingTrace
  twins: readonly EventTwin[]
  /** It was there already: nothing has been done a second time. */
  repeated: boolean
}

/** 回告: what has become of a report that another system has sent, by its own number. */
export interface ReportOutcome {
  foreignNo: string
  no: string
  state: EventState
  deskName: string
  deadlineAt: string | null
  disposedAt: string | null
  closedAt: string | null
  rating: number | null
  mergedInto: string | null
  /** Of the last thing that was done with it. */
  changedAt: string
}

/** Body of `POST /api/events/{no}/actions`. */
export interface EventActionRequest {
  verb: EventVerb
  reason?: string
  handler?: string
  verifier?: string
  /** ISO 8601 */
  until?: string
  extraMinutes?: number
  what?: 'suspend' | 'extend'
  cause?: string
  rating?: number
  grade?: SupervisionGrade
  into?: string
  photos?: readonly string[]
  subclass?: string
  level?: number
  /** Where one stands, for photos that do not say where they were taken. */
  lonLat?: readonly [number, number]
}

/** `GET /api/events/{no}/people`: who could handle or verify it. */
export interface EventPerson {
  id: string
  name: string
  roles: readonly string[]
  /** Events in hand. */
  open: number
  /** Where several events are asked about: how many of them lie in this person's areas. */
  reaches?: number
}

/** `GET /api/events/work`: what waits for this account or its desks, the soonest due first. */
export interface EventWork {
  items: readonly EventWorkItem[]
  total: number
}

export interface EventWorkItem extends EventSummary {
  holder: 'me' | 'desk'
  stageDueAt: string | null
  supervision: SupervisionGrade
}

/** Answer of `POST /api/event-photos`. */
export interface SentPhoto {
  digest: string
  bytes: number
  /** Where the picture said it was taken; taken out of it. */
  lonLat: readonly [number, number] | null
}

/** `GET /api/events/indicators?from=&to=&area=` (domain.md §7). */
export interface EventIndicator {
  key: string
  name: Bilingual
  numerator: number
  denominator: number
  /** null = n/a: nothing to count. */
  value: number | null
  /** Wilson, 95 %, where fewer than 200 were counted. */
  interval: readonly [number, number] | null
  formula: Bilingual
}
