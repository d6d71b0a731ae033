import type { LayerEntry } from '../../registry/index.ts'
import { LANDUSE } from '../../registry/layers/landuse.ts'
import { ROAD } from '../../registry/layers/road.ts'
import { WATER } from '../../registry/layers/water.ts'
import { toIso } from '../events/calendar.ts'
import { landUseOf } from '../land-use.ts'
import type { Building, Room } from '../model.ts'
import { type Point, type Ring, toLonLat } from '../plane.ts'
import { roadsOf } from '../roads.ts'
import { buildingCode, roomCode } from '../serials.ts'
import type { Subdistrict } from '../subdistrict.ts'
import { watersOf } from '../waters.ts'
import { roomAddressId } from './addresses.ts'
import { lineWkb, polygonWkb, type SampleTable, type Value } from './table.ts'

export function orgTable({ sites }: Subdistrict): SampleTable {
  return {
    name: 'org',
    columns: ['uscc', 'name', 'kind', 'industry', 'status'],
    *rows() {
      for (const { branch, uscc, name, kind, industry, status } of sites) {
        if (!branch) yield [uscc, name, kind, industry, status]
      }
    },
  }
}

/** Address of a thing in a building: the room's where it has one. lon, lat are the room's too. */
function placeOf({ addresses, tile }: Subdistrict, building: Building, room: Room | null) {
  const address = addresses.of(building)
  const point: Point = room ? room.point : building.placed.point
  return {
    addressId: room ? roomAddressId(address, building, room) : address.id,
    building: buildingCode(tile, building.index),
    room: room ? roomCode(tile, room.index) : null,
    lonLat: toLonLat(point),
    community: address.grid.community.code,
    grid: address.grid.code,
  }
}

const SITE_COLUMNS = [
  'subdistrict',
  'code',
  'uscc',
  'name',
  'kind',
  'industry',
  'status',
  'staff',
  'address_id',
  'building',
  'room',
  'lon',
  'lat',
  'community',
  'grid',
  'valid_from',
]

export function siteTable(subdistrict: Subdistrict): SampleTable {
  return {
    name: 'org_site',
    columns: SITE_COLUMNS,
    *rows() {
      for (const site of subdistrict.sites) {
        const at = placeOf(subdistrict, site.building, site.room)
        yield [
          subdistrict.code,
          site.code,
          site.uscc,
          site.name,
          site.kind,
          site.industry,
          site.status,
          site.staff,
          at.addressId,
          at.building,
          at.room,
          ...at.lonLat,
          at.community,
          at.grid,
          site.since,
        ]
      }
    },
  }
}

const ITEM_COLUMNS = [
  'subdistrict',
  'layer',
  'code',
  'title',
  'address_id',
  'building',
  'room',
  'site',
  'lon',
  'lat',
  'geometry',
  'community',
  'grid',
  'class',
  'state',
  'risk',
  'attributes',
  'last_check',
  'next_due',
  'manager',
  'phone',
  'valid_from',
]

export function itemTable(subdistrict: Subdistrict): SampleTable {
  const { code } = subdistrict
  return {
    name: 'layer_item',
    columns: ITEM_COLUMNS,
    *rows() {
      for (const item of subdistrict.items) {
        const building = item.site?.building ?? item.room?.building ?? item.building
        const room = item.site?.room ?? item.room ?? null
        const at = building ? placeOf(subdistrict, building, room) : undefined
        const point = at?.lonLat ?? toLonLat(item.point!)
        yield [
          code,
          item.layer,
          item.code,
          item.title,
          at?.addressId ?? null,
          at?.building ?? null,
          at?.room ?? null,
          item.site?.code ?? null,
          ...point,
          item.ring ? polygonWkb([item.ring]) : null,
          at?.community ?? item.grid!.community.code,
          at?.grid ?? item.grid!.code,
          item.class,
          item.state,
          item.risk,
          item.attributes,
          item.lastCheck,
          item.nextDue,
          item.manager,
          item.phone,
          item.since,
        ]
      }
    },
  }
}

/** 道路 水系 用地. */
export function mapTable(subdistrict: Subdistrict): SampleTable {
  const { ground, terrain, code, coverage, names } = subdistrict
  const grid = (blockId: number) => coverage.gridOfBlock(blockId).code
  return {
    name: 'map_feature',
    columns: ['subdistrict', 'layer', 'code', 'name', 'class', 'lon', 'lat', 'geometry', 'grid'],
    *rows() {
      let serial = 0
      const feature = (
        layer: LayerEntry,
        name: string,
        kind: string,
        middle: Point,
        geometry: Uint8Array,
        blockId: number,
      ): Value[] => [
        code,
        layer.code,
        `${layer.code[0]}${code}${String(++serial).padStart(6, '0')}`,
        name,
        classPosition(layer, kind),
        ...toLonLat(middle),
        geometry,
        grid(blockId),
      ]
      for (const { class: kind, name, points, blockId } of roadsOf(ground, terrain)) {
        yield feature(
          ROAD,
          name,
          kind,
          points[Math.floor(points.length / 2)]!,
          lineWkb(points),
          blockId,
        )
      }
      for (const { class: kind, name, ring, blockId } of watersOf(ground, terrain)) {
        yield feature(WATER, name, kind, averageOf(ring), polygonWkb([ring]), blockId)
      }
      for (const { class: kind, name, rings, blockId } of landUseOf(
        ground,
        terrain,
        names.ofBlock,
      )) {
        yield feature(LANDUSE, name, kind, averageOf(rings[0]!), polygonWkb(rings), blockId)
      }
    },
  }
}

function classPosition(layer: LayerEntry, value: string): number {
  const position = layer.attributes[0]!.values!.findIndex((entry) => entry.value === value)
  if (position < 0) throw new RangeError(`The registry has no class ${value} on ${layer.code}`)
  return position + 1
}

function averageOf(ring: Ring): Point {
  const [x, y] = ring.reduce(([sx, sy], [px, py]) => [sx + px, sy + py] as const, [0, 0] as const)
  return [x / ring.length, y / ring.length]
}

const EVENT_COLUMNS = [
  'subdistrict',
  'no',
  'category',
  'category_version',
  'subclass',
  'tags',
  'level',
  'source',
  'title',
  'description',
  'state',
  'reported_at',
  'deadline_at',
  'closed_at',
  'address_id',
  'building',
  'room',
  'lon',
  'lat',
  'community',
  'grid',
  'attributes',
]

export function eventTable(subdistrict: Subdistrict): SampleTable {
  const { code, events } = subdistrict
  return {
    name: 'grid_event',
    columns: EVENT_COLUMNS,
    *rows() {
      let serial = 0
      for (const event of events) {
        const { spot } = event
        const at = placeOf(subdistrict, spot.building, spot.room)
        const reported = toIso(event.reported)
        yield [
          code,
          `E${reported.slice(2, 4)}${code.slice(6)}${String(++serial).padStart(7, '0')}`,
          event.category,
          '2021',
          event.subclass,
          event.tags,
          event.level,
          event.source,
          event.title,
          event.description,
          event.state,
          reported,
          toIso(event.deadline),
          event.closed === null ? null : toIso(event.closed),
          at.addressId,
          at.building,
          at.room,
          ...toLonLat(spot.point),
          at.community,
          at.grid,
          event.attributes,
        ]
      }
    },
  }
}
