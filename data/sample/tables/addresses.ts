import type { BuildingAddress } from '../addresses.ts'
import type { Building, Room } from '../model.ts'
import { toLonLat } from '../plane.ts'
import { createRandom } from '../random.ts'
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

const MISWRITTEN: readonly (readonly [right: string, wrong: string])[] = [
  ['澜', '兰'],
  ['溪', '西'],
  ['苑', '院'],
  ['庭', '廷'],
  ['桂', '挂'],
  ['枫', '风'],
  ['渡', '度'],
  ['浜', '滨'],
]

/** 别名: what people call places besides their names. */
export function aliasTable({ ground, code, tile, addresses, buildings }: Subdistrict): SampleTable {
  return {
    name: 'address_alias',
    columns: [
      'subdistrict',
      'address_id',
      'text',
      'kind',
      'scope_parent',
      'weight',
      'valid_from',
      'valid_to',
    ],
    *rows() {
      const random = createRandom(ground.seed, 'aliases', tile)
      const alias = (
        id: number,
        text: string,
        kind: string,
        scope: number | null,
        weight: number,
        from: string,
        to: string | null = null,
      ): Value[] => [code, id, text, kind, scope, weight, from, to]
      for (const { id, level, name, parent } of addresses.book.places) {
        if (level === 6 && random.chance(0.22) && !name.endsWith('组')) {
          const former = name.replace(
            /^../,
            random.pick(['机场', '工农', '红旗', '解放', '五七', '前进', '东风', '胜利']),
          )
          yield alias(id, former, '曾用名', parent, 0.9, '1972-01-01', '1998-12-31')
        }
        if (level === 7 && random.chance(0.06)) {
          yield alias(
            id,
            `${random.int(1, 380)}号`,
            '历史门牌',
            parent,
            0.8,
            '1990-01-01',
            '2012-06-30',
          )
        }
        if (level === 8) {
          const short = name.replace(
            /(花园|公寓|家园|嘉苑|新苑|佳苑|新村|小区|名苑|名邸|公馆|华庭|一品|苑|府|城)$/,
            '',
          )
          if (short.length >= 2 && short !== name)
            yield alias(id, short, '简称', parent, 0.7, '2015-01-01')
          if (random.chance(0.3)) {
            yield alias(
              id,
              `${random.pick(['绿澜', '溪望', '江澄', '云著'])}${short}`,
              '推广名',
              parent,
              0.6,
              '2016-01-01',
            )
          }
          if (random.chance(0.16)) {
            yield alias(
              id,
              `${random.pick(['老', '大', '新'])}${short}`,
              '俗称',
              parent,
              0.5,
              '2010-01-01',
            )
          }
        }
        if (level === 6 || level === 8) {
          const slip = MISWRITTEN.find(([right]) => name.includes(right))
          if (slip && random.chance(0.5))
            yield alias(id, name.replace(slip[0], slip[1]), '错写', parent, 0.3, '2020-01-01')
        }
      }
      for (const building of buildings) {
        if (building.placed.approach.by === 'estate' && random.chance(0.05)) {
          const letter = 'ABCDEFGH'[random.int(0, 7)]!
          const address = addresses.of(building)
          yield alias(address.id, `${letter}座`, '自编号', address.parent, 0.6, '2012-01-01')
        }
      }
    },
  }
}
