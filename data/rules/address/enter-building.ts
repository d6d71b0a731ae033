import { type Account, agree, candidate, conflict, copyOf, differ } from './account.ts'
import type { IndexView } from './address-index.ts'
import type { Candidate } from './candidate.ts'
import { UNKNOWN_STAIRWELL } from './index-data.ts'
import type { AskedReading } from './query.ts'
import type { Reading } from './readings.ts'
import { agreeByAlias } from './score-names.ts'
import { WEIGHTS } from './weights.ts'

const NO_STAIRWELLS = '无'

/** From a door or an estate to the building and the room that the text names. */
export function enterBuilding(
  place: number,
  reading: AskedReading,
  view: IndexView,
  account: Account,
  found: Candidate[],
): void {
  const { places, strings } = view.index.data
  const buildings = findBuildings(place, reading, view)
  if (buildings.length === 0) {
    if (reading.building !== undefined) {
      differ(account, 9, `${reading.building}幢`, null, WEIGHTS.building.none, true)
    }
    found.push(candidate(place, -1, account, false, reading.building !== undefined))
    return
  }
  for (const { building, by, cost, scope } of buildings) {
    const own = copyOf(account)
    own.weight -= cost
    own.doubt += cost
    const isAlone = by === 'only' || places.silent[building] === 1
    const weight = isAlone ? WEIGHTS.building.only : WEIGHTS.building.agree
    const name = strings[places.name[building]!]!
    if (by === 'formerNumber') agreeByAlias(own, 9, by, name, weight, scope)
    else agree(own, 9, by, name, weight)
    findRooms(building, reading, view, own, found)
  }
}

interface FoundBuilding {
  building: number
  by: 'number' | 'formerNumber' | 'only'
  cost: number
  /** As `aliasScope` says. */
  scope: number
}

const NONE: readonly FoundBuilding[] = []

function findBuildings(
  place: number,
  { building: given, buildingName }: AskedReading,
  view: IndexView,
): readonly FoundBuilding[] {
  if (given === undefined) return onlyBuilding(place, view)
  if (buildingName < 0) return NONE
  const { index } = view
  const { places } = index.data
  const found: FoundBuilding[] = []
  let isNumber = false
  index.eachChild(place, buildingName, (child, kind, scope) => {
    if (places.level[child] !== 9 || !view.sees(child)) return
    isNumber ||= kind === 0
    const by = kind === 0 ? 'number' : 'formerNumber'
    found.push({ building: child, by, cost: kind === 0 ? 0 : 1.5, scope })
  })
  // What is painted on another building counts only where none has the number itself.
  return isNumber ? found.filter(({ by }) => by === 'number') : found
}

function onlyBuilding(place: number, view: IndexView): readonly FoundBuilding[] {
  const { children, places } = view.index.data
  let only = -1
  for (let i = children.start[place]!; i < children.start[place + 1]!; i++) {
    const child = children.place[i]!
    if (places.level[child] !== 9 || !view.sees(child)) continue
    if (only >= 0) return NONE
    only = child
  }
  return only >= 0 ? [{ building: only, by: 'only', cost: 0, scope: 0 }] : NONE
}

function findRooms(
  building: number,
  reading: AskedReading,
  view: IndexView,
  account: Account,
  found: Candidate[],
): void {
  const { rooms, places, strings } = view.index.data
  const row = places.building[building]!
  const { roomNumber: number, roomName } = reading
  if (number === undefined || row < 0) {
    scoreFloorAlone(row, reading, view, account)
    found.push(candidate(building, -1, account, number !== undefined))
    return
  }
  let isFound = false
  let reason: string | null = null
  const end = rooms.start[row]! + rooms.count[row]!
  for (
    let room = firstNumbered(row, roomName, view);
    room < end && rooms.number[room] === roomName;
    room++
  ) {
    const own = copyOf(account)
    const stairwell = rooms.stairwell[room]!
    if (!fitsStairwell(strings[stairwell]!, stairwell, reading, own)) {
      reason ??= `${strings[stairwell]!}单元`
      continue
    }
    if (!fitsFloor(rooms.floor[room]!, reading, own)) continue
    agree(own, 12, 'number', `${strings[roomName]!}室`, WEIGHTS.room.agree)
    found.push(candidate(building, room, own))
    isFound = true
  }
  if (isFound) return
  const level = reason === null ? 12 : 10
  const given = level === 10 ? `${reading.stairwell}单元${number}室` : `${number}室`
  // The base may lack a room; that says little against the building.
  account.weight += WEIGHTS.room.unknown
  conflict(account, level, given, reason, true)
  found.push(candidate(building, -1, account, true))
}

/** The first room of a building with this number, or where it would stand. */
function firstNumbered(building: number, name: number, { index }: IndexView): number {
  const { rooms } = index.data
  let low = rooms.start[building]!
  if (name < 0) return low
  for (let high = low + rooms.count[building]!; low < high; ) {
    const middle = (low + high) >> 1
    if (rooms.number[middle]! < name) low = middle + 1
    else high = middle
  }
  return low
}

/** Nobody knows ≠ there is none: a building without stairwells may still be written with 1单元. */
function fitsStairwell(
  own: string,
  id: number,
  { stairwell: given }: Reading,
  account: Account,
): boolean {
  if (given === undefined || id === UNKNOWN_STAIRWELL) return true
  if (own === given || own === `${given}单元`) {
    agree(account, 10, 'number', `${given}单元`, WEIGHTS.stairwell.agree)
    return true
  }
  if (own !== NO_STAIRWELLS || given !== '1') return false
  differ(account, 10, '1单元', NO_STAIRWELLS, WEIGHTS.stairwell.odd)
  return true
}

function fitsFloor(own: number, { floor: given }: Reading, account: Account): boolean {
  if (given === undefined) return true
  if (String(own) === given) {
    agree(account, 11, 'number', `${own}层`, WEIGHTS.floor.agree)
    return true
  }
  conflict(account, 11, `${given}层`, `${own}层`, true)
  return false
}

function scoreFloorAlone(
  building: number,
  { floor }: Reading,
  { index }: IndexView,
  account: Account,
): void {
  if (floor === undefined || building < 0) return
  const { rooms } = index.data
  const end = rooms.start[building]! + rooms.count[building]!
  for (let room = rooms.start[building]!; room < end; room++) {
    if (String(rooms.floor[room]) !== floor) continue
    agree(account, 11, 'number', `${floor}层`, WEIGHTS.floor.agree)
    return
  }
  if (rooms.count[building]! > 0)
    differ(account, 11, `${floor}层`, null, WEIGHTS.floor.differ, true)
}
