import type { BuildingCode, FeatureCode, GridCode, LayerCode, RoomCode } from './codes.ts'
import type { LonLat } from './geometry.ts'

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
  fireUnits: readonly IncidentFireUnit[]
  cameras: readonly IncidentThing[]
  workers: readonly IncidentWorker[]
  /** On duty in an incident and willing to be seen, nearest first. */
  nearby: readonly IncidentPosition[]
  /** Where roads leave the area, those that most people take first. null = no roads are known here. */
  exits: readonly IncidentExit[] | null
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

/** A fire unit says how far the next hydrant is; hydrants themselves are on no layer. */
export interface IncidentFireUnit extends IncidentThing {
  hydrantM: number | null
}

export interface IncidentShelter extends IncidentThing {
  capacity: number | null
  /** Counted in by roll-calls that are still open. */
  arrived: number
  /** Places left; 0 where it is full, null = unknown. */
  free: number | null
  /** Registry value of the attribute `open`. */
  state: string | null
}

export interface IncidentWorker {
  grid: GridCode
  name: string
  role: string
  fullTime: boolean
}

/** Where a road crosses the edge of the area. */
export interface IncidentExit {
  road: string
  /** Registry value of the road's class. */
  class: string | null
  lonLat: LonLat
  /** From the middle of the area, as the crow flies. */
  crowM: number
  /** Buildings that reach this exit first, along roads. */
  buildings: number
  /** The longest of their ways. */
  farthestM: number | null
  /** Their ways to it, each stretch of road once. */
  lines: readonly (readonly LonLat[])[]
}

/** Where somebody on duty was last, told by the own phone and only as long as its owner agrees. */
export interface IncidentPosition {
  name: string
  lonLat: LonLat
  accuracyM: number
  /** ISO 8601, UTC. */
  at: string
  /** Title of the incident in which they are on duty. */
  incident: string
}

export interface NewPosition {
  lonLat: LonLat
  accuracyM: number
  /** As whom of the roll-call; else by the name of the account. */
  responder?: string
}
