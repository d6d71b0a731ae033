import type { Addresses } from '../addresses.ts'
import type { Coverage, GridArea } from '../divisions.ts'
import type { Building, Room } from '../model.ts'
import { GIVEN_NAMES, SURNAMES } from '../names.ts'
import type { Point, Ring } from '../plane.ts'
import { createRandom, type Random } from '../random.ts'
import type { Site } from '../sites.ts'
import type { Ground, Terrain } from '../terrain.ts'

/** Everything of one subdistrict that thematic items can hang on. */
export interface ItemWorld {
  ground: Ground
  tile: number
  terrain: Terrain
  coverage: Coverage
  addresses: Addresses
  buildings: readonly Building[]
  rooms: readonly Room[]
  sites: readonly Site[]
  /** ISO date that counts as today. */
  today: string
  subdistrictName: string
}

export interface ItemDraft {
  layer: string
  title: string
  attributes: Record<string, unknown>
  /** 1 低 … 4 重大 */
  risk: 1 | 2 | 3 | 4
  /** Days between checks. */
  everyDays: number
  site?: Site
  room?: Room
  building?: Building
  /** For things that stand on their own. */
  point?: Point
  grid?: GridArea
  ring?: Ring
  /** Block that an area covers. */
  blockId?: number
}

/** A layer's items in one subdistrict, in an order that never changes. */
export type ItemMaker = (world: ItemWorld, random: Random) => Iterable<ItemDraft>

export const randomFor = (world: ItemWorld, layer: string) =>
  createRandom(world.ground.seed, 'items', layer, world.tile)

/** A risk from weights for 低, 一般, 较大, 重大. */
export function drawRisk(random: Random, weights: readonly number[]): 1 | 2 | 3 | 4 {
  return (random.weighted(weights) + 1) as 1 | 2 | 3 | 4
}

export function personName(random: Random): string {
  return SURNAMES[Math.floor(random.next() * SURNAMES.length)]! + random.pick(GIVEN_NAMES)
}

/** Mobile numbers begin with 13 to 19: no telephone answers to these. */
export const phoneNumber = (random: Random) => `12${String(random.int(100_000_000, 999_999_999))}`

export function dateBefore(today: string, days: number): string {
  return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10)
}

export const dateAfter = (today: string, days: number) => dateBefore(today, -days)
