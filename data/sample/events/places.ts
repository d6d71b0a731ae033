import type { Addresses } from '../addresses.ts'
import type { GridArea } from '../divisions.ts'
import { type Building, isDwelling, type Room } from '../model.ts'
import { distanceM, type Point } from '../plane.ts'
import type { Random } from '../random.ts'
import type { Terrain } from '../terrain.ts'
import type { Place } from './subjects.ts'

export interface Spot {
  building: Building
  room: Room | null
  point: Point
  grid: GridArea
}

/** Finds places for events of one subdistrict. */
export interface SpotFinder {
  find(place: Place, random: Random): Spot
  /** On the street or in a shop within `radiusM` of a point. */
  near(middle: Point, radiusM: number): readonly Building[]
  at(building: Building, random: Random): Spot
  sites: readonly Building[]
}

export function createSpotFinder(
  terrain: Terrain,
  addresses: Addresses,
  buildings: readonly Building[],
  rooms: readonly Room[],
): SpotFinder {
  const homes = rooms.filter((room) => isDwelling(room) && room.persons > 0)
  const lists: Record<Place, readonly (Room | Building)[]> = {
    home: homes,
    oldHome: homes.filter((room) => ['townhouse', 'farmhouse'].includes(room.building.placed.kind)),
    let: homes.filter((room) => room.tenure === '租赁'),
    shop: rooms.filter((room) => room.use === '经营' && room.building.placed.kind !== 'shed'),
    works: rooms.filter((room) =>
      ['shed', 'warehouse', 'office'].includes(room.building.placed.kind),
    ),
    site: buildings.filter((b) => b.placed.kind === 'skeleton'),
    building: buildings.filter((b) => b.rooms.length > 3),
    street: buildings.filter((b) =>
      ['shops', 'townhouse', 'farmhouse', 'slab'].includes(b.placed.kind),
    ),
    water: buildings.filter((b) => nearWater(b)),
  }
  const fallback = lists.building
  const at = (building: Building, random: Random): Spot => spotAt(building, null, random)
  return {
    sites: lists.site as readonly Building[],
    at,
    near: (middle, radiusM) =>
      buildings.filter((b) => b.rooms.length > 0 && distanceM(b.placed.point, middle) <= radiusM),
    find(place, random) {
      const list = lists[place].length > 0 ? lists[place] : fallback
      const thing = random.pick(list)
      return 'building' in thing
        ? spotAt(thing.building, thing, random)
        : spotAt(thing, null, random)
    },
  }

  function spotAt(building: Building, room: Room | null, random: Random): Spot {
    const grid = addresses.of(building).grid
    return { building, room, grid, point: room ? room.point : inFrontOf(building, random) }
  }

  function nearWater({ site }: Building): boolean {
    const { edges } = site.block
    return Object.values(edges).includes('canal') || rowBesideRiver(site.block.j0, site.block.j1)
  }

  function rowBesideRiver(j0: number, j1: number): boolean {
    return terrain.plan.blocks.some((b) => b.zone === 'river' && (b.j1 === j0 || b.j0 === j1))
  }
}

/** A step or two outside the door. */
function inFrontOf({ placed }: Building, random: Random): Point {
  const u = placed.length * random.between(-0.5, 0.5)
  const v = -(placed.depth / 2) - random.between(1, 4)
  const [cos, sin] = [Math.cos(placed.turn), Math.sin(placed.turn)]
  return [placed.point[0] + u * cos - v * sin, placed.point[1] + u * sin + v * cos]
}
