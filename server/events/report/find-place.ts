import { type LayerScope, type NewEvent, Refusal } from '../../../data/contracts/index.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { createGridLookup } from '../../storage/grid-locator.ts'
import { loadSql } from '../../storage/sql-file.ts'

export interface EventPlace {
  subdistrict: string
  addressId: number | null
  building: string | null
  room: string | null
  lon: number
  lat: number
  community: string
  grid: string
}

interface PlaceRow {
  subdistrict: string
  address_id: number
  building: string | null
  room: string | null
}

const placeOfCode = loadSql(import.meta.url, 'place-of-code.sql')
const placeNear = loadSql(import.meta.url, 'place-near.sql')
const grids = createGridLookup()

/** Where it is: address, grid and position follow from what was given; outside of one's areas nothing is reported. */
export async function findPlace(
  client: Queryable,
  scope: LayerScope,
  given: NewEvent['place'],
): Promise<EventPlace> {
  const place = 'code' in given ? await byCode(client, given.code) : await at(client, given.lonLat)
  if (place === undefined || !seesGrid(scope, place.grid)) {
    throw new Refusal(422, 'event-place', 'place: There is no such place in your areas.', {
      field: 'place',
    })
  }
  return place
}

async function byCode(client: Queryable, code: string): Promise<EventPlace | undefined> {
  const row = await client.first<PlaceRow & Omit<EventPlace, 'addressId'>>(placeOfCode, [code])
  if (!row) return undefined
  const { address_id: addressId, ...place } = row
  return { ...place, addressId }
}

async function at(
  client: Queryable,
  [lon, lat]: readonly [number, number],
): Promise<EventPlace | undefined> {
  const grid = await grids.at(client, lon, lat)
  if (grid === '') return undefined
  const near = await client.first<PlaceRow>(placeNear, [lon, lat, grid])
  return {
    subdistrict: grid.slice(0, 9),
    community: grid.slice(0, 12),
    grid,
    lon,
    lat,
    addressId: near?.address_id ?? null,
    building: near?.building ?? null,
    room: null,
  }
}
