import type { LonLat } from '../../contracts/index.ts'
import type { BuildingAddress } from '../addresses.ts'
import type { Building, Room } from '../model.ts'
import { toLonLat } from '../plane.ts'
import { buildingCode, roomCode } from '../serials.ts'
import type { Subdistrict } from '../subdistrict.ts'
import { polygonWkb, type SampleTable, type Value } from './table.ts'

export function addressTable(subdistrict: Subdistrict): SampleTable {
  const { code, addresses, buildings } = subdistrict
  return {
    name: 'address',
    columns: [
      'subdistrict',
      'id',
      'code',
      'level',
      'parent',
      'name',
      'full_text',
      'normal_form',
      'state',
      'lon',
      'lat',
      'community',
      'grid',
      'building',
      'valid_from',
    ],
    *rows() {
      for (const { id, level, parent, name, text, point, community, grid } of addresses.book
        .places) {
        const [lon, lat] = toLonLat(point)
        // The texts are in normal form as they are made; a test holds them to it.
        yield [
          code,
          id,
          null,
          level,
          parent,
          name,
          text,
          text,
          'active',
          lon,
          lat,
          community?.code ?? '',
          grid?.code ?? '',
          null,
          '2019-01-01',
        ]
      }
      for (const building of buildings) yield* insideRows(subdistrict, building)
    },
  }
}

/** Id of a room's address: building, stairwells, floors and rooms follow each other. */
export function roomAddressId(address: BuildingAddress, building: Building, room: Room): number {
  const ways = Math.max(1, building.stairwells)
  const before = 1 + building.stairwells + ways * building.floors
  return address.id + before + (room.index - building.rooms[0]!.index)
}

export function roomText(text: string, room: Room): string {
  return `${text}${room.stairwell > 0 ? `${room.stairwell}单元` : ''}${room.number}室`
}

interface InsideRow {
  id: number
  level: 9 | 10 | 11 | 12
  parent: number
  name: string
  text: string
  coded?: string
  lonLat?: LonLat
}

function* insideRows(subdistrict: Subdistrict, building: Building): Iterable<Value[]> {
  const { code, addresses, tile } = subdistrict
  const { grid } = addresses.of(building)
  const own = buildingCode(tile, building.index)
  const { kind } = building.placed
  const state = kind === 'skeleton' ? 'proposed' : building.year > 2024 ? 'verified' : 'active'
  const since = `${Math.max(1998, Math.min(2026, building.year))}-05-01`
  const middle = toLonLat(building.placed.point)
  for (const { id, level, parent, name, text, coded, lonLat } of walkInside(
    subdistrict,
    building,
  )) {
    const [lon, lat] = lonLat ?? middle
    const words = [name, text, text, state]
    const place = [lon, lat, grid.community.code, grid.code, own, since]
    yield [code, id, coded ?? null, level, parent, ...words, ...place]
  }
}

/** The building, then its stairwells, floors and rooms: their ids follow each other in this order. */
function* walkInside(subdistrict: Subdistrict, building: Building): Iterable<InsideRow> {
  const { addresses, tile } = subdistrict
  const address = addresses.of(building)
  const { id, parent, name, text } = address
  yield { id, level: 9, parent, name, text, coded: buildingCode(tile, building.index) }
  if (building.rooms.length === 0) return
  const { stairwells, floors } = building
  const wayText = (way: number) => (stairwells > 0 ? `${text}${way}单元` : text)
  for (let way = 1; way <= stairwells; way++) {
    yield { id: id + way, level: 10, parent: id, name: `${way}单元`, text: wayText(way) }
  }
  const floorId = (way: number, floor: number) => id + stairwells + (way - 1) * floors + floor
  for (let way = 1; way <= Math.max(1, stairwells); way++) {
    const above = stairwells > 0 ? id + way : id
    for (let floor = 1; floor <= floors; floor++) {
      const own = `${floor}层`
      yield {
        id: floorId(way, floor),
        level: 11,
        parent: above,
        name: own,
        text: wayText(way) + own,
      }
    }
  }
  for (const room of building.rooms) {
    yield {
      id: roomAddressId(address, building, room),
      level: 12,
      parent: floorId(Math.max(1, room.stairwell), room.floor),
      name: `${room.number}室`,
      text: roomText(text, room),
      coded: roomCode(tile, room.index),
      lonLat: toLonLat(room.point),
    }
  }
}

export function buildingTable({
  code,
  tile,
  buildings,
  addresses,
  items,
}: Subdistrict): SampleTable {
  const estates = new Map(
    items.filter(({ layer }) => layer === 'ESTATE').map((item) => [item.blockId, item.code]),
  )
  return {
    name: 'building',
    columns: [
      'subdistrict',
      'code',
      'address_id',
      'title',
      'use',
      'floors',
      'stairwells',
      'year',
      'danger',
      'self_built',
      'estate',
      'lon',
      'lat',
      'footprint',
      'community',
      'grid',
      'valid_from',
    ],
    *rows() {
      for (const building of buildings) {
        const { placed, site } = building
        const address = addresses.of(building)
        const estate = placed.approach.by === 'estate' ? (estates.get(site.block.id) ?? null) : null
        yield [
          code,
          buildingCode(tile, building.index),
          address.id,
          address.title,
          placed.use,
          building.floors,
          building.stairwells,
          building.year,
          building.danger,
          placed.selfBuilt,
          estate,
          ...toLonLat(placed.point),
          polygonWkb([placed.ring]),
          address.grid.community.code,
          address.grid.code,
          `${Math.max(1998, building.year)}-05-01`,
        ]
      }
    },
  }
}

export function roomTable({ code, tile, rooms, addresses }: Subdistrict): SampleTable {
  return {
    name: 'room',
    columns: [
      'subdistrict',
      'code',
      'building',
      'address_id',
      'stairwell',
      'floor',
      'number',
      'area_m2',
      'tenure',
      'use',
    ],
    *rows() {
      for (const room of rooms) {
        const { building } = room
        const stairwell = building.stairwellUnknown
          ? null
          : room.stairwell === 0
            ? '无'
            : String(room.stairwell)
        yield [
          code,
          roomCode(tile, room.index),
          buildingCode(tile, building.index),
          roomAddressId(addresses.of(building), building, room),
          stairwell,
          room.floor,
          room.number,
          room.areaM2,
          room.tenure,
          room.use,
        ]
      }
    },
  }
}
