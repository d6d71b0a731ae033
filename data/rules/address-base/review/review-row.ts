import type { AddressProblemKind, AddressState, LonLat } from '../../../contracts/index.ts'

/** What the rules of a review look at: one address that stands. Positions: lon, lat, CGCS2000. */
export interface ReviewRow {
  readonly id: number
  readonly level: number
  readonly parent: number | null
  readonly name: string
  readonly normalForm: string
  readonly state: AddressState
  readonly lonLat: LonLat
  readonly entrance: LonLat | null
  readonly grid: string
  /** Of a building with an outline: whether its point lies within it. */
  readonly inOutline: boolean | null
}

export interface ReviewIssue {
  readonly kind: AddressProblemKind
  readonly id: number
  /** The one that it clashes with. */
  readonly other: number | null
  readonly distanceM: number | null
}

/** One question to all that lies below an address; `rows` hold the address itself too. */
export type ReviewRule = (rows: readonly ReviewRow[]) => ReviewIssue[]
