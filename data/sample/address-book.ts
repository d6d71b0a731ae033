import type { Community, GridArea } from './divisions.ts'
import type { Point } from './plane.ts'
import { firstId } from './serials.ts'

/** An address above the building: it carries no code. */
export interface PlaceAddress {
  id: number
  level: 4 | 5 | 6 | 7 | 8
  parent: number | null
  name: string
  text: string
  point: Point
  community: Community | null
  grid: GridArea | null
}

/** The addresses of one subdistrict while they are given out; the same place is never entered twice. */
export interface AddressBook {
  readonly places: readonly PlaceAddress[]
  root: PlaceAddress
  community(community: Community): PlaceAddress
  place(
    parent: PlaceAddress,
    level: PlaceAddress['level'],
    name: string,
    at: { point: Point; grid: GridArea },
  ): PlaceAddress
  /** Ids for a building and everything in it. */
  reserve(count: number): number
}

export function createAddressBook(
  tile: number,
  subdistrict: { text: string; name: string; point: Point },
  communities: readonly { community: Community; point: Point }[],
): AddressBook {
  let next = firstId(tile)
  const places: PlaceAddress[] = []
  const byKey = new Map<string, PlaceAddress>()
  const add = (place: Omit<PlaceAddress, 'id'>): PlaceAddress => {
    const added = { id: next++, ...place }
    places.push(added)
    return added
  }
  const root = add({
    level: 4,
    // The divisions above it are no rows of the address base.
    parent: null,
    name: subdistrict.name,
    text: subdistrict.text,
    point: subdistrict.point,
    community: null,
    grid: null,
  })
  const byCommunity = new Map(
    communities.map(({ community, point }) => [
      community,
      add({
        level: 5,
        parent: root.id,
        name: community.name,
        text: root.text + community.name,
        point,
        community,
        grid: null,
      }),
    ]),
  )
  return {
    places,
    root,
    community: (community) => byCommunity.get(community)!,
    place(parent, level, name, { point, grid }) {
      const key = `${parent.id}/${level}/${name}`
      const known = byKey.get(key)
      if (known) return known
      const { id, text, community } = parent
      const place = add({ level, parent: id, name, text: text + name, point, community, grid })
      byKey.set(key, place)
      return place
    },
    reserve(count) {
      const first = next
      next += count
      return first
    },
  }
}
