import type {
  BuildingCode,
  GridCode,
  LayerScope,
  Resident,
  RoomCode,
} from '../../data/contracts/index.ts'
import { visibleAreas } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface ResidentRow {
  subdistrict: string
  resident: number
  relation: string
  kind: string
  registration: string
  since: string
  birth_year: number
  sex: Resident['sex']
  building: BuildingCode
  grid: GridCode
  /** This and the following are null where nobody has written them down. */
  key_version: number | null
  name: Buffer | null
  id_document: Buffer | null
  phone: Buffer | null
}

export interface FoundRow extends ResidentRow {
  room: RoomCode
  lon: number
  lat: number
  address: string | null
}

/** The caller shows them only to a scope of the third grade there. */
export const listResidents = (client: Queryable, room: RoomCode): Promise<ResidentRow[]> =>
  client.query(LIST_RESIDENTS, [room])

export const findPerson = (
  client: Queryable,
  scope: LayerScope,
  by: { ids: readonly Buffer[]; phones: readonly Buffer[] },
): Promise<FoundRow[]> =>
  client.query(FIND_PERSON, [by.ids, by.phones, visibleAreas(scope).patterns, FOUND_LIMIT])

/** A number belongs to one person, a phone to a family at most. */
const FOUND_LIMIT = 20

const LIST_RESIDENTS = loadSql(import.meta.url, 'list-residents.sql')
const FIND_PERSON = loadSql(import.meta.url, 'find-person.sql')
