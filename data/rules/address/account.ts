import type { MatchConflict, MatchEvidence } from '../../contracts/index.ts'
import type { Candidate, Chain } from './candidate.ts'
import type { Reading } from './readings.ts'
import { WEIGHTS } from './weights.ts'

/** Running account of one place: what speaks for it and against it, in bits. */
export interface Account {
  reading: Reading
  weight: number
  doubt: number
  matchedBy: Chain<MatchEvidence>
  conflicts: Chain<MatchConflict>
  /** Bit set of the levels at which the text names it, by a name or number that holds everywhere. */
  named: number
  /** Bit set of the levels of which one must be named besides, 0 = none: see `agreeWithin`. */
  within: number
}

export function openAccount(reading: Reading, cost: number): Account {
  return {
    reading,
    weight: -cost,
    doubt: cost,
    matchedBy: null,
    conflicts: null,
    named: 0,
    within: 0,
  }
}

/** The same so far, to go on with another reading of the numbers. */
export function continueWith(account: Account, reading: Reading): Account {
  const { weight, doubt, matchedBy, conflicts, named, within } = account
  return {
    reading,
    weight: weight - reading.cost,
    doubt: doubt + reading.cost,
    matchedBy,
    conflicts,
    named,
    within,
  }
}

export function copyOf(account: Account): Account {
  const { reading, weight, doubt, matchedBy, conflicts, named, within } = account
  return { reading, weight, doubt, matchedBy, conflicts, named, within }
}

export function agree(
  account: Account,
  level: number,
  by: MatchEvidence['by'],
  text: string,
  weight: number,
): void {
  account.weight += weight
  account.named |= 1 << level
  account.matchedBy = { level, by, text, before: account.matchedBy }
}

/** By an alias that holds only within a place of the level `scope`: that has to be named besides. */
export function agreeWithin(
  account: Account,
  level: number,
  by: MatchEvidence['by'],
  text: string,
  weight: number,
  scope: number,
): void {
  account.weight += weight
  account.within |= namesWithin(scope) & ~(1 << level)
  account.matchedBy = { level, by, text, before: account.matchedBy }
}

/**
 * What tells that a text is about that scope: the road, or the estate, and what lies within; a door is a place on its road, an
 * estate lies behind its door, and few names are twice in one community.
 */
const namesWithin = (scope: number): number => (scope === ESTATE ? 0b1_1010_0000 : 0b1_1110_0000)
const ESTATE = 8

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
  conflict(account, level, given, found, veto)
}

/** Told, without being held against it. */
export function conflict(
  account: Account,
  level: number,
  given: string,
  found: string | null,
  veto: boolean,
): void {
  account.conflicts = { level, given, found, veto, before: account.conflicts }
}

export function candidate(
  place: number,
  room: number,
  { reading, weight, doubt, matchedBy, conflicts, named, within }: Account,
  isRoomUnknown = false,
  isBuildingUnknown = false,
): Candidate {
  const isScopeUnnamed = within !== 0 && (within & named) === 0
  return {
    place,
    room,
    reading,
    weight,
    doubt: doubt + (isScopeUnnamed ? WEIGHTS.scopeUnnamed : 0),
    matchedBy,
    conflicts,
    isRoomUnknown,
    isBuildingUnknown,
    isScopeUnnamed,
  }
}

export function listEvidence(chain: Chain<MatchEvidence>): MatchEvidence[] {
  const list: MatchEvidence[] = []
  for (let at = chain; at !== null; at = at.before) {
    list.push({ level: at.level, by: at.by, text: at.text })
  }
  return list.reverse()
}

export function listConflicts(chain: Chain<MatchConflict>): MatchConflict[] {
  const list: MatchConflict[] = []
  for (let at = chain; at !== null; at = at.before) {
    list.push({ level: at.level, given: at.given, found: at.found, veto: at.veto })
  }
  return list.reverse()
}
