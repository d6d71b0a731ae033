import type { BuildingCode, FeatureCode, GridCode, RoomCode } from './codes.ts'
import type { LonLat } from './geometry.ts'

/**
 * 一键指挥 / 突发事件: who and what is inside an area (`incident-survey.ts`), the roll-call door by door and what came of it
 * (`incident-progress.ts`).
 *
 * `POST /api/incidents/survey` `IncidentPlace` → `IncidentSurvey`, without anything being written;
 * `POST /api/incidents` `NewIncident` → `Incident`; `GET /api/incidents` → `Incident[]`; `GET /api/incidents/{id}` → `Incident`;
 * `GET /api/incidents/{id}/survey` → `IncidentSurvey` as it is now;
 * `GET /api/incidents/{id}/progress?after=` → `IncidentProgress`, `?at=` as it was then; `GET /api/incidents/{id}/log?after=` →
 * `IncidentLogPage`; `GET /api/incidents/{id}/round` → `IncidentRound`; `GET /api/incidents/{id}/statistics` → `IncidentStatistics`;
 * `GET /api/incidents/{id}/commanders` → `IncidentPerson[]`;
 * `PUT /api/incidents/{id}/position` `NewPosition` and `DELETE` of the same; `GET /api/incidents/{id}/positions` → `IncidentPosition[]`;
 * `POST /api/incidents/{id}/photos` (form with `file`) → `{digest}`; `GET /api/incidents/{id}/photos/{digest}`;
 * `GET /api/incident-zones` → `IncidentZone[]`; `POST /api/incident-zones` `NewIncidentZone` → `IncidentZone`;
 * `DELETE /api/incident-zones/{zone}`;
 * `POST /api/incidents/{id}/field-acts` `{acts: FieldAct[]}` and `POST /api/incidents/{id}/orders` `{acts: OrderAct[]}`
 * → `IncidentReceipt`.
 */

/** Drawn, a buffer around a point, or picked buildings. Positions in degrees, distances in metres. */
export type IncidentPlace =
  | { polygon: readonly LonLat[] }
  | { point: LonLat; radiusM: number }
  | { buildings: readonly BuildingCode[] }

export interface NewIncident {
  /** Given by the sender: the same one twice opens one incident. */
  id: string
  kind: string
  title: string
  /** 演练: same buttons, marked everywhere, own statistics. */
  drill: boolean
  place: IncidentPlace
}

export interface Incident {
  id: string
  kind: string
  title: string
  drill: boolean
  place: IncidentPlace
  state: 'open' | 'closed'
  /** ISO 8601, UTC. */
  openedAt: string
  closedAt: string | null
  /** Who leads it now, by name. */
  commander: string
  /** To whom command is offered, who has not yet taken it. */
  offeredTo: IncidentPerson | null
  isOfferedToYou: boolean
  /** Doors of the roll-call that this account may see. */
  doors: number
}

export interface IncidentPerson {
  /** Account id. */
  id: string
  name: string
}

/** 已转移, 拒绝, 无人应答, 需要帮助. */
export const DOOR_RESULTS = ['cleared', 'refused', 'notHome', 'needsHelp'] as const
export type DoorResult = (typeof DOOR_RESULTS)[number]

interface Act {
  /** UUID, given where it is done: sent twice it counts once. */
  id: string
  /** ISO 8601: when it was done, by the clock of the device. */
  at: string
}

/** What is done at the doors and at the shelters; may be sent later and in any order. */
export type FieldAct =
  | (Act & {
      kind: 'tickDoor'
      room: RoomCode
      result: DoorResult
      people?: number
      responder?: string
      /** Digest of a picture that was sent before. */
      photo?: string
    })
  | (Act & { kind: 'countArrivals'; shelter: FeatureCode; people: number })
  | (Act & { kind: 'acknowledgeTask' | 'finishTask'; task: string })
  | (Act & { kind: 'note'; text: string })

/** What only who commands may do; `takeCommand` may whoever could. */
export type OrderAct =
  | (Act & { kind: 'assign'; responders: readonly IncidentResponder[] })
  | (Act & {
      kind: 'giveTask'
      task: string
      title: string
      to: string
      withinMinutes: number
      /** Who is asked after `to`, one after the other, when nobody answers in time; the commander last. */
      next?: readonly string[]
      /** Step of the runbook. */
      step?: string
    })
  /** Offered to an account; it passes with that account's `takeCommand`. Without `user` it passed at once (until 2026). */
  | (Act & { kind: 'transfer'; to: string; user?: string; text: string })
  /** Accepts what was offered; or, with a reason, takes it from whoever cannot be reached. */
  | (Act & { kind: 'takeCommand'; text: string })
  | (Act & { kind: 'declineCommand'; text: string })
  | (Act & { kind: 'close'; text: string })

/** What the server's clock does by itself. `to` null = nobody is next in line: the commander alone. */
export type ClockAct = Act & { kind: 'escalateTask'; task: string; from: string; to: string | null }

export type IncidentAct = FieldAct | OrderAct | ClockAct

export interface IncidentResponder {
  key: string
  name: string
  /** Grid whose stairwells they know. */
  grid?: GridCode
}

export interface IncidentReceipt {
  /** Number of the last act that is written down. */
  seq: number
  /** Of each act sent, in their order. */
  results: readonly ({ id: string; seq: number } | { id: string; refused: IncidentReason })[]
}

export const INCIDENT_REASONS = [
  'closed',
  'unknownDoor',
  'unknownTask',
  'unknownShelter',
  'alreadyGiven',
  'noResponders',
  'notInCommand',
  'inCommand',
  'notOffered',
  'unknownPhoto',
  'unknownPerson',
] as const
export type IncidentReason = (typeof INCIDENT_REASONS)[number]
