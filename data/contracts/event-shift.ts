import type { EventSummary } from './api.ts'

/** 交接班, `GET /api/shift-handovers`: what was offered to this account or by it, the newest first. */
export interface ShiftHandover {
  id: string
  /** `out`: by this account. */
  direction: 'in' | 'out'
  from: string
  to: string
  note: string
  state: 'offered' | 'accepted' | 'declined' | 'withdrawn'
  madeAt: string
  answeredAt: string | null
  /** Those that this account may see. */
  events: readonly EventSummary[]
  count: number
}

/** Body of `POST /api/shift-handovers`. */
export interface NewShiftHandover {
  /** Account id. */
  to: string
  /** Without: everything in hand. */
  nos?: readonly string[]
  note?: string
}

/** Answer of `POST /api/shift-handovers/{id}/answer`: what has moved, and why something has not. */
export interface ShiftHandoverResult {
  handover: ShiftHandover
  moved: readonly string[]
  left: readonly { no: string; reason: string }[]
}

/** `GET /api/event-days/{date}`: what there was on a day and how each went on, for the slider. */
export interface EventDay {
  /** Local day begins and ends: ISO 8601. */
  from: string
  to: string
  events: readonly ReplayedEvent[]
  /** There were more; these are those with the most urgent levels. */
  isCut: boolean
}

export interface ReplayedEvent {
  no: string
  title: string
  subclass: string
  level: 1 | 2 | 3 | 4
  lonLat: readonly [number, number]
  reportedAt: string
  deadlineAt: string | null
  /** From then on it was in that state; the first may lie before the day. */
  steps: readonly { at: string; state: string }[]
}
