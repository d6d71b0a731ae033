import {
  type AddressIndexData,
  BUILDING_CODE_LENGTH,
  type PlaceColumns,
  ROOM_CODE_LENGTH,
  type RoomColumns,
} from './index-data.ts'
import { seenPlaces } from './seen-places.ts'

/**
 * Only what is seen with these prefixes of grid codes, for whoever takes it away: nothing else is in it but the names of the
 * divisions. Everything keeps its order, so that it answers as the whole does to who sees no more.
 */
export function cutIndex(data: AddressIndexData, areas: readonly string[]): AddressIndexData {
  const { strings, grids, names, children, rooms } = data
  const places = keep(seenPlaces(data, areas))
  const buildings = keep(Uint8Array.from(rooms.place, (place) => mark(places.at[place]! >= 0)))
  const rows = keep(roomsOf(rooms, buildings.old))
  const entries = keep(Uint8Array.from(names.place, (place) => mark(places.at[place]! >= 0)))
  const links = keep(Uint8Array.from(children.place, (place) => mark(places.at[place]! >= 0)))
  const texts = keep(usedTexts(data, places, entries, rows))
  const usedGrids = keep(usedBy(data.places.grid, places.old, grids.length))
  const ownPlaces = cutPlaces(data.places, places, { texts, buildings, grids: usedGrids })
  return {
    strings: Array.from(texts.old, (id) => strings[id]!),
    divisions: data.divisions,
    grids: Array.from(usedGrids.old, (grid) => grids[grid]!),
    places: ownPlaces,
    names: {
      start: startsOf(names.start, entries, texts.old),
      place: renamed(pick(names.place, entries.old), places.at),
      kind: pick(names.kind, entries.old),
      weight: pick(names.weight, entries.old),
      scope: pick(names.scope, entries.old),
    },
    children: {
      start: startsOf(children.start, links, places.old),
      place: renamed(pick(children.place, links.old), places.at),
      name: renamed(pick(children.name, links.old), texts.at),
    },
    rooms: cutRooms(rooms, { places, buildings, rows, texts }),
  }
}

/** What is kept of a list: where each stood, and where each that stood there stands now (−1 = nowhere). */
interface Kept {
  old: Uint32Array
  at: Int32Array
}

type Numbers =
  | Uint8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array

const mark = (isKept: boolean) => (isKept ? 1 : 0)

function keep(marks: Uint8Array): Kept {
  const at = new Int32Array(marks.length).fill(-1)
  let count = 0
  for (let i = 0; i < marks.length; i++) if (marks[i] === 1) at[i] = count++
  const old = new Uint32Array(count)
  for (let i = 0; i < marks.length; i++) if (at[i]! >= 0) old[at[i]!] = i
  return { old, at }
}

function usedBy(column: Numbers, rows: Uint32Array, count: number): Uint8Array {
  const used = new Uint8Array(count)
  for (const row of rows) used[column[row]!] = 1
  return used
}

function usedTexts(data: AddressIndexData, places: Kept, entries: Kept, rows: Kept): Uint8Array {
  const { strings, names, rooms } = data
  const used = usedBy(data.places.name, places.old, strings.length)
  // 0 is what nobody knows.
  used[0] = 1
  for (const row of rows.old) {
    used[rooms.number[row]!] = 1
    used[rooms.stairwell[row]!] = 1
  }
  let id = 0
  for (const entry of entries.old) {
    while (names.start[id + 1]! <= entry) id++
    used[id] = 1
  }
  return used
}

function roomsOf({ start, count, id }: RoomColumns, buildings: Uint32Array): Uint8Array {
  const marks = new Uint8Array(id.length)
  for (const building of buildings)
    marks.fill(1, start[building]!, start[building]! + count[building]!)
  return marks
}

function cutPlaces(
  all: PlaceColumns,
  { old, at }: Kept,
  { texts, buildings, grids }: { texts: Kept; buildings: Kept; grids: Kept },
): PlaceColumns {
  const of = <Column extends Numbers>(column: Column) => pick(column, old)
  return {
    count: old.length,
    level: of(all.level),
    parent: renamed(of(all.parent), at),
    name: renamed(of(all.name), texts.at),
    silent: of(all.silent),
    subdistrict: of(all.subdistrict),
    community: of(all.community),
    grid: renamed(of(all.grid), grids.at),
    building: renamed(of(all.building), buildings.at),
    id: of(all.id),
    lon: of(all.lon),
    lat: of(all.lat),
  }
}

function cutRooms(
  all: RoomColumns,
  { places, buildings, rows, texts }: Record<'places' | 'buildings' | 'rows' | 'texts', Kept>,
): RoomColumns {
  return {
    place: renamed(pick(all.place, buildings.old), places.at),
    buildingCode: pickCodes(all.buildingCode, buildings.old, BUILDING_CODE_LENGTH),
    start: Uint32Array.from(buildings.old, (building) =>
      all.count[building] === 0 ? 0 : rows.at[all.start[building]!]!,
    ),
    count: pick(all.count, buildings.old),
    number: renamed(pick(all.number, rows.old), texts.at),
    stairwell: renamed(pick(all.stairwell, rows.old), texts.at),
    floor: pick(all.floor, rows.old),
    id: pick(all.id, rows.old),
    code: pickCodes(all.code, rows.old, ROOM_CODE_LENGTH),
  }
}

function pick<Column extends Numbers>(column: Column, rows: Uint32Array): Column {
  const type = column.constructor as new (length: number) => Column
  const own = new type(rows.length)
  for (let i = 0; i < rows.length; i++) own[i] = column[rows[i]!]!
  return own
}

function pickCodes(column: Uint8Array, rows: Uint32Array, length: number): Uint8Array {
  const own = new Uint8Array(rows.length * length)
  rows.forEach((row, i) => {
    own.set(column.subarray(row * length, (row + 1) * length), i * length)
  })
  return own
}

/** Positions as they are now; −1 stays. */
function renamed<Column extends Numbers>(positions: Column, at: Int32Array): Column {
  for (let i = 0; i < positions.length; i++)
    if (positions[i]! >= 0) positions[i] = at[positions[i]!]!
  return positions
}

/** Where the kept entries of each kept owner begin; one more for the end. */
function startsOf(start: Uint32Array, entries: Kept, owners: Uint32Array): Uint32Array {
  const starts = new Uint32Array(owners.length + 1)
  const keptBefore = (entry: number) => {
    let low = 0
    for (let high = entries.old.length; low < high; ) {
      const middle = (low + high) >> 1
      if (entries.old[middle]! < entry) low = middle + 1
      else high = middle
    }
    return low
  }
  owners.forEach((owner, i) => {
    starts[i] = keptBefore(start[owner]!)
  })
  starts[owners.length] = entries.old.length
  return starts
}
