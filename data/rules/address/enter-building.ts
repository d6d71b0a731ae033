import { type Account, agree, candidate, copyOf, differ } from './account.ts'
import type { IndexView } from './address-index.ts'
import type { Candidate } from './candidate.ts'
import { UNKNOWN_STAIRWELL } from './index-data.ts'
import type { Reading } from './readings.ts'

import { WEIGHTS } from './weights.ts'

const NO_STAIRWELLS = '无'

/** From a door or an estate to the building and the room that the text names. */
export function enterBuilding(
  place: number,
  reading: Reading,
  view: IndexView,
  account: Account,
): Candidate[] {
  const { places } = view.index.data
  const found = findBuildings(place, reading, view)
  if (found.length === 0) {
    if (reading.building === undefined) return [candidate(place, -1, account)]
    const given = `${reading.building}幢`
    differ(account, 9, given, null, WEIGHTS.building.none, true)
    return [candidate(place, -1, account, { isBuildingUnknown: true })]
  }
  return found.flatMap(({ building, by, cost }) => {
    const own = copyOf(account)
    const { strings } = view.index.data
    own.weight -= cost
    own.doubt += cost
    agree(
      own,
      9,
      by,
      strings[places.name[building]!]!,
      by === 'only' || places.silent[building] === 1
        ? WEIGHTS.building.only
        : WEIGHTS.building.agree,
    )
    return findRooms(building, reading, view, own)
  })
}

interface FoundBuilding {
  building: number
  by: 'number' | 'formerNumber' | 'only'
  cost: number
}

function findBuildings(
  place: number,
  { building: given }: Reading,
  view: IndexView,
): FoundBuilding[] {
  const { index } = view
  const { children, places } = index.data
  const found: FoundBuilding[] = []
  if (given !== undefined) {
    const name = index.nameId(`${given}幢`)
    if (name < 0) return []
    index.eachChild(place, name, (child, kind) => {
      if (places.level[child] === 9 && view.sees(child)) {
        found.push({
          building: child,
          by: kind === 0 ? 'number' : 'formerNumber',
          cost: kind === 0 ? 0 : 1.5,
        })
      }
    })
    // What is painted on another building counts only where none has the number itself.
    return found.some(({ by }) => by === 'number')
      ? found.filter(({ by }) => by === 'number')
      : found
  }
  let only = -1
  for (let i = children.start[place]!; i < children.start[place + 1]!; i++) {
    const child = children.place[i]!
    if (places.level[child] !== 9 || !view.sees(child)) continue
    if (only >= 0) return []
    only = child
  }
  return only >= 0 ? [{ building: only, by: 'only', cost: 0 }] : []
}

function findRooms(
  building: number,
  reading: Reading,
  view: IndexView,
  account: Account,
): Candidate[] {
  const { rooms, places, strings } = view.index.data
  const row = places.building[building]!
  const number = roomNumber(reading)
  if (number === undefined || row < 0) {
    scoreFloorAlone(row, reading, view, account)
    return [candidate(building, -1, account, { isRoomUnknown: number !== undefined })]
  }
  const found: Candidate[] = []
  let reason: string | null = null
  for (const room of roomsNumbered(row, number, view)) {
    const own = copyOf(account)
    if (!fitsStairwell(strings[rooms.stairwell[room]!]!, rooms.stairwell[room]!, reading, own)) {
      reason ??= `${strings[rooms.stairwell[room]!]!}单元`
      continue
    }
    if (!fitsFloor(rooms.floor[room]!, reading, own)) continue
    agree(own, 12, 'number', `${strings[rooms.number[room]!]!}室`, WEIGHTS.room.agree)
    found.push(candidate(building, room, own))
  }
  if (found.length > 0) return found
  const level = reason === null ? 12 : 10
  const given = level === 10 ? `${reading.stairwell}单元${number}室` : `${number}室`
  // The base may lack a room; that says little against the building.
  account.weight += WEIGHTS.room.unknown
  account.conflicts.push({ level, given, found: reason, veto: true })
  return [candidate(building, -1, account, { isRoomUnknown: true })]
}

/** 5层01室 is 501. */
function roomNumber({ floor, room }: Reading): string | undefined {
  if (room === undefined) return undefined
  return floor !== undefined && /^[0-9]{1,2}$/.test(room) && /^[1-9][0-9]?$/.test(floor)
    ? floor + room.padStart(2, '0')
    : room
}

function* roomsNumbered(building: number, number: string, { index }: IndexView): Iterable<number> {
  const { rooms } = index.data
  const name = index.nameId(number)
  if (name < 0) return
  const end = rooms.start[building]! + rooms.count[building]!
  let low = rooms.start[building]!
  for (let high = end; low < high; ) {
    const middle = (low + high) >> 1
    if (rooms.number[middle]! < name) low = middle + 1
    else high = middle
  }
  for (; low < end && rooms.number[low] === name; low++) yield low
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
  account.conflicts.push({ level: 11, given: `${given}层`, found: `${own}层`, veto: true })
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
