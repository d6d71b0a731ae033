import type { LonLat } from '../../../../data/contracts/index.ts'
import { isInPolygons, polygonsOf } from '../../../../data/formats/polygons.ts'
import { addressParts, houseOf } from './address-parts.ts'
import type { LocatedBuilding } from './building-locator.ts'
import type { TextMatch } from './match-texts.ts'
import { placeAddress } from './place-address.ts'
import { placeIn } from './place-parts.ts'
import { type Placement, type PlacingTools, placeOf } from './place-row.ts'
import type { TypedRow } from './type-row.ts'

type Row = Pick<TypedRow, 'lonLat' | 'values' | 'text' | 'geometry'>

/**
 * A building by its outline: the one that stands there, the one that the row names, or a new one. What nobody names is
 * numbered and gets its address from a later list.
 */
export function placeOutline(row: Row, match: TextMatch, tools: PlacingTools): Placement {
  const { lonLat, geometry } = row
  if (!lonLat || !geometry) return { kind: 'failed', remark: 'no-area' }
  const grid = tools.gridOf(...lonLat)
  if (grid === '' || !tools.mayWrite(grid)) return { kind: 'failed', remark: 'outside' }
  const parts = addressParts(row.values)
  if (parts.length === 0 && row.text !== '') return placeAddress(row, match, tools)
  const inside = buildingsIn(geometry, lonLat, tools).filter((one) => tools.mayWrite(one.grid))
  if (inside.length > 1) {
    return {
      kind: 'doubtful',
      candidates: inside.map(placeOf).slice(0, 9),
      remark: 'several-inside',
    }
  }
  const there = inside[0]
  const { steps, isUnnamed } = houseOf(parts)
  if (there && isUnnamed) return { kind: 'placed', at: standing(there, geometry, lonLat, grid) }
  const community = tools.communities.byCode(grid.slice(0, 12))
  if (!community) return { kind: 'failed', remark: 'community-unknown' }
  const [lon, lat] = lonLat
  const at = { ...placeIn(community), steps, grid, lon, lat }
  return {
    kind: 'placed',
    at: { ...at, ...(there && { there: placeOf(there) }) },
    ...(isUnnamed && { remark: 'unnumbered' as const }),
  }
}

/** Known buildings that the outline can be about: it holds their point, or they hold its own. */
function buildingsIn(
  geometry: Buffer,
  [lon, lat]: LonLat,
  { locator }: PlacingTools,
): LocatedBuilding[] {
  const polygons = polygonsOf(geometry)
  const reachM = Math.max(
    ...polygons.flatMap(([ring = []]) => ring.map((at) => metres(at, lon, lat))),
  )
  const inside = locator
    .near(lon, lat, reachM)
    .map(({ building }) => building)
    .filter((one) => isInPolygons(polygons, [one.lon, one.lat]))
  if (inside.length > 0) return inside
  const around = locator.at(lon, lat)
  return around ? [around] : []
}

const METRES_A_DEGREE = 111_320
const metres = ([x = 0, y = 0]: readonly number[], lon: number, lat: number) =>
  METRES_A_DEGREE * Math.hypot((x - lon) * Math.cos((lat * Math.PI) / 180), y - lat)

/** Where it stands as long as that is inside of the outline. */
function standing(building: LocatedBuilding, geometry: Buffer, lonLat: LonLat, grid: string) {
  const { subdistrict, code, addressId } = building
  const isInside = isInPolygons(polygonsOf(geometry), [building.lon, building.lat])
  const [lon, lat] = isInside ? [building.lon, building.lat] : lonLat
  const own = isInside ? building.grid : grid
  return { subdistrict, grid: own, addressId, building: code, room: null, lon, lat }
}
