import type { BuildingCode, FeatureCode, RoomCode } from './codes.ts'
import type { LonLat } from './geometry.ts'

/**
 * 标准地址库: hierarchy, other names, history and changes of the standard addresses.
 *
 * `GET /api/addresses?q=|parent=|state=|level=&within=&limit=&after=` answers an `AddressList`;
 * `GET /api/addresses/{subdistrict}/{id}?at=&known=` an `AddressDetail`; `GET /api/coded-addresses/{code}` an `AddressOfCode`;
 * `GET /api/addresses/{subdistrict}/{id}/review` an `AddressReview`;
 * `GET /api/addresses/changes?within=&limit=&before=` `AddressChangeList`;
 * `POST /api/addresses/changes` `AddressChangeInput` → `AddressChangeResult`;
 * `POST /api/addresses/certify` `AddressCertification` → `AddressChangeResult`;
 * `POST /api/addresses/aliases` `NewAddressAlias`, `POST /api/addresses/aliases/end` `AddressAliasEnd` → `AddressChangeResult`;
 * `POST /api/addresses/changes/{id}/reverse` `{preview?}` → `AddressChangeResult`.
 */
export interface AddressPlace {
  subdistrict: string
  id: number
}

/** Proposed → verified → active → retired. */
export const ADDRESS_STATES = ['proposed', 'verified', 'active', 'retired'] as const
export type AddressState = (typeof ADDRESS_STATES)[number]

/** Their names in both languages are in the registry's vocabulary. */
export type AliasKind = '曾用名' | '俗称' | '简称' | '推广名' | '历史门牌' | '自编号' | '错写'

export const ADDRESS_CHANGE_OPS = [
  'create',
  'rename',
  'renumber',
  'move',
  'split',
  'merge',
  'demolish',
  'certify',
  'addAlias',
  'endAlias',
] as const
export type AddressChangeOp = (typeof ADDRESS_CHANGE_OPS)[number]

export interface AddressEntry extends AddressPlace {
  /** Only buildings (level 9) and rooms (12) carry one. */
  code: BuildingCode | RoomCode | null
  /** 1–12 as in the address grammar. */
  level: number
  /** Own part: 文澜路, 12号, 3幢, 501室. */
  name: string
  fullText: string
  state: AddressState
  lonLat: LonLat
  community: string
  grid: string
}

/**
 * Best first when `q` was asked for; below a parent the uncertified ones first, then by level and name; else by subdistrict
 * and id. `more`: there are others beyond the limit.
 */
export interface AddressList {
  items: readonly AddressEntry[]
  more: boolean
  /** `after` of the next page; null = there is none, or the list has no order to go on in. */
  next: string | null
}

export interface AddressDetail {
  address: AddressEntry & {
    entrance: LonLat | null
    building: BuildingCode | null
    /** Date from which it is so in the world. */
    validFrom: string
    /** Instant from which the system says so. */
    recordedAt: string
    /** Of a building: its outline as it stands now. */
    outline: Ring | null
  }
  /** From the top down, without itself. */
  parents: readonly { id: number; level: number; name: string }[]
  /** How many lie directly below it. */
  children: readonly { level: number; state: AddressState; count: number }[]
  aliases: readonly AddressAlias[]
  /** What it was before, newest first. */
  history: readonly AddressVersion[]
  /** Newest first. */
  changes: readonly AddressChange[]
  predecessors: readonly AddressSuccession[]
  successors: readonly AddressSuccession[]
}

export interface AddressAlias {
  text: string
  kind: AliasKind
  weight: number
  /** Street or estate within which it holds; null = everywhere. */
  scopeParent: number | null
  validFrom: string
  /** First day on which it no longer holds; null = it holds. */
  validTo: string | null
}

export interface AddressVersion {
  name: string
  fullText: string
  state: AddressState
  lonLat: LonLat
  validFrom: string
  /** null = until what came after it was recorded. */
  validTo: string | null
  recordedFrom: string
  /** null = this still counts as true of that time. */
  recordedTo: string | null
  /** The change that has closed it. */
  change: number
}

export interface AddressSuccession {
  place: AddressPlace
  code: BuildingCode | RoomCode | null
  fullText: string
  op: 'split' | 'merge'
  change: number
  effective: string
}

/** One change as it was recorded. */
export interface AddressChange {
  id: number
  op: AddressChangeOp
  place: AddressPlace
  /** What the change was about, before and after; null = there was nothing. */
  before: AddressFacts | null
  after: AddressFacts | null
  /** 批文号 */
  docNo: string | null
  /** From which day it holds in the world. */
  effective: string
  /** Name of the account; only told to who may edit. '' = the command line. */
  by?: string
  recordedAt: string
  /** The change that this one takes back. */
  reverses: number | null
  reversedBy: number | null
}

export interface AddressFacts {
  name?: string
  fullText?: string
  state?: AddressState
  code?: BuildingCode | RoomCode | null
  lonLat?: LonLat
  entrance?: LonLat | null
  alias?: string
}

interface ChangeFrame {
  /** YYYY-MM-DD, not in the future; today when absent. */
  effective?: string
  docNo?: string
  /** Answers what it would do, and does not do it. */
  preview?: boolean
  /**
   * `recordedAt` of the address as the editor has seen it. Is it another by now, the answer is 409 `changed-meanwhile` with
   * an `AddressConflict` as details.
   */
  basedOn?: string
}

/** Details of 409 `changed-meanwhile`: the address as it is by now, and what has made it so. */
export interface AddressConflict {
  now: AddressFacts
  recordedAt: string
  change: AddressChange | null
}

