import type {
  BuildingCode,
  GridCode,
  LayerDefinition,
  RoomCode,
  Scope,
  SectionRoom,
} from '../../data/contracts/index.ts'
import { OPEN_EVENT_STATES } from '../../data/registry/index.ts'
import { visibleAreas } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface BuildingRow {
  code: BuildingCode
  subdistrict: string
  title: string
  use: string
  floors: number
  year: number | null
  level: number
  full_text: string
  lon: number
  lat: number
  community: string
  grid: GridCode
  community_name: string
}

export interface RoomRow {
  code: RoomCode
  /** null = unknown, 无 = the building has none. */
  stairwell: string | null
  floor: number
  number: string
  use: string
  tenure: string
  area_m2: number | null
  residents: number
  aged60: number
  floating: number
  enterprises: number
  items: SectionRoom['items']
  open_events: number
}

export const findBuilding = (
  db: Queryable,
  scope: Scope,
  code: BuildingCode,
): Promise<BuildingRow | undefined> => db.first(FIND_BUILDING, [code, visibleAreas(scope).patterns])

/** Of a building that the scope has already been let to; what hangs on layers it may not see is left out. */
export async function listRooms(
  db: Queryable,
  building: BuildingRow,
  visibleLayers: readonly LayerDefinition[],
): Promise<RoomRow[]> {
  const codes = visibleLayers.map((layer) => layer.code as string)
  const openStates = codes.includes('EVENT') ? OPEN_EVENT_STATES : []
  const rows = await db.query<RoomRow>(SECTION_ROOMS, [
    building.subdistrict,
    building.code,
    codes,
    openStates,
  ])
  const hidden: Partial<RoomRow> = {
    ...(!codes.includes('RESIDENT') && { residents: 0, aged60: 0, floating: 0 }),
    ...(!codes.includes('ENTERPRISE') && { enterprises: 0 }),
  }
  return rows.map((row) => ({ ...row, ...hidden }))
}

const FIND_BUILDING = loadSql(import.meta.url, 'find-building.sql')
const SECTION_ROOMS = loadSql(import.meta.url, 'section-rooms.sql')
