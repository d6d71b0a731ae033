import type {
  BuildingCode,
  GridCode,
  LayerScope,
  RoomCode,
  SectionRoom,
} from '../../data/contracts/index.ts'
import { OPEN_EVENT_STATES } from '../../data/registry/index.ts'
import { EXACT_COUNT_GRADE } from '../../data/rules/small-counts.ts'
import { gradeAt } from '../security/scope.ts'
import { visibleAreas, visiblePlaces } from '../security/visible-areas.ts'
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
  residents?: number
  aged60?: number
  floating?: number
  enterprises?: number
  items: SectionRoom['items']
  open_events?: number
}

export const findBuilding = (
  db: Queryable,
  scope: LayerScope,
  code: BuildingCode,
): Promise<BuildingRow | undefined> => db.first(FIND_BUILDING, [code, visibleAreas(scope).patterns])

/**
 * Of a building that the scope has already been let to; what hangs on layers it may not see is left out. Rooms are features
 * of ADDRESS: without that layer there are none.
 */
export async function listRooms(
  db: Queryable,
  building: BuildingRow,
  visible: readonly LayerScope[],
): Promise<RoomRow[]> {
  const isSeen = (code: string) =>
    visible.some(
      (scope) => scope.layer.code === code && gradeAt(scope, building.grid) !== undefined,
    )
  if (!isSeen('ADDRESS')) return []
  const { layers, patterns } = visiblePlaces(visible)
  const rows = await db.query<Required<RoomRow>>(SECTION_ROOMS, [
    building.subdistrict,
    building.code,
    layers,
    patterns,
    OPEN_EVENT_STATES,
  ])
  const shows = {
    // A single room is no cell: below that grade it would tell who lives alone.
    people: visible.some(
      (scope) =>
        scope.layer.code === 'RESIDENT' &&
        (gradeAt(scope, building.grid) ?? 1) >= EXACT_COUNT_GRADE,
    ),
    sites: isSeen('ENTERPRISE'),
    events: isSeen('EVENT'),
  }
  return rows.map((row) => withoutHidden(row, shows))
}

function withoutHidden(
  { residents, aged60, floating, enterprises, open_events, ...row }: Required<RoomRow>,
  shows: { people: boolean; sites: boolean; events: boolean },
): RoomRow {
  return {
    ...row,
    ...(shows.people && { residents, aged60, floating }),
    ...(shows.sites && { enterprises }),
    ...(shows.events && { open_events }),
  }
}

const FIND_BUILDING = loadSql(import.meta.url, 'find-building.sql')
const SECTION_ROOMS = loadSql(import.meta.url, 'section-rooms.sql')
