import { normalForm } from '../address-normal-form.ts'
import { createColumn, createIntern } from './growing.ts'
import {
  type AddressIndexData,
  BUILDING_CODE_LENGTH,
  type PlaceColumns,
  ROOM_CODE_LENGTH,
  UNKNOWN_STAIRWELL,
} from './index-data.ts'
import {
  ALIAS_KINDS,
  type AliasRow,
  type DivisionRow,
  type PlaceRow,
  type RoomRow,
} from './index-rows.ts'

export interface IndexBuilder {
  /** Parents before children, levels 6–9. */
  place(row: PlaceRow): void
  /** All rooms of one building, once, after its place. */
  rooms(subdistrict: string, buildingId: number, rows: readonly RoomRow[]): void
  alias(row: AliasRow): void
  finish(): AddressIndexData
}

const LEVELS = { province: 1, city: 2, district: 3, subdistrict: 4, community: 5 } as const
/** Aliases whose time has not come are left out. */
export function createIndexBuilder(
  divisionRows: readonly DivisionRow[],
  today: string,
): IndexBuilder {
  const strings = createIntern()
  strings.id('')
  const divisions = [...divisionRows]
    .map(({ code, level, name }) => ({ code, level: LEVELS[level], name }))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.level - b.level))
  const divisionAt = new Map(divisions.map(({ code, level }, i) => [`${level}${code}`, i]))
  const grids = createIntern()
  const c = createPlaceColumns()
  const texts: (string | undefined)[] = []
  const indexOf = new Map<string, number>()
  const names: NameEntry[] = []
  const buildings = createBuildingColumns()
  const find = (subdistrict: string, id: number) => indexOf.get(`${subdistrict}/${id}`)

  const place = (row: PlaceRow): void => {
    const index = c.level.length
    const parent = row.parent === null ? -1 : (find(row.subdistrict, row.parent) ?? -1)
    const subdistrict = divisionAt.get(`4${row.subdistrict}000`) ?? 0
    const name = strings.id(normalForm(row.name))
    indexOf.set(`${row.subdistrict}/${row.id}`, index)
    texts.push(row.fullText)
    c.level.push(row.level)
    c.parent.push(parent)
    c.name.push(name)
    c.silent.push(parent >= 0 && texts[parent] === row.fullText ? 1 : 0)
    c.subdistrict.push(subdistrict)
    c.community.push(divisionAt.get(`5${row.community}`) ?? subdistrict)
    c.grid.push(grids.id(row.grid))
    c.building.push(row.level === 9 && row.code !== null ? buildings.add(index, row.code) : -1)
    c.id.push(row.id)
    c.lon.push(row.lon)
    c.lat.push(row.lat)
    names.push({ name, place: index, kind: 0, weight: 1, scope: 0 })
  }
  return {
    place,
    rooms(subdistrict, buildingId, rows) {
      const at = find(subdistrict, buildingId)
      const building = at === undefined ? -1 : c.building.at(at)
      if (building >= 0) buildings.fill(building, rows, strings.id)
    },
    alias(row) {
      const at = find(row.subdistrict, row.addressId)
      if (at === undefined || row.validFrom > today) return
      const kind = 1 + ALIAS_KINDS.indexOf(row.kind)
      // A name that has ended still stands in old papers, but new ones mean it less.
      const weight = row.validTo !== null && row.validTo < today ? row.weight * 0.8 : row.weight
      const name = strings.id(normalForm(row.text))
      names.push({ name, place: at, kind, weight, scope: row.scope })
    },
    finish() {
      const places = c.finish()
      return {
        strings: strings.list,
        divisions,
        grids: grids.list,
        places,
        names: sortNames(names, strings.list.length),
        children: sortChildren(places),
        rooms: buildings.finish(),
      }
    },
  }
}

