import type { ImportTarget, LonLat } from '../../../../data/contracts/index.ts'
import type { GridLocator } from '../../../storage/grid-locator.ts'
import type { BuildingLocator, LocatedBuilding } from './building-locator.ts'
import type { CommunityFinder } from './communities.ts'
import { distanceM } from './distance.ts'
import type { FoundPlace, TextMatch } from './match-texts.ts'
import type { RowRemarkKind } from './row-remarks.ts'

/** Where a row belongs, or that somebody has to say. */
export type Placement =
  | { kind: 'placed'; at: PlacedAt; remark?: RowRemarkKind }
  | { kind: 'doubtful'; candidates: readonly FoundPlace[]; remark: RowRemarkKind }
  | { kind: 'failed'; remark: RowRemarkKind }

export interface PlacedAt {
  subdistrict: string
  grid: string
  addressId: number | null
  building: string | null
  room: string | null
  lon: number
  lat: number
  /** Of an address that is not there yet: the way to it, from `addressId` on. */
  steps?: readonly AddressStep[]
  /** Without a position of its own: where it lies shows once it is known how much of the way is there. */
  isUnplaced?: true
  /** The building that stands there already; it may be the one that this number was before. */
  there?: FoundPlace
}

/** 幢 3, 单元 2 … as the address base names them. */
export interface AddressStep {
  level: number
  name: string
  /** The only house of its number, which the row does not name. */
  isSilent?: true
}

export interface PlacingTools {
  base: ImportTarget['base']
  locator: BuildingLocator
  gridOf: GridLocator
  communities: CommunityFinder
  /** Whether this account may write there. */
  mayWrite(grid: string): boolean
}

/** Farther apart, the address and the position of a row speak of different places. */
export const CONFLICT_M = 200
/** A position so near speaks for an address, when no other one is within the second. */
const CONFIRMS_M = 60
const RIVAL_M = 150
/** Level of the address base that a thing of this base hangs on at least. */
const LEAST_LEVEL: Readonly<Record<ImportTarget['base'], number>> = {
  room: 12,
  person: 12,
  building: 9,
  site: 9,
  address: 9,
  area: 6,
  point: 6,
  outline: 9,
  shape: 6,
  division: 6,
}

/** By the address, by the position, by both compared; what is not sure is asked, never guessed. */
export function placeRow(
  row: { text: string; lonLat: LonLat | null },
  match: TextMatch,
  tools: PlacingTools,
): Placement {
  const { lonLat } = row
  if (match.verdict === 'matched' && match.place) {
    return placeMatched(match.place, match, lonLat, tools)
  }
  if (match.verdict === 'doubtful' && match.candidates.length > 0) {
    return settleByPosition(match.candidates, lonLat, tools)
  }
  return lonLat ? placeByPosition(row.text, lonLat, tools) : { kind: 'failed', remark: 'no-place' }
}

/** What an answer from the queue, or a sure match, comes to. */
export function placedAt(place: FoundPlace, lonLat: LonLat | null, tools: PlacingTools): PlacedAt {
  const { subdistrict, grid, addressId, building, room, lon, lat } = place
  const at = { subdistrict, grid, addressId, building, room, lon, lat }
  // Things that stand in the open are where they are, not where their address is.
  if (lonLat === null || !isOutdoors(tools.base)) return at
  const own = tools.gridOf(...lonLat)
  if (own === '' || !tools.mayWrite(own)) return at
  return { ...at, subdistrict: own.slice(0, 9), grid: own, lon: lonLat[0], lat: lonLat[1] }
}

/** Whoever answers may leave a thing at its estate or street; people live in rooms. */
export const mayBeAnswered = (level: number, base: ImportTarget['base']): boolean =>
  base !== 'person' || level >= LEAST_LEVEL.person

const isOutdoors = (base: ImportTarget['base']) => base === 'point' || base === 'area'

function placeMatched(
  place: FoundPlace,
  match: TextMatch,
  lonLat: LonLat | null,
  tools: PlacingTools,
): Placement {
  if (!tools.mayWrite(place.grid)) return { kind: 'failed', remark: 'no-place' }
  if (match.isAnswered && mayBeAnswered(place.level, tools.base)) {
    return { kind: 'placed', at: placedAt(place, lonLat, tools) }
  }
  const candidates = match.candidates.length > 0 ? match.candidates : [place]
  const mine = candidates.filter(({ grid }) => tools.mayWrite(grid))
  if (place.level < LEAST_LEVEL[tools.base]) {
    const remark = place.level >= 9 ? 'room-unknown' : 'too-vague'
    return { kind: 'doubtful', candidates: mine, remark }
  }
  if (lonLat && distanceM(lonLat, [place.lon, place.lat]) > CONFLICT_M) {
    return { kind: 'doubtful', candidates: mine, remark: 'position-conflict' }
  }
  return { kind: 'placed', at: placedAt(place, lonLat, tools) }
}

function settleByPosition(
  all: readonly FoundPlace[],
  lonLat: LonLat | null,
  tools: PlacingTools,
): Placement {
  const candidates = all.filter(({ grid }) => tools.mayWrite(grid))
  const [best] = candidates
  if (!best) return { kind: 'failed', remark: 'no-place' }
  const doubt: Placement = { kind: 'doubtful', candidates, remark: 'address-doubtful' }
  if (!lonLat || best.level < LEAST_LEVEL[tools.base]) return doubt
  const away = (place: FoundPlace) => distanceM(lonLat, [place.lon, place.lat])
  const isAlone = candidates.slice(1).every((other) => away(other) > RIVAL_M)
  if (away(best) > CONFIRMS_M || !isAlone || candidates.length < 2) return doubt
  return {
    kind: 'placed',
    at: placedAt(best, lonLat, tools),
    remark: 'confirmed-by-position',
  }
}

function placeByPosition(text: string, lonLat: LonLat, tools: PlacingTools): Placement {
  const { base, locator, gridOf, mayWrite } = tools
  const [lon, lat] = lonLat
  const building = locator.at(lon, lat)
  if (isOutdoors(base)) {
    const grid = gridOf(lon, lat)
    if (grid === '' || !mayWrite(grid)) return { kind: 'failed', remark: 'no-place' }
    const at = { subdistrict: grid.slice(0, 9), grid, lon, lat }
    return {
      kind: 'placed',
      at: { ...at, addressId: null, building: null, room: null },
      ...(text === '' ? {} : { remark: 'placed-by-position' as const }),
    }
  }
  if (!building || !mayWrite(building.grid)) return { kind: 'failed', remark: 'no-place' }
  const place = placeOf(building)
  if (LEAST_LEVEL[base] > 9) {
    return { kind: 'doubtful', candidates: [place], remark: 'room-unknown' }
  }
  if (text !== '') return { kind: 'doubtful', candidates: [place], remark: 'address-unknown' }
  return {
    kind: 'placed',
    at: placedAt(place, lonLat, tools),
    remark: 'placed-by-position',
  }
}

export const placeOf = (building: LocatedBuilding): FoundPlace => ({
  subdistrict: building.subdistrict,
  addressId: building.addressId,
  level: 9,
  building: building.code,
  room: null,
  lon: building.lon,
  lat: building.lat,
  grid: building.grid,
  fullText: '',
  confidence: 0.5,
})
