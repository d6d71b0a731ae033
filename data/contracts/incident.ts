import type { BuildingCode, FeatureCode, GridCode, LayerCode, RoomCode } from './codes.ts'
import type { LonLat } from './geometry.ts'

/**
 * 一键指挥 / 突发事件: who and what is inside an area, and the roll-call door by door.
 *
 * `POST /api/incidents/survey` `IncidentPlace` → `IncidentSurvey`, without anything being written;
 * `POST /api/incidents` `NewIncident` → `Incident`; `GET /api/incidents` → `Incident[]`; `GET /api/incidents/{id}` → `Incident`;
 * `GET /api/incidents/{id}/survey` → `IncidentSurvey` as it is now;
 * `GET /api/incidents/{id}/progress?after=` → `IncidentProgress`; `GET /api/incidents/{id}/log?after=` → `IncidentLogPage`;
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
  /** Doors of the roll-call that this account may see. */
  doors: number
}

/** Everything that a commander asks first. Lists that the account may not see are null. */
export interface IncidentSurvey {
  counts: {
    buildings: number
    rooms: number
    /** Rooms in which somebody lives. null = this account sees rounded counts only. */
    households: number | null
    residents: number | null
    /** Rooms with somebody who needs help first. */
    help: number | null
    enterprises: number | null
    /** People at work in them. */
    staff: number | null
  }
  buildings: readonly IncidentBuilding[]
  /** Those who need help first, worst first; null below grade 3 or where residents may not be seen. */
  help: readonly IncidentHelp[] | null
  enterprises: readonly IncidentSite[] | null
  /** Gas, chemicals, group rentals …, inside or near, nearest first. */
  hazards: readonly IncidentThing[]
  shelters: readonly IncidentShelter[]
  fireUnits: readonly IncidentThing[]
  cameras: readonly IncidentThing[]
  workers: readonly IncidentWorker[]
}

export interface IncidentBuilding {
  code: BuildingCode
  title: string
  fullText: string
  lonLat: LonLat
  grid: GridCode
  floors: number
  rooms: number
  households: number | null
  residents: number | null
}

/** 高龄 eighty and older; 独居 sixty and older, alone in the room; 幼儿 below six. By year of birth. */
export const HELP_REASONS = ['veryOld', 'oldAlone', 'smallChild'] as const
export type HelpReason = (typeof HELP_REASONS)[number]

export interface IncidentHelp {
  room: RoomCode
  building: BuildingCode
  stairwell: string | null
  number: string
  people: number
  reasons: readonly HelpReason[]
}

export interface IncidentSite {
  code: FeatureCode
  name: string
  building: BuildingCode
  /** null = unknown. */
  staff: number | null
}

export interface IncidentThing {
  layer: LayerCode
  code: FeatureCode
  title: string
  lonLat: LonLat
  /** From the area's edge; 0 = inside. */
  distanceM: number
  /** 0–4. */
  risk: number
}

export interface IncidentShelter extends IncidentThing {
  capacity: number | null
  /** Registry value of the attribute `open`. */
  state: string | null
}

export interface IncidentWorker {
  grid: GridCode
  name: string
  role: string
  fullTime: boolean
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
    })
  | (Act & { kind: 'countArrivals'; shelter: FeatureCode; people: number })
  | (Act & { kind: 'acknowledgeTask' | 'finishTask'; task: string })
  | (Act & { kind: 'note'; text: string })

/** What only who commands may do. */
export type OrderAct =
  | (Act & { kind: 'assign'; responders: readonly IncidentResponder[] })
  | (Act & { kind: 'giveTask'; task: string; title: string; to: string; withinMinutes: number })
  | (Act & { kind: 'transfer'; to: string; text: string })
  | (Act & { kind: 'close'; text: string })

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
] as const
export type IncidentReason = (typeof INCIDENT_REASONS)[number]

/** One act as it stands in the log. */
export interface IncidentLogEntry {
  seq: number
  act: FieldAct | OrderAct
  by: string
  /** ISO 8601, UTC: when it reached the server. */
  recordedAt: string
}

export interface IncidentLogPage {
  entries: readonly IncidentLogEntry[]
  more: boolean
}

export interface IncidentDoor {
  room: RoomCode
  building: BuildingCode
  /** null = unknown, 无 = the building has none. */
  stairwell: string | null
  floor: number
  number: string
  /** Who is to knock. */
  responder: string | null
  /** null = nobody has knocked yet. */
  result: DoorResult | null
  /** ISO 8601, UTC. */
  at: string | null
  /** By how many different people it was ticked. */
  tickers: number
  /** People who left by this door, as counted there. */
  people: number | null
}

export interface IncidentTask {
  task: string
  title: string
  to: string
  givenAt: string
  /** Instant by which somebody has to answer. */
  answerBy: string
  acknowledgedAt: string | null
  finishedAt: string | null
}

export interface IncidentProgress {
  seq: number
  counts: Readonly<Record<DoorResult | 'untouched', number>>
  /** Of the last three minutes. */
  doorsPerMinute: number
  /** At this pace until the last door; null = nobody is moving. */
  minutesLeft: number | null
  /** Those that have changed since `after`. */
  doors: readonly IncidentDoor[]
  responders: readonly (IncidentResponder & { doors: number; done: number })[]
  tasks: readonly IncidentTask[]
  arrivals: readonly { shelter: FeatureCode; people: number }[]
}
