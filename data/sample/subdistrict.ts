import { type Addresses, createAddresses } from './addresses.ts'
import { createBuildings } from './buildings.ts'
import { type Coverage, planCoverage } from './divisions.ts'
import type { SampleEvent } from './events/event.ts'
import { createEvents } from './events/index.ts'
import { createSpotFinder } from './events/places.ts'
import { fixedSites } from './fixed-sites.ts'
import { createItems, type Item } from './items/index.ts'
import type { Building, Room, TileQuotas } from './model.ts'
import { subdistrictName } from './names.ts'
import { settlePeople } from './occupancy.ts'
import { namePremises, type PremisesNames } from './premises.ts'
import { createRooms } from './rooms.ts'
import { createSites, type Site } from './sites.ts'
import { DISTRICT_NAME } from './size.ts'
import { createTerrain, type Ground, type Terrain } from './terrain.ts'
import { isTownship } from './tiles.ts'

/** Everything about one subdistrict; people are made from `rooms` when asked for (`households.ts`). */
export interface Subdistrict {
  ground: Ground
  tile: number
  code: string
  name: string
  today: string
  quotas: TileQuotas
  terrain: Terrain
  buildings: readonly Building[]
  rooms: readonly Room[]
  coverage: Coverage
  names: PremisesNames
  addresses: Addresses
  sites: readonly Site[]
  items: readonly Item[]
  events: readonly SampleEvent[]
}

export function createSubdistrict(
  ground: Ground,
  tile: number,
  allQuotas: readonly TileQuotas[],
  today: string,
): Subdistrict {
  const { seed, size } = ground
  const quotas = allQuotas[tile]!
  const terrain = createTerrain(ground, tile, quotas.addresses)
  const buildings = createBuildings(terrain, quotas.addresses, seed)
  const rooms = createRooms(buildings, seed, tile)
  settlePeople(rooms, quotas.residents, seed, tile)
  const coverage = planCoverage(ground, terrain, householdsByBlock(rooms), quotas.grids)
  countInGrids(coverage, rooms)
  const name = subdistrictName(size, tile, isTownship(tile, ground.tiles.count))
  const stem = name.replace(/(街道|镇)$/, '')
  const names = namePremises(ground, terrain, stem)
  const addresses = createAddresses(
    ground,
    tile,
    { text: DISTRICT_NAME.zh + name, name, point: coverage.grids[0]!.middle },
    coverage,
    buildings,
    names,
  )
  const fixed = fixedSites(coverage, addresses, buildings, name, seed, tile)
  const sites = createSites({ tile, seed, count: quotas.enterprises, stem, rooms, fixed })
  const built = { ground, tile, today, terrain, buildings, rooms, coverage, addresses, sites }
  const eventQuotas = allQuotas.map((share) => share.events)
  const spots = createSpotFinder(terrain, addresses, buildings, rooms)
  const events = createEvents({ size, seed, tile, today, eventQuotas, spots, buildings })
  const items = createItems({ ...built, subdistrictName: name })
  countInjuries(items, events, today)
  return { ...built, code: ground.tiles.code(tile), name, quotas, names, items, events }
}

function householdsByBlock(rooms: readonly Room[]): ReadonlyMap<number, number> {
  const households = new Map<number, number>()
  for (const { persons, building } of rooms) {
    const id = building.site.block.id
    if (persons > 0) households.set(id, (households.get(id) ?? 0) + 1)
  }
  return households
}

function countInGrids(coverage: Coverage, rooms: readonly Room[]): void {
  for (const { persons, building } of rooms) {
    if (persons === 0) continue
    const grid = coverage.gridOfBlock(building.site.block.id)
    grid.households++
    grid.residents += persons
  }
}

/** A building site knows of its accidents. */
function countInjuries(
  items: readonly Item[],
  events: readonly SampleEvent[],
  today: string,
): void {
  const since = Date.parse(today) / 60_000 - 365 * 1440
  const byBlock = new Map<number, number>()
  for (const { subclass, reported, spot } of events) {
    if (subclass !== 'work-injury' || reported < since) continue
    const id = spot.building.site.block.id
    byBlock.set(id, (byBlock.get(id) ?? 0) + 1)
  }
  for (const item of items) {
    if (item.layer !== 'CONSTRUCTION' || item.blockId === undefined) continue
    item.attributes.injuries_12m = byBlock.get(item.blockId) ?? 0
  }
}
