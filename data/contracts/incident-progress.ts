import type { BuildingCode, FeatureCode, RoomCode } from './codes.ts'
import type { LonLat } from './geometry.ts'
import type {
  DoorResult,
  IncidentAct,
  IncidentPerson,
  IncidentPlace,
  IncidentResponder,
} from './incident.ts'

/** One act as it stands in the log. */
export interface IncidentLogEntry {
  seq: number
  act: IncidentAct
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
  /** Digests of pictures taken at it. */
  photos: readonly string[]
}

export interface IncidentTask {
  task: string
  title: string
  to: string
  /** Who was asked before and did not answer in time. */
  passedBy: readonly string[]
  /** Nobody is left in line: it is the commander's. */
  withCommander: boolean
  /** Step of the runbook. */
  step: string | null
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
  command: {
    /** The account that asks leads it, or nobody in particular does. */
    isYours: boolean
    offeredTo: IncidentPerson | null
    isOfferedToYou: boolean
  }
}

/** What a responder needs on the way, kept on the phone. */
export interface IncidentRound {
  buildings: readonly {
    code: BuildingCode
    title: string
    fullText: string
    lonLat: LonLat
  }[]
  shelters: readonly { code: FeatureCode; title: string; capacity: number | null }[]
  /** Doors behind which somebody needs help first; null below grade 3. */
  helpFirst: readonly RoomCode[] | null
}

/** 演练统计: how it went, from the start to the last door. Minutes count from the opening. */
export interface IncidentStatistics {
  doors: number
  knocked: number
  cleared: number
  /** Doors first knocked on in each minute. */
  perMinute: readonly number[]
  /** null = never came so far. */
  minutesToHalf: number | null
  minutesToNineTenths: number | null
  minutesToAll: number | null
  /** Slowest first; those never finished before all others. */
  stairwells: readonly {
    building: BuildingCode
    stairwell: string | null
    responder: string | null
    doors: number
    knocked: number
    /** From the opening to its last first knock; null = a door is still untouched. */
    minutes: number | null
  }[]
  responders: readonly {
    key: string
    name: string
    doors: number
    knocked: number
    /** Of the time in which they were at doors; null = fewer than two. */
    doorsPerMinute: number | null
  }[]
  /** Of the same kind, ended before, newest first. */
  earlier: readonly {
    id: string
    title: string
    openedAt: string
    drill: boolean
    doors: number
    knocked: number
    minutesToNineTenths: number | null
    doorsPerMinute: number | null
  }[]
}

/** 预设区域: an area prepared for a kind of danger, used with one click. */
export interface IncidentZone {
  /** UUID. */
  id: string
  name: string
  /** Kind of incident it is prepared for; null = any. */
  kind: string | null
  /** In which most of its buildings lie. */
  subdistrict: string
  subdistrictName: string
  place: IncidentPlace
  buildings: number
}

export interface NewIncidentZone {
  id: string
  name: string
  kind: string | null
  place: IncidentPlace
}

/** What the server has kept of a picture: without position and device. */
export interface IncidentPhoto {
  digest: string
  bytes: number
}
