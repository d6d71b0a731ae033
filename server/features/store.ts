import type {
  AddressHoldings,
  BuildingCode,
  FeatureCode,
  GridCode,
  LayerCode,
  LayerScope,
  RoomCode,
} from '../../data/contracts/index.ts'
import { type VisiblePlaces, visibleAreas } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import type { EventRow } from '../storage/event-summary.ts'
import { askSource, type FeatureRow, sourceParam } from '../storage/feature-sources/index.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface AddressRow {
  code: BuildingCode | RoomCode | null
  building: BuildingCode | null
  level: number
  full_text: string
  lon: number
  lat: number
  subdistrict: string
  community: string
  grid: GridCode
  community_name: string
}

/** Subdistrict, building, and the room or null for the whole building. */
export type Place = readonly [subdistrict: string, building: string | null, room: string | null]

export interface SiteRow {
  code: FeatureCode
  title: string
  kind: string
  status: string
  room: RoomCode | null
  total: number
}

export interface ItemRow {
  layer: LayerCode
  code: FeatureCode
  title: string
  class: number
  state: number
  risk: number
  room: RoomCode | null
  total: number
}

export interface HeldEventRow extends EventRow {
  total: number
  open: number
}

export function findFeature(
  client: Queryable,
  scope: LayerScope,
  code: FeatureCode,
): Promise<FeatureRow | undefined> {
  const { layer } = scope
  const { patterns } = visibleAreas(scope)
  return client.first(askSource(layer, FIND_FEATURE), [sourceParam(layer), code, patterns])
}

/** Of a feature that the scope has already been let to. */
export async function findAddress(
  client: Queryable,
  { subdistrict, address_id, building }: FeatureRow,
): Promise<AddressRow | undefined> {
  if (address_id === null && building === null) return undefined
  return client.first<AddressRow>(ADDRESS_OF, [subdistrict, address_id, building])
}

export async function countPeople(
  client: Queryable,
  place: Place,
): Promise<NonNullable<AddressHoldings['residents']>> {
  return (await client.first<NonNullable<AddressHoldings['residents']>>(PEOPLE, place))!
}

export async function countRooms(client: Queryable, place: Place): Promise<number> {
  return (await client.first<{ rooms: number }>(ROOMS, place))!.rooms
}

export const listSites = (client: Queryable, place: Place, scope: LayerScope): Promise<SiteRow[]> =>
  client.query(SITES, [...place, HOLDING_LIMIT, visibleAreas(scope).patterns])

export const listItems = (
  client: Queryable,
  place: Place,
  { layers, patterns }: VisiblePlaces,
): Promise<ItemRow[]> => client.query(ITEMS, [...place, HOLDING_LIMIT, layers, patterns])

export const listEvents = (
  client: Queryable,
  place: Place,
  scope: LayerScope,
  openStates: readonly string[],
): Promise<HeldEventRow[]> =>
  client.query(EVENTS, [...place, EVENT_LIMIT, openStates, visibleAreas(scope).patterns])

/** Lists on a card are cut here; their totals are not. */
const HOLDING_LIMIT = 200
const EVENT_LIMIT = 50

const sql = (name: string) => loadSql(import.meta.url, name)
const FIND_FEATURE = sql('find-feature.sql')
const ADDRESS_OF = sql('address-of.sql')
const PEOPLE = sql('holdings-people.sql')
const ROOMS = sql('holdings-rooms.sql')
const SITES = sql('holdings-sites.sql')
const ITEMS = sql('holdings-items.sql')
const EVENTS = sql('holdings-events.sql')
