import { type AddressIndexData, BUILDING_CODE_LENGTH, ROOM_CODE_LENGTH } from './index-data.ts'
import { createNameTable, type NameTable } from './name-table.ts'
import { createNumberNames, type NumberUnit } from './number-names.ts'
import { seenPlaces } from './seen-places.ts'
import { createSimilarNames, isSlip, type SimilarNames } from './similar-names.ts'
import { createStreetSpans, type StreetSpan } from './street-spans.ts'
import { upperName } from './upper-names.ts'

/** The address base in memory, to be asked by the matcher. The same in the server, in a thread and in a browser worker. */
export interface AddressIndex {
  readonly data: AddressIndexData
  /** What is seen with these prefixes of grid codes, as if nothing else were there; without argument everything. */
  view(areas?: readonly string[]): IndexView
  /** Number of a name or number in normal form; −1 when the base does not have it. */
  nameId(text: string): number
  /** The same of 12号, 3幢 or 501, by the number and its unit. */
  numberId(number: string, unit: NumberUnit): number
  /** Positions in `data.divisions` of a subdistrict's or community's name, in full or without its kind (清川). */
  divisionsNamed(text: string): readonly number[]
  /** Those whose name differs by a slip. */
  divisionsLike(text: string): number[]
  /** Where the streets of these divisions stand among the places. */
  streetSpans(divisions: Iterable<number>): StreetSpan[]
  similar: SimilarNames
  /** Province and city of the base, without 省 and 市. */
  readonly ownUpper: readonly { short: string; level: number }[]
  /**
   * Children of a place with this name; own names and aliases. Calls back with the alias kind (0 = own name), and the level
   * of what the alias holds in (0 = everywhere).
   */
  eachChild(
    place: number,
    name: number,
    found: (child: number, kind: number, scope: number) => void,
  ): void
  buildingCode(building: number): string
  roomCode(room: number): string
  /** From the district down, as people write it. */
  fullText(place: number): string
}

export interface IndexView {
  readonly index: AddressIndex
  sees(place: number): boolean
  /** Bit set of the levels (1–8) at which the name stands. */
  levelsOf(name: string): number
  /** Bit set: lengths (2–30) of names that begin with these two characters. */
  lengthsOf(first: number, second: number): number
  /** Numbers of names at the levels (bit set) that differ from this one by a slip. */
  namesLike(text: string, levels: number): number[]
}

const KEPT_VIEWS = 16
/** 街道, 社区 …: what people leave out. */
const DIVISION_KIND = /(街道|社区|省|市|区|县|镇|乡|村)$/

export function openAddressIndex(data: AddressIndexData): AddressIndex {
  const ids = new Map(data.strings.map((text, i) => [text, i]))
  const divisions = nameDivisions(data)
  const ownLevels = levelsOfNames(data)
  const book = createNameTable(data, ids, ownLevels, divisions)
  const views = new Map<string, IndexView>()
  const districts = new Map(
    data.divisions
      .filter(({ level }) => level === 3)
      .map(({ code, name }) => [code.slice(0, 6), name]),
  )
  const { places, names, children, rooms } = data
  const nameId = (text: string) => ids.get(text) ?? -1
  const childNames = children.name
  const index: AddressIndex = {
    data,
    nameId,
    numberId: createNumberNames(data.strings, nameId),
    divisionsNamed: (text) => divisions.get(text) ?? [],
    divisionsLike: (text) =>
      data.divisions.flatMap(({ level, name }, at) =>
        level >= 4 && isSlip(text, name) ? [at] : [],
      ),
    streetSpans: createStreetSpans(data),
    ownUpper: ownUpperNames(data),
    similar: createSimilarNames(data.strings, ownLevels),
    view: (areas) => {
      const key = areas === undefined ? '*' : [...areas].sort().join()
      const known = views.get(key)
      if (known) return known
      const made = createView(index, areas, ownLevels, book)
      if (views.size >= KEPT_VIEWS) views.delete(views.keys().next().value!)
      views.set(key, made)
      return made
    },
    eachChild(place, name, found) {
      const end = children.start[place + 1]!
      let low = children.start[place]!
      for (let high = end; low < high; ) {
        const middle = (low + high) >> 1
        if (childNames[middle]! < name) low = middle + 1
        else high = middle
      }
      for (; low < end && childNames[low] === name; low++) found(children.place[low]!, 0, 0)
      // Own names stand before the others.
      for (
        let e = names.start[name + 1]! - 1;
        e >= names.start[name]! && names.kind[e] !== 0;
        e--
      ) {
        if (places.parent[names.place[e]!] === place)
          found(names.place[e]!, names.kind[e]!, names.scope[e]!)
      }
    },
    buildingCode: (building) => readCode(rooms.buildingCode, building, BUILDING_CODE_LENGTH),
    roomCode: (room) => readCode(rooms.code, room, ROOM_CODE_LENGTH),
    fullText: (place) => fullText(data, districts, place),
  }
  return index
}

