import type { MatchConflict, MatchEvidence } from '../../contracts/index.ts'
import type { Reading } from './readings.ts'

/** What has been found so far, the last first: places that begin alike share it, none is ever changed. */
export type Chain<Item> = (Item & { before: Chain<Item> }) | null

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
  matchedBy: Chain<MatchEvidence>
  conflicts: Chain<MatchConflict>
  /** The room of the text is none of the building's. */
  isRoomUnknown: boolean
  isBuildingUnknown: boolean
  /** Found by an alias that holds within something alone, of which the text says nothing: it may mean another place. */
  isScopeUnnamed: boolean
}
