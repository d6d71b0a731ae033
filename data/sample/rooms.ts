import type { Building, Room, RoomUse, Tenure } from './model.ts'
import type { Point } from './plane.ts'
import { createRandom, type Random } from './random.ts'

/** Fills every building with its rooms, numbered floor by floor within each stairwell. */
export function createRooms(buildings: readonly Building[], seed: number, tile: number): Room[] {
  const random = createRandom(seed, 'rooms', tile)
  const rooms: Room[] = []
  for (const building of buildings) {
    const share = rentedShare(building)
    const first = rooms.length
    const ways = Math.max(1, building.stairwells)
    for (let way = 1; way <= ways; way++) {
      for (let floor = 1; floor <= building.floors; floor++) {
        const extra = way === 1 && floor === 1 ? building.extraRooms : 0
        for (let slot = 1; slot <= building.perFloor + extra; slot++) {
          rooms.push(newRoom(building, rooms.length, way, floor, slot, share, random))
        }
      }
    }
    building.rooms = rooms.slice(first)
  }
  return rooms
}

function newRoom(
  building: Building,
  index: number,
  way: number,
  floor: number,
  slot: number,
  rented: number,
  random: Random,
): Room {
  const use = useOf(building, floor, random)
  const tenure = use === '居住' ? tenureOf(building, rented, random) : workTenure(building, random)
  const crowded = use === '居住' && tenure === '租赁' && random.chance(0.022)
  return {
    index,
    building,
    stairwell: building.stairwells === 0 ? 0 : way,
    floor,
    slot,
    number: `${floor}${String(slot).padStart(2, '0')}`,
    use: crowded ? '群租' : use,
    tenure,
    areaM2: areaOf(building, use, random),
    persons: 0,
    point: roomPoint(building, way, floor, slot),
  }
}

/** Inside the footprint: along the front by stairwell and door, a little further back with every floor. */
function roomPoint(building: Building, way: number, floor: number, slot: number): Point {
  const { plan, point, turn } = building.placed
  const { u0, u1, v0, v1 } = plan.core
  const ways = Math.max(1, building.stairwells)
  const doors = Math.max(building.perFloor + (floor === 1 ? building.extraRooms : 0), 1)
  const along = (way - 1 + (slot - 0.5) / doors) / ways
  const u = u0 + (u1 - u0) * (0.03 + 0.94 * along)
  const v = v0 + (v1 - v0) * (0.1 + (0.8 * (floor - 0.5)) / Math.max(1, building.floors))
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return [point[0] + u * cos - v * sin, point[1] + u * sin + v * cos]
}

function useOf({ placed }: Building, floor: number, random: Random): RoomUse {
  switch (placed.kind) {
    case 'shops':
    case 'mall':
    case 'market':
    case 'fuel':
    case 'pavilion':
      return '经营'
    case 'clubhouse':
      return random.chance(0.5) ? '经营' : '办公'
    case 'shed':
      return random.chance(0.85) ? '经营' : '仓储'
    case 'warehouse':
      return '仓储'
    case 'office':
    case 'school':
    case 'kindergarten':
    case 'hospital':
    case 'civic':
      return '办公'
    default:
      return placed.use === '商住' && floor === 1 ? '经营' : '居住'
  }
}

function rentedShare({ placed, site }: Building): number {
  const near = site.block.remoteness < 0.5
  switch (placed.kind) {
    case 'farmhouse':
      return near ? 0.42 : 0.16
    case 'townhouse':
      return 0.36
    case 'tower':
      return 0.17
    case 'slab':
      return site.block.style === 'walkup' ? 0.27 : 0.19
    default:
      return 0.15
  }
}

function tenureOf({ placed, site }: Building, rented: number, random: Random): Tenure {
  if (placed.kind === 'dormitory' || placed.kind === 'huts') return '单位'
  if (random.chance(placed.kind === 'tower' ? 0.1 : 0.065)) return '空置'
  if (site.block.style === 'resettlement' && site.block.zone === 'estate' && random.chance(0.14)) {
    return '公租'
  }
  return random.chance(rented) ? '租赁' : '自有'
}

function workTenure({ placed }: Building, random: Random): Tenure {
  if (placed.use === '公共') return '单位'
  if (random.chance(0.07)) return '空置'
  return random.chance(0.7) ? '租赁' : '自有'
}

function areaOf({ placed, site }: Building, use: RoomUse, random: Random): number {
  const storey = placed.length * placed.depth
  const doors = Math.max(1, placed.stairwells) * Math.max(1, placed.roomsPerFloor)
  const share = (storey / doors) * (use === '居住' ? 0.86 : 0.92)
  const small = site.block.zone === 'old' ? 0.9 : 1
  return Math.round(share * small * random.between(0.88, 1.06) * 10) / 10
}
