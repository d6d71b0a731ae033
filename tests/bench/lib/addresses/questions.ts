import type { Services } from '../../../../server/services.ts'

export interface Preview {
  kind: string
  path: string
  bodies: readonly object[]
}

export interface AddressQuestions {
  lists: readonly { kind: string; paths: readonly string[] }[]
  previews: readonly Preview[]
}

interface Row {
  subdistrict: string
  id: number
  parent: number
  name: string
  lon: number
  lat: number
  other: number
}

const MANY = 200
const FEW = 15
/** Drawn by a hash of the id: the same ones in every run. */
const DRAWN = (level: number, count: number, more = '') =>
  `select subdistrict, id, parent, name, lon, lat, id as other from address
   where level = ${level} and state = 'active' ${more} order by hashint8(id) limit ${count}`

/** What stewards ask for and do, of streets and buildings drawn from all. */
export async function addressQuestions({ db }: Pick<Services, 'db'>): Promise<AddressQuestions> {
  const streets = await db.query<Row>(DRAWN(6, MANY))
  const buildings = await db.query<Row>(DRAWN(9, MANY))
  const rooms = await db.query<Row>(DRAWN(12, MANY))
  const long = await db.query<Row>(LONGEST_WAITING)
  const twins = await db.query<Row>(TWINS)
  const at = '/api/addresses'
  const below = ({ subdistrict, id }: Row) => `${at}?parent=${subdistrict}:${id}&limit=500`
  const detail = ({ subdistrict, id }: Row) => `${at}/${subdistrict}/${id}`
  const states = ['proposed', 'verified', 'retired', 'active']
  return {
    lists: [
      { kind: 'below a street', paths: streets.map(below) },
      { kind: 'below a building', paths: buildings.map(below) },
      {
        kind: 'by state, page after page',
        paths: streets.map(
          ({ subdistrict, id }, i) =>
            `${at}?state=${states[i % 4]}&limit=60&after=${subdistrict}:${id}`,
        ),
      },
      {
        kind: 'roads and estates, page after page',
        paths: streets.map(
          ({ subdistrict, id }, i) =>
            `${at}?level=${i % 2 ? 6 : 8}&limit=60&after=${subdistrict}:${id}`,
        ),
      },
      {
        kind: 'by text',
        paths: streets.map(({ name }) => `${at}?limit=60&q=${encodeURIComponent(name)}`),
      },
      { kind: 'one address', paths: [...buildings, ...rooms].map(detail) },
    ],
    previews: [
      {
        kind: 'certify a whole street',
        path: '/api/addresses/certify',
        bodies: long.map((place) => ({ place: placeOf(place), to: 'active', below: true })),
      },
      {
        kind: 'merge two buildings',
        path: '/api/addresses/changes',
        bodies: twins.map(({ subdistrict, id, other }) => ({
          ...{ op: 'merge', subdistrict, ids: [other], into: id },
        })),
      },
      {
        kind: 'move a building',
        path: '/api/addresses/changes',
        bodies: buildings.slice(0, FEW).map((row) => ({
          ...{ op: 'move', place: placeOf(row), lonLat: [row.lon + 0.00001, row.lat] },
        })),
      },
    ],
  }
}

const placeOf = ({ subdistrict, id }: Row) => ({ subdistrict, id })

/** The streets below which most addresses wait to be taken into use. */
const LONGEST_WAITING = `
  with recursive waiting as (
    select subdistrict, id, parent, level, id as origin from address where state = 'verified'
    union all
    select address.subdistrict, address.id, address.parent, address.level, waiting.origin
    from waiting
    join address on address.subdistrict = waiting.subdistrict and address.id = waiting.parent
    where waiting.level > 6
  )
  select waiting.subdistrict, waiting.id, 0 as parent, '' as name, 0 as lon, 0 as lat, waiting.id as other
  from waiting where level = 6 group by waiting.subdistrict, waiting.id order by count(*) desc limit ${FEW}`

/** Two neighbours, of which one is empty: rooms of one number would stand in the way. */
const TWINS = `
  with empty as (
    select subdistrict, id, parent from address as building
    where level = 9 and state <> 'retired' and not exists (
      select from address where subdistrict = building.subdistrict and parent = building.id
    )
    order by hashint8(id) limit 300
  )
  select distinct on (empty.id) building.subdistrict, building.id, building.parent, building.name, building.lon,
    building.lat, empty.id as other
  from empty
  join address as building on building.subdistrict = empty.subdistrict and building.parent = empty.parent
    and building.level = 9 and building.state in ('verified', 'active') and building.id <> empty.id
  order by empty.id, building.id limit ${FEW}`