export type AddressChangeInput = ChangeFrame &
  (
    | ({ op: 'create' } & NewAddress)
    | { op: 'rename' | 'renumber'; place: AddressPlace; name: string }
    /** A building takes all that is in it along. `entrance: null` takes the entrance away. */
    | {
        op: 'move'
        place: AddressPlace
        lonLat?: LonLat
        entrance?: LonLat | null
        /** Of a building: the outline was right, only the point was not. Else it moves along. */
        keepsOutline?: boolean
      }
    /** The first part takes over what is given to no other: children, and whatever hangs on it. */
    | { op: 'split'; place: AddressPlace; parts: readonly AddressPart[] }
    /** All become `into`, which keeps its code. */
    | { op: 'merge'; subdistrict: string; ids: readonly number[]; into: number }
    /** With all below it. What still hangs on it ends with it, if `endHoldings`; else it is refused. */
    | { op: 'demolish'; place: AddressPlace; endHoldings?: boolean }
  )

export interface NewAddress {
  subdistrict: string
  parent: number
  level: number
  name: string
  /** Required for levels 6–9; what is inside a building lies where the building does. */
  lonLat?: LonLat
  entrance?: LonLat
  /** Required for level 9. Without `footprint` a square of 10 m stands for it. */
  building?: {
    use: string
    floors: number
    stairwells: number
    year?: number
    footprint?: Ring
  }
  /** Required for level 12. */
  room?: { floor: number; use: string; tenure: string; areaM2?: number }
}

export interface AddressPart {
  name: string
  lonLat?: LonLat
  /** Ids of direct children that go to this part. */
  children?: readonly number[]
  footprint?: Ring
}

/** Closed ring, lon-lat. */
export type Ring = readonly LonLat[]

/** One address, or with `below` all that lie below it too; those in another state stay as they are. */
export interface AddressCertification extends Omit<ChangeFrame, 'effective'> {
  place: AddressPlace
  /** `verified`: those that are proposed; `active`: those that are verified. */
  to: 'verified' | 'active'
  below?: boolean
}

export interface NewAddressAlias extends Pick<ChangeFrame, 'preview' | 'docNo'> {
  place: AddressPlace
  text: string
  kind: AliasKind
  /** Within which of the addresses that it lies in it holds; null = everywhere. The nearest street or estate when absent. */
  scope?: number | null
  /** 0–1, default 1: how readily the matcher takes it. */
  weight?: number
  /** YYYY-MM-DD; today when absent. */
  from?: string
}

export interface AddressAliasEnd extends Pick<ChangeFrame, 'preview' | 'docNo'> {
  place: AddressPlace
  text: string
  /** First day on which it no longer holds; today when absent. */
  to?: string
}

export interface AddressChangeResult {
  /** null = it was a preview. */
  change: AddressChange | null
  touched: TouchedCounts
  /** At most 50 of the addresses that are touched; the one that it is about first. */
  rows: readonly {
    id: number
    level: number
    before: AddressFacts | null
    after: AddressFacts | null
  }[]
  /** At most 50 of the codes that retire; each goes on leading to its successors, if it has any. */
  retiredCodes: readonly RetiredCode[]
}

export interface RetiredCode {
  code: BuildingCode | RoomCode
  name: string
  /** Names of what stands for it from now on; none = nothing does. */
  successors: readonly string[]
}

/** What the change reaches. A number that is absent is not for this account. */
export interface TouchedCounts {
  addresses: number
  buildings: number
  rooms: number
  enterprises?: number
  items?: number
  residents?: number
}

/** What somebody looks at before certifying an address with all below it. */
export interface AddressReview {
  /** Of itself and all that stands below it. */
  counts: readonly { level: number; state: AddressState; count: number }[]
  /** At most 200, the worst kinds first. */
  problems: readonly AddressProblem[]
  /** There are others. */
  more: boolean
}

/**
 * `no-point`: lies exactly where its parent does, or nowhere; `outside-building`: not within its outline; `far-entrance`:
 * the entrance is farther than 100 m from the point; `out-of-order`: its number breaks the order along the street;
 * `duplicate`: another one below it has the same normal form.
 */
export const ADDRESS_PROBLEMS = [
  'duplicate',
  'no-point',
  'outside-building',
  'far-entrance',
  'out-of-order',
] as const
export type AddressProblemKind = (typeof ADDRESS_PROBLEMS)[number]

export interface AddressProblem {
  kind: AddressProblemKind
  address: AddressEntry
  /** The one that it clashes with. */
  other: { id: number; name: string; fullText: string } | null
  /** How far off, metres, where that says something. */
  distanceM: number | null
}

/** Newest first. */
export interface AddressChangeList {
  items: readonly (AddressChange & { fullText: string })[]
  /** `before` of the next page; null = there is none. */
  next: number | null
}

/** `GET /api/coded-addresses/{code}`: what has become of a code. */
export interface AddressOfCode {
  code: FeatureCode
  /** `current`: it stands; `succeeded`: by `successors`; `retired`: by nothing; `withdrawn`: its creation was taken back. */
  status: 'current' | 'succeeded' | 'retired' | 'withdrawn'
  /** The address that carries or carried it. */
  address: AddressEntry
  /** The addresses that stand for it today: itself while it stands, through any number of splits and merges. */
  successors: readonly AddressEntry[]
  /** The changes on the way, oldest first. */
  changes: readonly AddressChange[]
}
