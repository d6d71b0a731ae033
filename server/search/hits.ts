import type { LonLat, SearchHit } from '../../data/contracts/index.ts'
import { geometryBounds } from '../../data/formats/geometry-bounds.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import { shortAddress } from '../../data/rules/address-text.ts'
import type { DivisionNames } from './division-names.ts'
import type { BoundaryRow, PlaceRow, ThingRow } from './store.ts'

export function addressHit(divisions: DivisionNames, row: PlaceRow): SearchHit {
  const community = divisions.name(row.community) ?? ''
  const short = shortAddress(row.full_text, community)
  const above = row.full_text.slice(0, row.full_text.length - short.length)
  const lonLat: LonLat = [row.lon, row.lat]
  const title = row.alias === undefined ? short : `${row.alias}（${short}）`
  const what = { kind: 'address' as const, title, subtitle: above, lonLat }
  if (row.code === null)
    return { ...what, layer: null, code: `${row.subdistrict}:${row.full_text}` }
  const layer = row.code.startsWith('B') ? BUILDING : ADDRESS
  return { ...what, layer, code: row.code }
}

export function thingHit(kind: 'enterprise' | 'feature', row: ThingRow): SearchHit {
  const { code, title, subtitle } = row
  return {
    kind,
    layer: row.layer as SearchHit['layer'],
    code,
    title,
    subtitle,
    lonLat: [row.lon, row.lat],
  }
}

export function boundaryHit(
  kind: 'grid' | 'division',
  row: BoundaryRow,
  subtitle: string,
): SearchHit {
  const layer = kind === 'grid' ? GRID : DIVISION
  const bounds = geometryBounds(decodeWkb(row.geometry))
  const { code, title } = row
  return { kind, layer, code, title, subtitle, lonLat: [row.lon, row.lat], bounds }
}

export const asLayer = (code: string) => code as NonNullable<SearchHit['layer']>

const ADDRESS = asLayer('ADDRESS')
const BUILDING = asLayer('BUILDING')
const GRID = asLayer('GRID')
const DIVISION = asLayer('DIVISION')
