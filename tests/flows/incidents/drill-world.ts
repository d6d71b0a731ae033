import type { LonLat } from '../../../data/contracts/index.ts'
import { encodeWkb } from '../../../data/formats/wkb.ts'
import { makeBuildingCode, makeRoomCode } from '../../../data/rules/check-digits.ts'
import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import { insertDivisions } from '../../builders/tiny-world/divisions.ts'

const BUILDINGS = 22
const STAIRWELLS = 3
const FLOORS = 6
const DOORS_A_FLOOR = 2
/** The road collapse of the domain's sources: 792 households. */
export const HOUSEHOLDS = BUILDINGS * STAIRWELLS * FLOORS * DOORS_A_FLOOR

const { subdistrict, community, grid } = {
  subdistrict: WORLD.qingyuan,
  community: WORLD.communities.wenlan,
  grid: WORLD.grids.west,
}
const YEAR = new Date().getFullYear()

export interface DrillWorld {
  /** Drawn around the houses; a strip of one further house lies inside, another house lies just outside. */
  polygon: LonLat[]
  /** Rooms that the roll-call must hold, and none else. */
  rooms: ReadonlySet<string>
  residents: number
  needHelp: ReadonlySet<string>
}

/** An estate of 22 houses in the grid west of the tiny world, with one resident or more behind each of 792 doors. */
export async function insertDrillWorld(db: Database): Promise<DrillWorld> {
  await insertDivisions(db)
  const world = { rooms: new Set<string>(), residents: 0, needHelp: new Set<string>() }
  const rows = { building: [], room: [], resident: [], residence: [] } as Record<
    string,
    unknown[][]
  >
  let key = 1_000
  for (let b = 0; b < BUILDINGS; b++) {
    const code = makeBuildingCode(WORLD.district, 100 + b)
    rows.building!.push(
      buildingRow(code, b, 120.0008 + (b % 6) * 6e-4, 30.2522 + Math.floor(b / 6) * 6e-4),
    )
    for (let s = 1; s <= STAIRWELLS; s++) {
      for (let d = 0; d < FLOORS * DOORS_A_FLOOR; d++) {
        const serial = 100_000 + (b * STAIRWELLS + s - 1) * FLOORS * DOORS_A_FLOOR + d
        const room = makeRoomCode(WORLD.district, serial)
        const floor = 1 + Math.floor(d / DOORS_A_FLOOR)
        rows.room!.push([
          subdistrict,
          room,
          code,
          4,
          `${s}`,
          floor,
          `${floor}0${1 + (d % 2)}`,
          '自有',
          '居住',
        ])
        world.rooms.add(room)
        const ages = AGES[serial % AGES.length]!
        if (needsHelp(ages)) world.needHelp.add(room)
        for (const age of ages) {
          rows.resident!.push([subdistrict, key, YEAR - age, '女'])
          rows.residence!.push([
            subdistrict,
            key,
            room,
            code,
            '自住',
            '户籍在册',
            '户主',
            '2020-01-01',
          ])
          key++
          world.residents++
        }
      }
    }
  }
  // Half inside and not far outside: neighbours of the line.
  const crossed = makeBuildingCode(WORLD.district, 200)
  const beyond = makeBuildingCode(WORLD.district, 201)
  rows.building!.push(
    buildingRow(crossed, 98, 120.0046, 30.253),
    buildingRow(beyond, 99, 120.0052, 30.253),
  )
  const crossedRoom = makeRoomCode(WORLD.district, 200_000)
  rows.room!.push([subdistrict, crossedRoom, crossed, 4, '1', 1, '101', '空置', '办公'])
  rows.room!.push([
    subdistrict,
    makeRoomCode(WORLD.district, 200_001),
    beyond,
    4,
    '1',
    1,
    '101',
    '自有',
    '居住',
  ])
  world.rooms.add(crossedRoom)
  await db.copyFrom('building', BUILDING_COLUMNS, rows.building!)
  await db.copyFrom('room', ROOM_COLUMNS, rows.room!)
  await db.copyFrom('resident', ['subdistrict', 'key', 'birth_year', 'sex'], rows.resident!)
  await db.copyFrom('residence', RESIDENCE_COLUMNS, rows.residence!)
  const [west, south, east, north] = [120.0005, 30.2519, 120.0046, 30.2545]
  const polygon: LonLat[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  return { ...world, polygon }
}

/** Who lives behind a door, by age. */
const AGES: readonly (readonly number[])[] = [
  [35],
  [44, 41, 12],
  [83, 79],
  [67],
  [31, 30, 2],
  [29],
  [70, 68],
]

const needsHelp = (ages: readonly number[]) =>
  ages.some((age) => age >= 80 || age < 6) || (ages.length === 1 && ages[0]! >= 60)

const BUILDING_COLUMNS = [
  ...['subdistrict', 'code', 'address_id', 'title', 'use', 'floors', 'stairwells', 'lon', 'lat'],
  ...['footprint', 'community', 'grid', 'valid_from'],
]
const ROOM_COLUMNS = [
  ...[
    'subdistrict',
    'code',
    'building',
    'address_id',
    'stairwell',
    'floor',
    'number',
    'tenure',
    'use',
  ],
]
const RESIDENCE_COLUMNS = [
  ...[
    'subdistrict',
    'resident',
    'room',
    'building',
    'kind',
    'registration',
    'relation',
    'valid_from',
  ],
]

function buildingRow(code: string, index: number, lon: number, lat: number): unknown[] {
  const ring = [
    [lon - 2e-4, lat - 1e-4],
    [lon + 2e-4, lat - 1e-4],
    [lon + 2e-4, lat + 1e-4],
    [lon - 2e-4, lat + 1e-4],
    [lon - 2e-4, lat - 1e-4],
  ]
  const footprint = Buffer.from(encodeWkb({ type: 'Polygon', coordinates: [ring] }))
  return [
    ...[subdistrict, code, 4, `${index + 1}幢`, '住宅', FLOORS, STAIRWELLS, lon, lat],
    ...[footprint, community, grid, '2020-01-01'],
  ]
}
