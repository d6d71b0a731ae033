import type { Point } from './plane.ts'
import type { BuildingSite, PlacedBuilding } from './site.ts'

export type RoomUse = '居住' | '经营' | '办公' | '仓储' | '群租'
export type Tenure = '自有' | '租赁' | '公租' | '单位' | '空置'

export interface Building {
  /** From 0 within the subdistrict. */
  index: number
  site: BuildingSite
  placed: PlacedBuilding
  floors: number
  /** 0 = it has none. */
  stairwells: number
  perFloor: number
  /** Rooms beyond the regular ones, on the ground floor. */
  extraRooms: number
  year: number
  danger: 'A' | 'B' | 'C' | 'D' | null
  /** The survey never said whether it has stairwells. */
  stairwellUnknown: boolean
  rooms: Room[]
}

export interface Room {
  /** From 0 within the subdistrict. */
  index: number
  building: Building
  /** From 1; 0 = the building has none. */
  stairwell: number
  floor: number
  /** Place on the floor, from 1. */
  slot: number
  number: string
  use: RoomUse
  tenure: Tenure
  areaM2: number
  /** People living here. */
  persons: number
  point: Point
}

/** One subdistrict's share of the totals. */
export interface TileQuotas {
  grids: number
  fullTimeStaff: number
  residents: number
  addresses: number
  enterprises: number
  events: number
}

export const isDwelling = (room: Room) => room.use === '居住' || room.use === '群租'
