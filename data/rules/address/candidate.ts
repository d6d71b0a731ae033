import type { MatchConflict, MatchEvidence } from '../../contracts/index.ts'
import type { Reading } from './readings.ts'

/** One place that the text may mean, with what speaks for it. */
export interface Candidate {
  place: number
  /** Row of the rooms; −1 = the place itself. */
  room: number
  reading: Reading
  /** Bits for and against. */
  weight: number
  /** Bits of those against alone: names that differ, doubtful readings. */
  doubt: number
  matchedBy: MatchEvidence[]
  conflicts: MatchConflict[]
  /** The room of the text is none of the building's. */
  isRoomUnknown: boolean
  isBuildingUnknown: boolean
}
