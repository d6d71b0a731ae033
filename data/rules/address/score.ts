import { type Account, agree, candidate, continueWith, differ, openAccount } from './account.ts'
import type { IndexView } from './address-index.ts'
import type { Anchor } from './anchors.ts'
import type { Candidate } from './candidate.ts'
import { enterBuilding } from './enter-building.ts'
import type { AddressQuery } from './query.ts'
import type { Reading } from './readings.ts'
import { isAliasOf, scoreDivisions, scoreName, scoreNoEstate } from './score-names.ts'
import { WEIGHTS } from './weights.ts'

/** Readings that cost so much more than the best are not tried. */
const READING_SPAN = 7

/** What the text means if it means this anchor: one candidate or more for each way to read its numbers. */
export function scoreAnchor(anchor: Anchor, query: AddressQuery, view: IndexView): Candidate[] {
  const { readings, mentions } = query
  const { level } = view.index.data.places
  const path = pathOf(anchor.place, view)
  const named = openAccount(readings[0]!, anchor.cost)
  scoreDivisions(anchor.place, mentions, view, named)
  if (path.road >= 0 && !isGroup(path.road, view)) scoreName(6, path.road, mentions, view, named)
  if (path.estate >= 0) scoreName(8, path.estate, mentions, view, named)
  else scoreNoEstate(mentions, named)
  const found: Candidate[] = []
  for (const reading of readings) {
    if (reading.cost > readings[0]!.cost + READING_SPAN) break
    const account = continueWith(named, reading)
    if (path.road >= 0) scoreGroup(path.road, reading, view, account)
    if (level[anchor.place] === 6) {
      if (reading.door !== undefined) lackDoor(reading.door, account)
      found.push(
        candidate(anchor.place, -1, account, { isBuildingUnknown: reading.door !== undefined }),
      )
      // The road is the same, however the numbers behind it are read.
      break
    }
    if (fitsDoor(path.door, reading, view, account)) {
      for (const one of enterBuilding(anchor.place, reading, view, account)) found.push(one)
    } else if (path.road >= 0) {
      found.push(candidate(path.road, -1, account, { isBuildingUnknown: true }))
    }
  }
  return found
}

interface Path {
  road: number
  door: number
  estate: number
}

function pathOf(place: number, { index }: IndexView): Path {
  const { level, parent } = index.data.places
  const path = { road: -1, door: -1, estate: -1 }
  for (let p = place; p >= 0; p = parent[p]!) {
    if (level[p] === 6) path.road = p
    else if (level[p] === 7) path.door = p
    else if (level[p] === 8) path.estate = p
  }
  return path
}

/** 3组 of a village stands where others have a road. */
function isGroup(road: number, { index }: IndexView): boolean {
  return index.data.strings[index.data.places.name[road]!]!.endsWith('组')
}

function scoreGroup(road: number, { group }: Reading, view: IndexView, account: Account): void {
  if (!isGroup(road, view)) return
  const own = view.index.data.strings[view.index.data.places.name[road]!]!
  if (group === undefined) account.weight += WEIGHTS.group.missing
  else if (own === `${group}组`) agree(account, 6, 'number', own, WEIGHTS.group.agree)
  else differ(account, 6, `${group}组`, own, WEIGHTS.group.differ, true)
}

function lackDoor(given: string, account: Account): void {
  account.conflicts.push({ level: 7, given: `${given}号`, found: null, veto: true })
}

/** `false`: the door is another one, nothing below it can be meant. */
function fitsDoor(
  door: number,
  { door: given }: Reading,
  view: IndexView,
  account: Account,
): boolean {
  if (given === undefined) {
    if (door >= 0) account.weight += WEIGHTS.door.missing
    return true
  }
  if (door < 0) {
    lackDoor(given, account)
    return true
  }
  const { places, strings } = view.index.data
  const own = strings[places.name[door]!]!
  const written = `${given}号`
  if (own === written) {
    agree(account, 7, 'number', own, WEIGHTS.door.agree)
    return true
  }
  if (isAliasOf(view.index.nameId(written), door, view)) {
    agree(account, 7, 'formerNumber', own, WEIGHTS.door.agree + WEIGHTS.formerNumber)
    account.doubt += 1
    return true
  }
  differ(account, 7, written, own, -WEIGHTS.door.agree, true)
  return false
}
