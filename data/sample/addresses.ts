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
  const desk = createDesk(ground, tile, book, names)
  const found = new Map<Building, BuildingAddress>()
  const premises: Premises[] = []
  for (const [site, members] of bySite(buildings)) {
    const grid = coverage.gridOfBlock(site.block.id)
    let own: Premises | undefined
    for (const building of members) {
      const { approach } = building.placed
      const id = () => book.reserve(1 + idsInside(building))
      if (approach.by === 'estate' || approach.by === 'campus') {
        if (!own) {
          own = openPremises(desk, site, grid)
          premises.push(own)
        }
        const name = buildingName(ground.seed, site, desk.count(`buildings of ${site.block.id}`))
        const { id: parent, text } = own.address
        found.set(building, { id: id(), parent, name, text: text + name, title: name, grid })
      } else {
        const door = doorOf(desk, building, grid)
        const { id: parent, text, name: title } = door
        found.set(building, { id: id(), parent, name: '1幢', text, title, grid })
      }
    }
  }
  return { book, of: (building) => found.get(building)!, premises }
}

/** What is needed to give out numbers. */
interface Desk {
  book: AddressBook
  names: PremisesNames
  numbers: ReturnType<typeof createStreetNumbers>
  /** 1, 2, 3 … for each key. */
  count(key: string): number
  /** A street's name for those whom no street passes. */
  fallbackRoad(site: BuildingSite, community: Community): string
  /** Number of the villagers' group on a block. */
  group(site: BuildingSite, community: PlaceAddress): number
}

function createDesk(ground: Ground, tile: number, book: AddressBook, names: PremisesNames): Desk {
  const counters = new Map<string, number>()
  const groups = new Map<BuildingSite, number>()
  const count = (key: string) => {
    const value = (counters.get(key) ?? 0) + 1
    counters.set(key, value)
    return value
  }
  return {
    book,
    names,
    count,
    numbers: createStreetNumbers(ground, tile),
    fallbackRoad: (site, community) =>
      community.name.slice(0, -1) + roadName(ground, 'horizontal', site.block.j0, tile),
    group(site, community) {
      const group = groups.get(site) ?? count(`groups of ${community.id}`)
      groups.set(site, group)
      return group
    },
  }
}

function openPremises(desk: Desk, site: BuildingSite, grid: GridArea): Premises {
  const { book, count, numbers } = desk
  const community = book.community(grid.community)
  const name = desk.names.ofBlock(site) ?? `${grid.community.name.slice(0, -2)}院`
  const side = gateSide(site.block)
  const { width, height } = site.frame
  const along = side === 'south' || side === 'north' ? width / 2 : height / 2
  const street = side && numbers(site, side, along)
  const at = { point: site.frame.at(width / 2, height / 2), grid }
  const roadText = street?.road ?? desk.fallbackRoad(site, grid.community)
  const road = book.place(community, 6, roadText, at)
  const number = book.place(road, 7, street?.number ?? `${count(`numbers of ${road.id}`)}号`, at)
  return { site, name, address: book.place(number, 8, name, at), grid }
}

/** The number at which a house of its own stands: on a street, in a lane or in a villagers' group. */
function doorOf(desk: Desk, { placed, site }: Building, grid: GridArea): PlaceAddress {
  const { book, count } = desk
  const { approach, point } = placed
  const at = { point, grid }
  const community = book.community(grid.community)
  const next = (way: PlaceAddress) => book.place(way, 7, `${count(`numbers of ${way.id}`)}号`, at)
  if (approach.by === 'street') {
    const street = desk.numbers(site, approach.side, approach.along)
    if (street) return book.place(book.place(community, 6, street.road, at), 7, street.number, at)
  }
  if (approach.by === 'lane') {
    return next(book.place(community, 6, site.lanes[approach.lane]!.name, at))
  }
  return next(book.place(community, 6, `${desk.group(site, community)}组`, at))
}

/** How many stairwells, floors and rooms are below one building. */
export function idsInside(building: Building): number {
  const ways = Math.max(1, building.stairwells)
  return (
    building.stairwells +
    (building.rooms.length > 0 ? ways * building.floors : 0) +
    building.rooms.length
  )
}

/** Buildings of each block in the order in which they were built: estates row by row, houses as they stand. */
function bySite(buildings: readonly Building[]): Map<BuildingSite, Building[]> {
  const groups = new Map<BuildingSite, Building[]>()
  for (const building of buildings) {
    const group = groups.get(building.site)
    if (group) group.push(building)
    else groups.set(building.site, [building])
  }
  return groups
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