function createView(
  index: AddressIndex,
  areas: readonly string[] | undefined,
  ownLevels: Uint16Array,
  book: NameTable,
): IndexView {
  const { data } = index
  const seen = areas === undefined ? undefined : seenPlaces(data, areas)
  const levels = seen === undefined ? ownLevels : levelsOfNames(data, seen)
  return {
    index,
    sees: (place) => seen === undefined || seen[place] === 1,
    levelsOf(name) {
      const entry = book.entries.get(name)
      if (entry === undefined) return 0
      return entry.id < 0 ? entry.divisions : entry.divisions | levels[entry.id]!
    },
    lengthsOf: book.lengths.of,
    namesLike: (text, wanted) => index.similar.find(text, wanted, levels),
  }
}

/** Of roads, estates and other names that tell something by themselves: not 12号, not 3幢. */
function levelsOfNames(
  { strings, names, places }: AddressIndexData,
  seen?: Uint8Array,
): Uint16Array {
  const levels = new Uint16Array(strings.length)
  for (let s = 0; s < strings.length; s++) {
    for (let e = names.start[s]!; e < names.start[s + 1]!; e++) {
      const place = names.place[e]!
      const level = places.level[place]!
      if ((level === 6 || level === 8) && (seen === undefined || seen[place] === 1))
        levels[s]! |= 1 << level
    }
  }
  return levels
}

function ownUpperNames({ divisions }: AddressIndexData): { short: string; level: number }[] {
  const code = divisions.find(({ level }) => level >= 3)?.code ?? ''
  return [1, 2].flatMap((level) => {
    const name = upperName(code.slice(0, 2 * level))
    return name === undefined ? [] : [{ short: name.replace(/(省|市)$/, ''), level }]
  })
}

function nameDivisions({ divisions }: AddressIndexData): Map<string, number[]> {
  const named = new Map<string, number[]>()
  const add = (name: string, at: number) => {
    const list = named.get(name)
    if (list) list.push(at)
    else named.set(name, [at])
  }
  divisions.forEach(({ name, level }, at) => {
    add(name, at)
    const short = name.replace(DIVISION_KIND, '')
    if (level !== 5 && short.length >= 2 && short !== name) add(short, at)
  })
  return named
}

function fullText(
  { places, divisions, strings }: AddressIndexData,
  districts: ReadonlyMap<string, string>,
  place: number,
): string {
  let below = ''
  for (let p = place; p >= 0; p = places.parent[p]!) {
    if (places.level[p]! >= 6 && places.silent[p] === 0) below = strings[places.name[p]!]! + below
  }
  const subdistrict = divisions[places.subdistrict[place]!]
  const community = divisions[places.community[place]!]
  const district = districts.get(subdistrict?.code.slice(0, 6) ?? '') ?? ''
  const lower = community === subdistrict ? '' : (community?.name ?? '')
  return district + (subdistrict?.name ?? '') + lower + below
}

function readCode(bytes: Uint8Array, row: number, length: number): string {
  const start = row * length
  let end = start + length
  while (end > start && bytes[end - 1] === 0) end--
  let code = ''
  for (let i = start; i < end; i++) code += String.fromCharCode(bytes[i]!)
  return code
}