function createPlaceColumns() {
  const columns = {
    level: createColumn(Uint8Array),
    parent: createColumn(Int32Array),
    name: createColumn(Uint32Array),
    silent: createColumn(Uint8Array),
    subdistrict: createColumn(Uint16Array),
    community: createColumn(Uint32Array),
    grid: createColumn(Uint32Array),
    building: createColumn(Int32Array),
    id: createColumn(Float64Array),
    lon: createColumn(Float64Array),
    lat: createColumn(Float64Array),
  }
  return {
    ...columns,
    finish: (): PlaceColumns => ({
      count: columns.level.length,
      level: columns.level.finish(),
      parent: columns.parent.finish(),
      name: columns.name.finish(),
      silent: columns.silent.finish(),
      subdistrict: columns.subdistrict.finish(),
      community: columns.community.finish(),
      grid: columns.grid.finish(),
      building: columns.building.finish(),
      id: columns.id.finish(),
      lon: columns.lon.finish(),
      lat: columns.lat.finish(),
    }),
  }
}

function createBuildingColumns() {
  const place = createColumn(Int32Array)
  const codes = createColumn(Uint8Array)
  const from = createColumn(Uint32Array)
  const count = createColumn(Uint32Array)
  const rows = {
    number: createColumn(Uint32Array),
    stairwell: createColumn(Uint32Array),
    floor: createColumn(Int16Array),
    id: createColumn(Float64Array),
    code: createColumn(Uint8Array),
  }
  return {
    add(index: number, code: string): number {
      place.push(index)
      writeCode(codes, code, BUILDING_CODE_LENGTH)
      from.push(0)
      count.push(0)
      return place.length - 1
    },
    /** Rooms of a building lie together, in the order in which the buildings were filled. */
    fill(building: number, list: readonly RoomRow[], intern: (text: string) => number): void {
      from.set(building, rows.number.length)
      count.set(building, list.length)
      const numbered = list.map((row) => ({ row, number: intern(normalForm(row.number)) }))
      numbered.sort((a, b) => a.number - b.number)
      for (const { row, number } of numbered) {
        rows.number.push(number)
        rows.stairwell.push(
          row.stairwell === null ? UNKNOWN_STAIRWELL : intern(normalForm(row.stairwell)),
        )
        rows.floor.push(row.floor)
        rows.id.push(row.id)
        writeCode(rows.code, row.code, ROOM_CODE_LENGTH)
      }
    },
    finish() {
      return {
        place: place.finish(),
        buildingCode: codes.finish(),
        start: from.finish(),
        count: count.finish(),
        number: rows.number.finish(),
        stairwell: rows.stairwell.finish(),
        floor: rows.floor.finish(),
        id: rows.id.finish(),
        code: rows.code.finish(),
      }
    },
  }
}

function writeCode(column: { push(value: number): void }, code: string, length: number): void {
  for (let i = 0; i < length; i++) column.push(i < code.length ? code.charCodeAt(i) : 0)
}

interface NameEntry {
  name: number
  place: number
  kind: number
  weight: number
  scope: number
}

function sortNames(names: NameEntry[], count: number): AddressIndexData['names'] {
  names.sort((a, b) => a.name - b.name || a.kind - b.kind || a.place - b.place)
  const start = new Uint32Array(count + 1)
  for (const { name } of names) start[name + 1]!++
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!
  return {
    start,
    place: Int32Array.from(names, ({ place }) => place),
    kind: Uint8Array.from(names, ({ kind }) => kind),
    weight: Float32Array.from(names, ({ weight }) => weight),
    scope: Uint8Array.from(names, ({ scope }) => scope),
  }
}

function sortChildren({ count, parent, name }: PlaceColumns): AddressIndexData['children'] {
  const place: number[] = []
  for (let i = 0; i < count; i++) if (parent[i]! >= 0) place.push(i)
  place.sort((a, b) => parent[a]! - parent[b]! || name[a]! - name[b]!)
  const start = new Uint32Array(count + 1)
  for (const child of place) start[parent[child]! + 1]!++
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!
  return {
    start,
    place: Int32Array.from(place),
    name: Uint32Array.from(place, (child) => name[child]!),
  }
}
