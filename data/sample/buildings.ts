import type { Building } from './model.ts'
import { createRandom, type Random, shuffle } from './random.ts'
import type { BuildingKind, PlacedBuilding } from './site.ts'
import type { Terrain } from './terrain.ts'

/**
 * The buildings of a subdistrict, their floors set so that buildings and rooms together are exactly `addresses`:
 * housing estates grow or shrink by whole floors, the last few rooms are built on to farmhouses.
 */
export function createBuildings(terrain: Terrain, addresses: number, seed: number): Building[] {
  const random = createRandom(seed, 'buildings', terrain.tile)
  const buildings = terrain.sites.flatMap((site) =>
    site.buildings.map((placed) => ({ site, placed })),
  )
  const all = buildings.map(({ site, placed }, index): Building => {
    const year = yearOf(placed, site.block.remoteness, random)
    return {
      index,
      site,
      placed,
      floors: placed.floors,
      stairwells: placed.stairwells,
      perFloor: placed.roomsPerFloor,
      extraRooms: 0,
      year,
      danger: dangerOf(placed.kind, year, random),
      stairwellUnknown: placed.kind === 'townhouse' && random.chance(0.09),
      rooms: [],
    }
  })
  fitFloors(all, addresses - all.length, random)
  return all
}

export const roomCount = (building: Building) =>
  building.floors * roomsPerStorey(building) + building.extraRooms

const roomsPerStorey = (building: Building) => Math.max(1, building.stairwells) * building.perFloor

const LIMITS: Partial<Record<BuildingKind, readonly [low: number, high: number]>> = {
  tower: [8, 34],
  slab: [4, 16],
}

function fitFloors(buildings: readonly Building[], wanted: number, random: Random): void {
  const total = () => buildings.reduce((sum, building) => sum + roomCount(building), 0)
  const flexible = shuffle(
    buildings.filter((building) => LIMITS[building.placed.kind] && building.perFloor > 0),
    random,
  )
  const flexibleRooms = flexible.reduce((sum, building) => sum + roomCount(building), 0)
  const factor = 1 + (wanted - total()) / Math.max(1, flexibleRooms)
  for (const building of flexible) setFloors(building, Math.round(building.floors * factor))
  let missing = wanted - total()
  for (let round = 0; round < 40 && missing !== 0; round++) {
    for (const building of flexible) {
      const storey = roomsPerStorey(building)
      if (missing >= storey && setFloors(building, building.floors + 1)) missing -= storey
      else if (missing < 0 && setFloors(building, building.floors - 1)) missing += storey
    }
    if (missing >= 0 && missing < 12) break
  }
  if (missing < 0) throw new RangeError(`The subdistrict has ${-missing} rooms too many`)
  buildOn(buildings, missing, random)
}

function setFloors(building: Building, floors: number): boolean {
  const [low, high] = LIMITS[building.placed.kind]!
  const limited = Math.max(low, Math.min(high, floors))
  const changed = limited !== building.floors
  building.floors = limited
  return changed
}

function buildOn(buildings: readonly Building[], rooms: number, random: Random): void {
  const houses = shuffle(
    buildings.filter(({ placed }) => placed.kind === 'farmhouse' || placed.kind === 'townhouse'),
    random,
  )
  if (rooms > houses.length * 6) {
    throw new RangeError(`The subdistrict has no place for ${rooms} more rooms`)
  }
  for (let k = 0; k < rooms; k++) houses[k % houses.length]!.extraRooms++
}

function yearOf(placed: PlacedBuilding, remoteness: number, random: Random): number {
  const between = (low: number, high: number) => random.int(low, high)
  switch (placed.kind) {
    case 'townhouse':
      return between(1952, 1994)
    case 'farmhouse':
      return between(1984, 2014)
    case 'tower':
      return between(2011, 2025)
    case 'slab':
      return placed.floors <= 7
        ? between(1986, 2004) + Math.round(Math.min(1, remoteness) * 8)
        : between(2004, 2018)
    case 'skeleton':
    case 'huts':
      return between(2025, 2026)
    case 'shed':
    case 'warehouse':
      return between(1998, 2021)
    default:
      return between(1992, 2022)
  }
}

function dangerOf(kind: BuildingKind, year: number, random: Random): Building['danger'] {
  if (kind === 'townhouse' || kind === 'farmhouse') {
    const age = 2026 - year
    const weights = age > 45 ? [50, 32, 15, 3] : age > 25 ? [74, 21, 4.5, 0.5] : [93, 6.6, 0.4, 0]
    return (['A', 'B', 'C', 'D'] as const)[random.weighted(weights)]!
  }
  if (year < 1995) return random.chance(0.75) ? 'A' : 'B'
  return random.chance(0.35) ? 'A' : null
}
