import type { MatchConflict, MatchEvidence } from '../../contracts/index.ts'
import type { Candidate } from './candidate.ts'
import type { Reading } from './readings.ts'

/** Running account of one place: what speaks for it and against it, in bits. */
export interface Account {
  reading: Reading
  weight: number
  doubt: number
  matchedBy: MatchEvidence[]
  conflicts: MatchConflict[]
}

export function openAccount(reading: Reading, cost: number): Account {
  return { reading, weight: -cost, doubt: cost, matchedBy: [], conflicts: [] }
}

/** The same so far, to go on with another reading of the numbers. */
export function continueWith(account: Account, reading: Reading): Account {
  const { weight, doubt, matchedBy, conflicts } = account
  return {
    reading,
    weight: weight - reading.cost,
    doubt: doubt + reading.cost,
    matchedBy: [...matchedBy],
    conflicts: [...conflicts],
  }
}

export function copyOf({ reading, weight, doubt, matchedBy, conflicts }: Account): Account {
  return { reading, weight, doubt, matchedBy: [...matchedBy], conflicts: [...conflicts] }
}

export function agree(
  account: Account,
  level: number,
  by: MatchEvidence['by'],
  text: string,
  weight: number,
): void {
  account.weight += weight
  account.matchedBy.push({ level, by, text })
}

export function differ(
  account: Account,
  level: number,
  given: string,
  found: string | null,
  weight: number,
  veto = false,
): void {
  account.weight += weight
  account.doubt -= weight
  account.conflicts.push({ level, given, found, veto })
}

export function candidate(
  place: number,
  room: number,
  { reading, weight, doubt, matchedBy, conflicts }: Account,
  flags: { isRoomUnknown?: boolean; isBuildingUnknown?: boolean } = {},
): Candidate {
  return {
    place,
    room,
    reading,
    weight,
    doubt,
    matchedBy,
    conflicts,
    isRoomUnknown: flags.isRoomUnknown ?? false,
    isBuildingUnknown: flags.isBuildingUnknown ?? false,
  }
}
