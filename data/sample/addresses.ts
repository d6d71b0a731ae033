import { type AddressBook, createAddressBook, type PlaceAddress } from './address-book.ts'
import type { Community, Coverage, GridArea } from './divisions.ts'
import type { Building } from './model.ts'
import type { Point } from './plane.ts'
import type { PremisesNames } from './premises.ts'
import { hashUnit } from './random.ts'
import { roadName } from './road-names.ts'
import type { BuildingSite } from './site.ts'
import { createStreetNumbers, gateSide } from './street-numbers.ts'
import type { Ground } from './terrain.ts'

export interface BuildingAddress {
  id: number
  parent: number
  /** Own part, e.g. `3幢`. */
  name: string
  text: string
  /** Short label on the map. */
  title: string
  grid: GridArea
}

/** An estate or an institution: a block's buildings under one gate. */
export interface Premises {
  site: BuildingSite
  name: string
  address: PlaceAddress
  grid: GridArea
}

export interface Addresses {
  book: AddressBook
  of(building: Building): BuildingAddress
  premises: readonly Premises[]
}

/** Gives every building its place in the address tree; stairwells, floors and rooms take the ids that follow it. */
export function createAddresses(
  ground: Ground,
  tile: number,
  subdistrict: { text: string; name: string; point: Point },
  coverage: Coverage,
  buildings: readonly Building[],
  names: PremisesNames,
): Addresses {
  const book = createAddressBook(tile, subdistrict, communityPoints(coverage))
  const numbers = createStreetNumbers(ground, tile)
  const found = new Map<Building, BuildingAddress>()
  const premises = new Map<BuildingSite, Premises>()
  const counters = new Map<string, number>()
  const count = (key: string) => {
    const value = (counters.get(key) ?? 0) + 1
    counters.set(key, value)
    return value
  }
  for (const site of sitesOf(buildings)) {
    const grid = coverage.gridOfBlock(site.block.id)
    const community = book.community(grid.community)
    const group = `group of block ${site.block.id}`
    for (const building of inOrder(buildings, site)) {
      const { approach, point } = building.placed
      const at = { point, grid }
      if (approach.by === 'estate' || approach.by === 'campus') {
        const own = premises.get(site) ?? openPremises(site, grid)
        premises.set(site, own)
        const name = buildingName(ground.seed, site, count(`buildings of ${site.block.id}`))
        found.set(building, enter(building, own.address, name, name, grid))
      } else {
        const place = doorOf(building, community, at, group)
        found.set(building, enter(building, place, '1幢', place.name, grid, place.text))
      }
    }
  }
  return { book, of: (building) => found.get(building)!, premises: [...premises.values()] }

  function openPremises(site: BuildingSite, grid: GridArea): Premises {
    const community = book.community(grid.community)
    const name = names.ofBlock(site) ?? `${grid.community.name.slice(0, -2)}院`
    const side = gateSide(site.block)
    const { width, height } = site.frame
    const along = side === 'south' || side === 'north' ? width / 2 : height / 2
    const street = side && numbers(site, side, along)
    const at = { point: site.frame.at(width / 2, height / 2), grid }
    const road = book.place(community, 6, street?.road ?? hamlet(site, grid.community), at)
    const number = book.place(road, 7, street?.number ?? `${count(`numbers of ${road.id}`)}号`, at)
    return { site, name, address: book.place(number, 8, name, at), grid }
  }

  function doorOf(
    { placed, site }: Building,
    community: PlaceAddress,
    at: { point: Point; grid: GridArea },
    group: string,
  ): PlaceAddress {
    const { approach } = placed
    if (approach.by === 'street') {
      const street = numbers(site, approach.side, approach.along)
      if (street) return book.place(book.place(community, 6, street.road, at), 7, street.number, at)
    }
    if (approach.by === 'lane') {
      const name = site.lanes[approach.lane]!.name
      const lane = book.place(community, 6, name, at)
      return book.place(lane, 7, `${count(`numbers of ${lane.id}`)}号`, at)
    }
    const known = counters.get(group)
    const serial = known ?? count(`groups of ${community.id}`)
    counters.set(group, serial)
    const hamletRow = book.place(community, 6, `${serial}组`, at)
    return book.place(hamletRow, 7, `${count(`numbers of ${hamletRow.id}`)}号`, at)
  }

  function enter(
    building: Building,
    parent: PlaceAddress,
    name: string,
    title: string,
    grid: GridArea,
    text = parent.text + name,
  ): BuildingAddress {
    const id = book.reserve(1 + idsInside(building))
    return { id, parent: parent.id, name, text, title, grid }
  }

  function hamlet(site: BuildingSite, community: Community): string {
    return `${community.name.slice(0, -1)}${roadName(ground, 'horizontal', site.block.j0, tile)}`
  }
}

/** Stairwells, floors and rooms below one building, in the order of `walkInside`. */
export function idsInside(building: Building): number {
  const ways = Math.max(1, building.stairwells)
  return (
    building.stairwells +
    (building.rooms.length > 0 ? ways * building.floors : 0) +
    building.rooms.length
  )
}

function sitesOf(buildings: readonly Building[]): Set<BuildingSite> {
  return new Set(buildings.map(({ site }) => site))
}

const bySite = new WeakMap<readonly Building[], Map<BuildingSite, Building[]>>()

/** Buildings of a block as the numbers are painted on: estates row by row from the gate, houses as they stand. */
function inOrder(buildings: readonly Building[], site: BuildingSite): readonly Building[] {
  let groups = bySite.get(buildings)
  if (!groups) {
    groups = new Map()
    for (const building of buildings) {
      const group = groups.get(building.site)
      if (group) group.push(building)
      else groups.set(building.site, [building])
    }
    bySite.set(buildings, groups)
  }
  return groups.get(site)!
}

/** Some estates letter their buildings; some leave out the four. */
function buildingName(seed: number, site: BuildingSite, serial: number): string {
  const unit = hashUnit(seed, 'painting', site.block.i0, site.block.j0)
  if (site.block.zone === 'office') return `${'ABCDEFGHJKLM'[serial - 1]}幢`
  if (site.block.zone === 'estate' && unit < 0.12) {
    const number = serial + (serial >= 4 ? 1 : 0)
    return `${number + (number >= 14 ? 1 : 0)}幢`
  }
  return `${serial}幢`
}

function communityPoints(coverage: Coverage): { community: Community; point: Point }[] {
  return coverage.communities.map((community) => ({
    community,
    point: coverage.grids.find((grid) => grid.community === community)!.middle,
  }))
}
