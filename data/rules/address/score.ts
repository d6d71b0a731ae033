import {
  type Account,
  agree,
  candidate,
  conflict,
  continueWith,
  copyOf,
  differ,
  openAccount,
} from './account.ts'
import type { IndexView } from './address-index.ts'
import type { Anchor } from './anchors.ts'
import type { Candidate } from './candidate.ts'
import { enterBuilding } from './enter-building.ts'
import type { AddressQuery, AskedReading } from './query.ts'
import type { Reading } from './readings.ts'
import {
  agreeByAlias,
  aliasScope,
  NO_ALIAS,
  scoreDivisions,
  scoreName,
  scoreNoEstate,
} from './score-names.ts'
import { WEIGHTS } from './weights.ts'

/** Readings that cost so much more than the best are not tried. */
const READING_SPAN = 7

/** What the divisions that the text names say of each community, reckoned once for all that lies in it. */
export type DivisionAccounts = Map<number, Account>

/** What the text means if it means this anchor: one candidate or more for each way to read its numbers, added to `found`. */
export function scoreAnchor(
  anchor: Anchor,
  query: AddressQuery,
  view: IndexView,
  divisions: DivisionAccounts,
  found: Candidate[],
): void {
  const { readings, mentions } = query
  const { place, cost } = anchor
  const path = pathOf(place, view)
  const named = copyOf(accountIn(place, query, view, divisions))
  named.weight -= cost
  named.doubt += cost
  if (path.road >= 0 && !isGroup(path.road, view)) scoreName(6, path.road, mentions, view, named)
  if (path.estate >= 0) scoreName(8, path.estate, mentions, view, named)
  else scoreNoEstate(mentions, named)
  const isRoad = view.index.data.places.level[place] === 6
  for (const reading of readings) {
    if (reading.cost > readings[0]!.cost + READING_SPAN) break
    const account = continueWith(named, reading)
    if (path.road >= 0) scoreGroup(path.road, reading, view, account)
    if (isRoad) {
      if (reading.door !== undefined) lackDoor(reading.door, account)
      found.push(candidate(place, -1, account, false, reading.door !== undefined))
      // The road is the same, however the numbers behind it are read.
      break
    }
    if (fitsDoor(path.door, reading, view, account)) {
      enterBuilding(place, reading, view, account, found)
    } else if (path.road >= 0) {
      found.push(candidate(path.road, -1, account, false, true))
    }
  }
}

function accountIn(
  place: number,
  { readings, mentions }: AddressQuery,
  view: IndexView,
  known: DivisionAccounts,
): Account {
  const { divisions, places } = view.index.data
  const [subdistrict, community] = [places.subdistrict[place]!, places.community[place]!]
  const key = subdistrict * divisions.length + community
  const made = known.get(key)
  if (made !== undefined) return made
  const account = openAccount(readings[0]!, 0)
  scoreDivisions(subdistrict, community, mentions, view, account)
  known.set(key, account)
  return account
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
  conflict(account, 7, `${given}号`, null, true)
}

/** `false`: the door is another one, nothing below it can be meant. */
function fitsDoor(
  door: number,
  { door: given, doorName }: AskedReading,
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
  const own = places.name[door]!
  if (own === doorName) {
    agree(account, 7, 'number', strings[own]!, WEIGHTS.door.agree)
    return true
  }
  const scope = aliasScope(doorName, door, view)
  if (scope !== NO_ALIAS) {
    const weight = WEIGHTS.door.agree + WEIGHTS.formerNumber
    agreeByAlias(account, 7, 'formerNumber', strings[own]!, weight, scope)
    account.doubt += 1
    return true
  }
  differ(account, 7, `${given}号`, strings[own]!, -WEIGHTS.door.agree, true)
  return false
}
