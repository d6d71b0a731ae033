import { createIndexBuilder } from '../../data/rules/address/build-index.ts'
import type { AddressIndexData } from '../../data/rules/address/index-data.ts'
import type {
  AliasRow,
  DivisionRow,
  PlaceRow,
  RoomRow,
} from '../../data/rules/address/index-rows.ts'
import { localDay } from '../../data/rules/local-time.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

const DIVISIONS = loadSql(import.meta.url, 'index-divisions.sql')
const PLACES = loadSql(import.meta.url, 'index-places.sql')
const ROOMS = loadSql(import.meta.url, 'index-rooms.sql')
const ALIASES = loadSql(import.meta.url, 'index-aliases.sql')
const BATCH = 5000

interface RoomsRow {
  subdistrict: string
  building: number
  ids: number[]
  codes: string[]
  stairwells: (string | null)[]
  floors: number[]
  numbers: string[]
}

/** The whole address base as the matcher wants it. */
export async function readAddressIndex(
  db: Queryable,
  today = localDay(Date.now()),
): Promise<AddressIndexData> {
  const divisions = await db.query<DivisionRow>(DIVISIONS)
  const builder = createIndexBuilder(divisions, today)
  const subdistricts = new Set<string>()
  for await (const rows of db.stream<PlaceRow>(PLACES, [], BATCH)) {
    for (const row of rows) {
      subdistricts.add(row.subdistrict)
      builder.place(row)
    }
  }
  // One at a time: the arrays of a whole district would fill the memory of the database.
  for (const subdistrict of subdistricts) {
    for await (const rows of db.stream<RoomsRow>(ROOMS, [subdistrict], BATCH)) {
      for (const row of rows) builder.rooms(row.subdistrict, row.building, roomsOf(row))
    }
  }
  for await (const rows of db.stream<AliasRow>(ALIASES, [], BATCH)) rows.forEach(builder.alias)
  return builder.finish()
}

function roomsOf({ ids, codes, stairwells, floors, numbers }: RoomsRow): RoomRow[] {
  return ids.map((id, i) => ({
    id,
    code: codes[i]!,
    stairwell: stairwells[i]!,
    floor: floors[i]!,
    number: numbers[i]!,
  }))
}
