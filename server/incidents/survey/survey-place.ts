import type {
  BuildingCode,
  GridCode,
  HelpReason,
  IncidentHelp,
  IncidentPlace,
  IncidentSite,
  IncidentSurvey,
  IncidentWorker,
  LayerScope,
  RoomCode,
} from '../../../data/contracts/index.ts'
import { INCIDENT_KINDS } from '../../../data/registry/index.ts'
import { groupBy } from '../../../data/rules/group-by.ts'
import { EXACT_COUNT_GRADE } from '../../../data/rules/small-counts.ts'
import { gradeAt, lowestGrade } from '../../security/scope.ts'
import { seesGrid, visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { type FoundBuilding, type FoundPlace, findBuildings } from './find-buildings.ts'
import { findExits } from './find-exits.ts'
import { findNearby } from './find-nearby.ts'
import { findThings } from './find-things.ts'

/** A room and who lives there, before anything is left out. */
export interface DoorRow {
  room: RoomCode
  building: BuildingCode
  stairwell: string | null
  floor: number
  number: string
  people: number
  very_old: number
  old_alone: boolean
  small_children: number
}

export interface SurveyedPlace {
  survey: IncidentSurvey
  buildings: readonly FoundBuilding[]
  /** For the roll-call; not for the eyes of everybody. */
  doors: readonly (DoorRow & { grid: GridCode; reasons: HelpReason[] })[]
}

/** Who and what is there, as far as the account may know. `visible`: what it sees of each layer. */
export async function surveyPlace(
  db: Queryable,
  visible: readonly LayerScope[],
  { kind, place }: { kind: string; place: IncidentPlace },
): Promise<SurveyedPlace> {
  const scopeOf = (code: string) => visible.find(({ layer }) => layer.code === code)
  const buildingScope = scopeOf('BUILDING')
  const found = buildingScope ? await findBuildings(db, buildingScope, place) : NOWHERE
  const hazardLayers = INCIDENT_KINDS.find(({ code }) => code === kind)?.hazards ?? []
  // One after the other: a transaction has one connection.
  const rooms = await listDoors(db, found.buildings, scopeOf('ADDRESS'))
  const enterprises = await listSites(db, found.buildings, scopeOf('ENTERPRISE'))
  const things = found === NOWHERE ? NO_THINGS : await findThings(db, found, hazardLayers, visible)
  const workers = await listWorkers(db, found.buildings, scopeOf('GRID'))
  const nearby = await findNearby(db, found, scopeOf('ADDRESS'))
  const exits = await findExits(db, found, scopeOf('ROAD'))
  const gridOf = new Map(found.buildings.map(({ code, grid }) => [code, grid]))
  const doors = rooms.map((row) => ({
    ...row,
    grid: gridOf.get(row.building)!,
    reasons: helpReasons(row),
  }))
  const people = countPeople(found.buildings, doors, scopeOf('RESIDENT'))
  const byBuilding = new Map(groupBy(doors, ({ building }) => building))
  const survey: IncidentSurvey = {
    counts: {
      buildings: found.buildings.length,
      rooms: doors.length,
      households: people?.households ?? null,
      residents: people?.residents ?? null,
      help: people?.help.length ?? null,
      enterprises: enterprises?.length ?? null,
      staff: enterprises?.reduce((sum, { staff }) => sum + (staff ?? 0), 0) ?? null,
    },
    buildings: found.buildings.map((building) => ({
      code: building.code,
      title: building.title,
      fullText: building.full_text,
      lonLat: [building.lon, building.lat],
      grid: building.grid,
      floors: building.floors,
      ...countDoors(byBuilding.get(building.code) ?? [], people !== undefined),
    })),
    help: people?.help ?? null,
    enterprises,
    ...things,
    workers,
    nearby,
    exits,
  }
  return { survey, buildings: found.buildings, doors }
}

const NOWHERE: FoundPlace = { area: [], bounds: [0, 0, 0, 0], buildings: [], isPicked: false }
const NO_THINGS = { hazards: [], shelters: [], fireUnits: [], cameras: [] }

/** Rooms are features of ADDRESS: without that layer there are none. */
async function listDoors(
  db: Queryable,
  buildings: readonly FoundBuilding[],
  scope: LayerScope | undefined,
): Promise<DoorRow[]> {
  const seen = scope ? buildings.filter(({ grid }) => seesGrid(scope, grid)) : []
  return db.query<DoorRow>(ROOMS_OF, pairsOf(seen))
}

async function listSites(
  db: Queryable,
  buildings: readonly FoundBuilding[],
  scope: LayerScope | undefined,
): Promise<IncidentSite[] | null> {
  if (scope === undefined) return null
  const { patterns } = visibleAreas(scope)
  return db.query<IncidentSite>(SITES_OF, [...pairsOf(buildings), patterns])
}

async function listWorkers(
  db: Queryable,
  buildings: readonly FoundBuilding[],
  scope: LayerScope | undefined,
): Promise<IncidentWorker[]> {
  if (scope === undefined) return []
  const grids = [...new Set(buildings.map(({ grid }) => grid))].filter((g) => seesGrid(scope, g))
  const rows = await db.query<Omit<IncidentWorker, 'fullTime'> & { full_time: boolean }>(STAFF_OF, [
    grids,
  ])
  return rows.map(({ full_time: fullTime, ...row }) => ({ ...row, fullTime }))
}

const pairsOf = (buildings: readonly FoundBuilding[]) => [
  buildings.map(({ subdistrict }) => subdistrict),
  buildings.map(({ code }) => code),
]

function helpReasons({ very_old, old_alone, small_children }: DoorRow): HelpReason[] {
  const reasons: HelpReason[] = []
  if (very_old > 0) reasons.push('veryOld')
  if (old_alone) reasons.push('oldAlone')
  if (small_children > 0) reasons.push('smallChild')
  return reasons
}

type SurveyedDoor = SurveyedPlace['doors'][number]

/** Exact or not at all: in an emergency a rounded number would be taken for a true one. */
function countPeople(
  buildings: readonly FoundBuilding[],
  doors: readonly SurveyedDoor[],
  scope: LayerScope | undefined,
): { households: number; residents: number; help: IncidentHelp[] } | undefined {
  if (scope === undefined) return undefined
  // Where there is no building, too, only who may know everywhere is told that nobody is there.
  const grades: number[] = buildings.map(({ grid }) => gradeAt(scope, grid) ?? 1)
  if (grades.length === 0) grades.push(lowestGrade(scope))
  if (grades.some((grade) => grade < EXACT_COUNT_GRADE)) return undefined
  const homes = doors.filter(({ people }) => people > 0)
  return {
    households: homes.length,
    residents: homes.reduce((sum, { people }) => sum + people, 0),
    help: homes
      .filter(({ reasons }) => reasons.length > 0)
      .sort((a, b) => b.reasons.length - a.reasons.length || b.very_old - a.very_old)
      .map(({ room, building, stairwell, number, people, reasons }) => ({
        room,
        building,
        stairwell,
        number,
        people,
        reasons,
      })),
  }
}

function countDoors(
  doors: readonly SurveyedDoor[],
  isExact: boolean,
): { rooms: number; households: number | null; residents: number | null } {
  const rooms = doors.length
  if (!isExact) return { rooms, households: null, residents: null }
  return {
    rooms,
    households: doors.filter(({ people }) => people > 0).length,
    residents: doors.reduce((sum, { people }) => sum + people, 0),
  }
}

const ROOMS_OF = loadSql(import.meta.url, 'rooms-of.sql')
const SITES_OF = loadSql(import.meta.url, 'sites-of.sql')
const STAFF_OF = loadSql(import.meta.url, 'staff-of.sql')
