import { outlineCells } from '../coverage-rings.ts'
import { personName } from '../items/item.ts'
import { type Point, ringAreaM2, toLonLat } from '../plane.ts'
import { createRandom } from '../random.ts'
import { AREA_CODE, DISTRICT_NAME } from '../size.ts'
import type { Subdistrict } from '../subdistrict.ts'
import type { Ground } from '../terrain.ts'
import { polygonsWkb, type SampleTable, type Value } from './table.ts'

const SINCE = '2021-04-09'

export function divisionTable(subdistrict: Subdistrict): SampleTable {
  return {
    name: 'division',
    columns: [
      'code',
      'level',
      'kind',
      'name',
      'parent',
      'subdistrict',
      'lon',
      'lat',
      'geometry',
      'valid_from',
    ],
    *rows() {
      const { ground, code, name, coverage, tile } = subdistrict
      const district = `${AREA_CODE}000000`
      const kind = name.endsWith('镇') ? '镇' : '街道'
      if (tile === 0) {
        yield [
          ...division(ground, district, 'district', '区', DISTRICT_NAME.zh, '330100000000', ''),
          ...shape(ground, districtCells(ground)),
          SINCE,
        ]
      }
      const all = new Set(coverage.communities.flatMap(({ cells }) => [...cells]))
      yield [
        ...division(ground, `${code}000`, 'subdistrict', kind, name, district, code),
        ...shape(ground, all),
        SINCE,
      ]
      for (const community of coverage.communities) {
        yield [
          ...division(
            ground,
            community.code,
            'community',
            community.kind,
            community.name,
            `${code}000`,
            code,
          ),
          ...shape(ground, community.cells),
          SINCE,
        ]
      }
    },
  }
}

const division = (
  _ground: Ground,
  code: string,
  level: string,
  kind: string,
  name: string,
  parent: string,
  subdistrict: string,
): Value[] => [code, level, kind, name, parent, subdistrict]

function districtCells({ tiles, size }: Ground): ReadonlySet<string> {
  const cells = new Set<string>()
  for (let i = 0; i < size.tilesX * size.columns; i++) {
    for (let j = 0; j < size.tilesY * size.rows; j++) {
      if (tiles.tileAt(i, j) >= 0) cells.add(`${i}/${j}`)
    }
  }
  return cells
}

/** lon, lat, geometry. */
function shape(ground: Ground, cells: ReadonlySet<string>): [number, number, Uint8Array] {
  const polygons = outlineCells(ground, cells)
  const [lon, lat] = toLonLat(middleOf(polygons[0]![0]!))
  return [lon, lat, polygonsWkb(polygons)]
}

/** Centre of gravity of a ring. */
function middleOf(ring: readonly Point[]): Point {
  const area = ringAreaM2(ring)
  let x = 0
  let y = 0
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
  })
  return [x / (6 * area), y / (6 * area)]
}

export function gridTable({ ground, code, coverage }: Subdistrict): SampleTable {
  return {
    name: 'grid_cell',
    columns: [
      'subdistrict',
      'code',
      'kind',
      'community',
      'name',
      'lon',
      'lat',
      'geometry',
      'households',
      'valid_from',
    ],
    *rows() {
      for (const grid of coverage.grids) {
        yield [
          code,
          grid.code,
          grid.kind,
          grid.community.code,
          grid.name,
          ...shape(ground, grid.cells),
          grid.households,
          '2023-01-01',
        ]
      }
    },
  }
}

/** 网格人员: exactly the quota of full-time workers, at least one in every grid; heads and part-timers besides. */
export function staffTable({ ground, code, coverage, quotas, tile }: Subdistrict): SampleTable {
  return {
    name: 'grid_staff',
    columns: ['subdistrict', 'grid', 'staff_key', 'name', 'role', 'full_time', 'valid_from'],
    *rows() {
      const random = createRandom(ground.seed, 'staff', tile)
      const busiest = [...coverage.grids].sort((a, b) => b.households - a.households)
      const doubled = new Set(busiest.slice(0, quotas.fullTimeStaff - coverage.grids.length))
      let serial = 0
      const worker = (grid: string, role: string, fullTime: boolean): Value[] => [
        code,
        grid,
        `W${code.slice(6)}${String(++serial).padStart(4, '0')}`,
        personName(random),
        role,
        fullTime,
        `202${random.int(1, 5)}-0${random.int(1, 9)}-01`,
      ]
      for (const grid of coverage.grids) {
        yield worker(grid.code, '网格长', false)
        yield worker(grid.code, '专职', true)
        if (doubled.has(grid)) yield worker(grid.code, '专职', true)
        for (let k = random.int(0, 2); k > 0; k--) yield worker(grid.code, '兼职', false)
        if (random.chance(0.4)) yield worker(grid.code, '指导员', false)
      }
    },
  }
}
