import { BUILDING_LEVEL } from '../../../../data/rules/address-base/names.ts'
import { addressParts, withHouse } from './address-parts.ts'
import type { CommunityPlace } from './communities.ts'
import { isFit } from './fit-use.ts'
import { type PlacedAt, type Placement, type PlacingTools, placeOf } from './place-row.ts'
import type { TypedRow } from './type-row.ts'

type Row = Pick<TypedRow, 'lonLat' | 'values'>

/**
 * An address that comes part by part, road, door, house and room each in a column of its own: the whole way from its
 * community down, as far as it is not there yet. `undefined` = the row gives no parts.
 */
export function placeParts(row: Row, tools: PlacingTools): Placement | undefined {
  const parts = addressParts(row.values)
  if (parts.length === 0) return undefined
  const whole = withHouse(parts)
  if ('problem' in whole) return { kind: 'failed', remark: whole.problem }
  const { steps } = whole
  if (!isFit(row.values.use, steps.at(-1)!.level)) return { kind: 'failed', remark: 'unfit-use' }
  const grid = row.lonLat ? tools.gridOf(...row.lonLat) : ''
  if (row.lonLat && (grid === '' || !tools.mayWrite(grid))) {
    return { kind: 'failed', remark: 'no-place' }
  }
  const community = communityOf(row, grid, tools)
  if (!community) return { kind: 'failed', remark: 'community-unknown' }
  if (grid !== '' && !grid.startsWith(community.subdistrict)) {
    return { kind: 'failed', remark: 'elsewhere' }
  }
  const place = { ...placeIn(community), steps }
  if (!row.lonLat) {
    const at: PlacedAt = { ...place, isUnplaced: true }
    return tools.mayWrite(at.grid) ? { kind: 'placed', at } : { kind: 'failed', remark: 'no-place' }
  }
  const [lon, lat] = row.lonLat
  const hasHouse = steps.some(({ level }) => level === BUILDING_LEVEL)
  const there = hasHouse ? tools.locator.at(lon, lat) : undefined
  return {
    kind: 'placed',
    at: { ...place, grid, lon, lat, ...(there && { there: placeOf(there) }) },
  }
}

/** Below the community, with nothing of the way gone yet. */
export function placeIn({ code, subdistrict, addressId, lon, lat }: CommunityPlace): PlacedAt {
  return { subdistrict, grid: code, addressId, building: null, room: null, lon, lat }
}

function communityOf({ values }: Row, grid: string, { communities }: PlacingTools) {
  return typeof values.community === 'string'
    ? communities.named(values.community)
    : communities.byCode(grid.slice(0, 12))
}
