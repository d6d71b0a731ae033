import type { AddressState, LonLat } from '../../contracts/index.ts'

/** One address as it stands now. Positions: lon, lat, CGCS2000; dates: YYYY-MM-DD. */
export interface BaseAddress {
  readonly subdistrict: string
  readonly id: number
  readonly code: string | null
  readonly level: number
  readonly parent: number | null
  readonly name: string
  readonly fullText: string
  readonly normalForm: string
  readonly state: AddressState
  readonly lon: number
  readonly lat: number
  readonly entrance: LonLat | null
  readonly community: string
  readonly grid: string
  readonly building: string | null
  readonly validFrom: string
}

/** What the rules look at: one subdistrict, or as much of it as a change can reach. */
export interface AddressBase {
  get(id: number): BaseAddress | undefined
  /** Retired ones too. */
  childrenOf(parent: number | null): readonly BaseAddress[]
  /** Those that stand, by level and the normal form of their name; absent = to be looked for among the children. */
  called?(parent: number | null, level: number, form: string): readonly BaseAddress[]
}

/** Old → new; a retired address may have several successors. */
export interface LineageLink {
  readonly from: BaseAddress
  readonly to: BaseAddress
  readonly op: 'split' | 'merge'
}

/** What a change does to addresses, computed before anything is written. */
export interface BaseChange {
  /** The address it is about, as it will be; undefined = it will be gone. */
  readonly main: BaseAddress | undefined
  readonly put: readonly BaseAddress[]
  readonly remove: readonly number[]
  readonly lineage: readonly LineageLink[]
}

/** The same once it has been done: enough to take it back. */
export interface AppliedRow {
  readonly before: BaseAddress | undefined
  readonly after: BaseAddress | undefined
}

export const isLive = ({ state }: Pick<BaseAddress, 'state'>) => state !== 'retired'
