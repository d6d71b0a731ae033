/** What an address index is built from: rows of the address base, as the database or a file holds them. */
export interface DivisionRow {
  /** 12 digits. */
  code: string
  level: 'province' | 'city' | 'district' | 'subdistrict' | 'community'
  name: string
}

/** A place of levels 6–9. Parents come before their children. */
export interface PlaceRow {
  subdistrict: string
  id: number
  /** Of a building. */
  code: string | null
  level: number
  parent: number | null
  name: string
  fullText: string
  lon: number
  lat: number
  community: string
  grid: string
}

export interface RoomRow {
  id: number
  code: string
  /** null = unknown, 无 = the building has none. */
  stairwell: string | null
  floor: number
  number: string
}

export interface AliasRow {
  subdistrict: string
  addressId: number
  text: string
  kind: AliasKind
  /** 0–1: how sure the name means this place. */
  weight: number
  /** Level of the place that it holds in; 0 = everywhere. */
  scope: number
  /** ISO dates; `validTo` null = still in use. */
  validFrom: string
  validTo: string | null
}

export const ALIAS_KINDS = [
  '曾用名',
  '俗称',
  '简称',
  '推广名',
  '历史门牌',
  '自编号',
  '错写',
] as const
export type AliasKind = (typeof ALIAS_KINDS)[number]
