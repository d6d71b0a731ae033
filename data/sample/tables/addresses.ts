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

function* insideRows(subdistrict: Subdistrict, building: Building): Iterable<Value[]> {
  const { code, addresses, tile } = subdistrict
  const address = addresses.of(building)
  const own = buildingCode(tile, building.index)
  const { community, code: grid } = address.grid
  const state =
    building.placed.kind === 'skeleton' ? 'proposed' : building.year > 2024 ? 'verified' : 'active'
  const since = `${Math.max(1998, Math.min(2026, building.year))}-05-01`
  const [lon, lat] = toLonLat(building.placed.point)
  const row = (
    id: number,
    level: number,
    parent: number,
    name: string,
    text: string,
    coded: string | null,
    at = [lon, lat] as readonly number[],
  ): Value[] => [
    code,
    id,
    coded,
    level,
    parent,
    name,
    text,
    text,
    state,
    at[0]!,
    at[1]!,
    community.code,
    grid,
    own,
    since,
  ]
  yield row(address.id, 9, address.parent, address.name, address.text, own)
  if (building.rooms.length === 0) return
  const ways = Math.max(1, building.stairwells)
  for (let way = 1; way <= building.stairwells; way++) {
    yield row(address.id + way, 10, address.id, `${way}单元`, `${address.text}${way}单元`, null)
  }
  const firstFloor = address.id + 1 + building.stairwells
  for (let way = 1; way <= ways; way++) {
    const parent = building.stairwells > 0 ? address.id + way : address.id
    const text = building.stairwells > 0 ? `${address.text}${way}单元` : address.text
    for (let floor = 1; floor <= building.floors; floor++) {
      const id = firstFloor + (way - 1) * building.floors + floor - 1
      yield row(id, 11, parent, `${floor}层`, `${text}${floor}层`, null)
    }
  }
  for (const room of building.rooms) {
    const way = Math.max(1, room.stairwell)
    const floorId = firstFloor + (way - 1) * building.floors + room.floor - 1
    const id = roomAddressId(address, building, room)
    yield row(
      id,
      12,
      floorId,
      `${room.number}室`,
      roomText(address.text, room),
      roomCode(tile, room.index),
      toLonLat(room.point),
    )
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
