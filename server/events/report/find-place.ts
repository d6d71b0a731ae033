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

type GivenPlace = NewEvent['place']

interface PlaceRow {
  /** Which of those that were asked for, from 1. */
  place: number
  subdistrict: string
  address_id: number
  building: string | null
  room: string | null
}

const placesOfCodes = loadSql(import.meta.url, 'places-of-codes.sql')
const placesNear = loadSql(import.meta.url, 'places-near.sql')
const grids = createGridLookup()

/** Where it is: address, grid and position follow from what was given; outside of one's areas nothing is reported. */
export async function findPlace(
  client: Queryable,
  scope: LayerScope,
  given: GivenPlace,
): Promise<EventPlace> {
  return placeInScope(scope, (await findPlaces(client, [given]))[0])
}

/** The place, if it is one of the scope's. */
export function placeInScope(scope: LayerScope, place: EventPlace | undefined): EventPlace {
  if (place !== undefined && seesGrid(scope, place.grid)) return place
  throw new Refusal(422, 'event-place', 'place: There is no such place in your areas.', {
    field: 'place',
  })
}

/** Of several at once, in their order, wherever they are: who asks has still to see whether he may know. */
export async function findPlaces(
  client: Queryable,
  given: readonly GivenPlace[],
): Promise<(EventPlace | undefined)[]> {
  const byCode = await placesByCode(
    client,
    given.flatMap((place) => ('code' in place ? [place.code] : [])),
  )
  const at = await placesAt(
    client,
    given.flatMap((place) => ('code' in place ? [] : [place.lonLat])),
  )
  return given.map((place) => ('code' in place ? byCode.shift() : at.shift()))
}

async function placesByCode(
  client: Queryable,
  codes: readonly string[],
): Promise<(EventPlace | undefined)[]> {
  if (codes.length === 0) return []
  const rows = await client.query<PlaceRow & Omit<EventPlace, 'addressId'>>(placesOfCodes, [codes])
  return codes.map((_code, index) => {
    const row = rows.find(({ place }) => place === index + 1)
    if (row === undefined) return undefined
    const { place: _place, address_id: addressId, ...found } = row
    return { ...found, addressId }
  })
}

async function placesAt(
  client: Queryable,
  positions: readonly (readonly [number, number])[],
): Promise<(EventPlace | undefined)[]> {
  if (positions.length === 0) return []
  const gridAt = await grids.locator(client)
  const found = positions.map(([lon, lat]) => ({ lon, lat, grid: gridAt(lon, lat) }))
  const rows = await client.query<PlaceRow>(placesNear, [
    found.map(({ lon }) => lon),
    found.map(({ lat }) => lat),
    found.map(({ grid }) => grid),
  ])
  return found.map(({ lon, lat, grid }, index) => {
    if (grid === '') return undefined
    const near = rows.find(({ place }) => place === index + 1)
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
  })
}
