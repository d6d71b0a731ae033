import type { BuildingCode, GridCode, RoomCode } from './codes.ts'
import type { LonLat } from './geometry.ts'

/** Body of `POST /api/addresses/match`. */
export interface MatchRequest {
  texts: readonly string[]
  /** Most alternatives for each text. */
  limit?: number
}

/** What became of one written address; the answer is an array of these, one for each text, in their order. */
export interface AddressMatch {
  /** Code of the building or room; null where nothing is found or the place carries none. */
  code: BuildingCode | RoomCode | null
  /** Level of what is found: 4 street … 9 building, 12 room; 0 = nothing. */
  level: number
  /** Share of such matches that are right: of those said 0.9, nine in ten. */
  confidence: number
  /** Bits that speak for it: how much likelier (as a power of two) the text is if this is meant. 0 = nothing is found. */
  weight: number
  /** By how many of them it stands before the best other place; null = there is no other. */
  lead: number | null
  /** `matched` can be taken as it is, `doubtful` wants a look, `unmatched` has found nothing fit. */
  verdict: MatchVerdict
  /** Which parts of the text agree with the address base, and by what. */
  matchedBy: readonly MatchEvidence[]
  /** Which do not. A number that differs is a veto: nothing below that level is answered. */
  conflicts: readonly MatchConflict[]
  /** The best others, best first. */
  alternatives: readonly MatchCandidate[]
  /** The text in normal form. */
  normalised: string
  components: readonly AddressComponent[]
  /** What is found, with position; null with level 0. */
  place: MatchedPlace | null
  /** `room-unknown` = the building is found and a room was named that it does not have … */
  remarks: readonly MatchRemark[]
}

/** What bulk work takes of a match: not how it was found, and others only where somebody will have to choose. */
export type BriefMatch = Pick<
  AddressMatch,
  'code' | 'level' | 'confidence' | 'verdict' | 'alternatives' | 'place' | 'remarks'
>

export type MatchVerdict = 'matched' | 'doubtful' | 'unmatched'
export type MatchRemark = 'room-unknown' | 'room-ambiguous' | 'building-unknown' | 'too-long'

export interface MatchedPlace {
  /** Key of the address row, together with `subdistrict`. */
  addressId: number
  subdistrict: string
  /** The building that it is or lies in. */
  building: BuildingCode | null
  fullText: string
  /** CGCS2000; of a room the position of its building. */
  lonLat: LonLat
  community: string
  grid: GridCode
}

export interface MatchCandidate extends MatchedPlace {
  code: BuildingCode | RoomCode | null
  level: number
  confidence: number
}

export interface MatchEvidence {
  level: number
  by: 'name' | 'alias' | 'similar' | 'number' | 'formerNumber' | 'only'
  /** As the address base has it. */
  text: string
}

export interface MatchConflict {
  level: number
  /** As the text has it, in normal form. */
  given: string
  /** As the address base has it; null = it has nothing like that there. */
  found: string | null
  veto: boolean
}

/** A part of the text. */
export interface AddressComponent {
  /** 1 province … 12 room (domain levels); 0 = redundant, a company, a hint. */
  level: number
  /** In normal form. */
  text: string
  /** In the original text. */
  start: number
  end: number
}
