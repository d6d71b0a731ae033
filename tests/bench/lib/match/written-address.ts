import type { AddressIndex } from '../../../../data/rules/address/address-index.ts'
import { UNKNOWN_STAIRWELL } from '../../../../data/rules/address/index-data.ts'

/** A room of the base in parts, as someone who knows it would name them. */
export interface TrueAddress {
  room: number
  place: number
  code: string
  subdistrict: string
  community: string
  road: string
  /** 12号 or 12-1号. */
  door: string
  estate: string | null
  /** 3幢; null = the only house of its number, which nobody writes. */
  building: string | null
  /** 2; null = the building has none, or nobody knows. */
  stairwell: string | null
  floor: number
  /** '' = only the building is meant. */
  number: string
  /** No other room of the building has this number. */
  isUnique: boolean
  /** Other names of road, door, estate and building, where they have some. */
  aliases: { road: string[]; door: string[]; estate: string[]; building: string[] }
}

/** Knows every room of the base by its row. */
export function createTruth(index: AddressIndex) {
  const { places, rooms, strings, divisions } = index.data
  const aliasesOf = collectAliases(index)
  const buildingOf = new Int32Array(rooms.id.length)
  for (let b = 0; b < rooms.place.length; b++) {
    buildingOf.fill(b, rooms.start[b]!, rooms.start[b]! + rooms.count[b]!)
  }
  return {
    count: rooms.id.length,
    of(room: number): TrueAddress {
      const building = buildingOf[room]!
      const place = rooms.place[building]!
      const path: (number | undefined)[] = []
      for (let p = place; p >= 0; p = places.parent[p]!) path[places.level[p]!] = p
      const name = (level: number) =>
        path[level] === undefined ? '' : strings[places.name[path[level]]!]!
      const aliases = (level: number) =>
        path[level] === undefined ? [] : (aliasesOf.get(path[level]) ?? [])
      const stairwell = strings[rooms.stairwell[room]!]!
      const isKnown = rooms.stairwell[room] !== UNKNOWN_STAIRWELL && stairwell !== '无'
      const number = rooms.number[room]!
      let same = 0
      for (
        let r = rooms.start[building]!;
        r < rooms.start[building]! + rooms.count[building]!;
        r++
      ) {
        if (rooms.number[r] === number) same++
      }
      return {
        room,
        place,
        code: index.roomCode(room),
        subdistrict: divisions[places.subdistrict[place]!]!.name,
        community: divisions[places.community[place]!]!.name,
        road: name(6),
        door: name(7),
        estate: path[8] === undefined ? null : name(8),
        building: places.silent[place] === 1 ? null : name(9),
        stairwell: isKnown ? stairwell.replace('单元', '') : null,
        floor: rooms.floor[room]!,
        number: strings[number]!,
        isUnique: same === 1,
        aliases: { road: aliases(6), door: aliases(7), estate: aliases(8), building: aliases(9) },
      }
    },
  }
}

export type Truth = ReturnType<typeof createTruth>

function collectAliases({ data: { names, strings } }: AddressIndex): Map<number, string[]> {
  const found = new Map<number, string[]>()
  for (let s = 0; s < strings.length; s++) {
    for (let e = names.start[s]!; e < names.start[s + 1]!; e++) {
      if (names.kind[e] === 0) continue
      const list = found.get(names.place[e]!)
      if (list) list.push(strings[s]!)
      else found.set(names.place[e]!, [strings[s]!])
    }
  }
  return found
}
