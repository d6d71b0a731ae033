import type { BuildingCode, FeatureCode, GridCode, LayerCode, RoomCode } from './codes.ts'
import type { EventLoopView } from './event-api.ts'
import type { Bounds, LonLat } from './geometry.ts'
import type { GridPlanNews } from './grid-plan.ts'
import type { DeskReport } from './import-desk.ts'
import type { Bilingual } from './layer.ts'
import type { AreaPrefix, Grant, Role } from './scope.ts'
import type { OidcChoice } from './sign-in.ts'

/** `GET /api/sessions/current` and the answer of `POST /api/sessions`. */
export interface SessionInfo {
  user: { username: string; displayName: string; roles: readonly Role[] }
  scope: {
    areas: readonly AreaPrefix[]
    grants: readonly Grant[]
    /** When to ask again: the session ends then, or a grant begins or ends. */
    expiresAt: string
    /** Another one = other rights. */
    digest: string
  }
  /** The password was given by somebody else: until it is changed nothing is permitted but that. */
  mustChangePassword?: boolean
  /** A role of the account wants a second factor: until it has one nothing is permitted but that. */
  mustEnrol?: boolean
  mode: 'demo' | 'production'
}

/** `GET /api/settings`: what the page needs before anyone has signed in. */
export interface PublicSettings {
  mode: 'demo' | 'production'
  version: string
  /** Only in demo mode. */
  demoAccounts: readonly { username: string; role: Role; name: Bilingual }[]
  /** Bounds of the district, for the first view. */
  bounds: Bounds
  district: { code: string; name: Bilingual }
  baseMaps: readonly BaseMapSetting[]
  /** Only where another house vouches for accounts. */
  oidc?: OidcChoice
}

export interface BaseMapSetting {
  id: string
  name: Bilingual
  kind: 'packs' | 'xyz' | 'wmts' | 'wms'
  url?: string
  layer?: string
  matrixSet?: string
  attribution?: string
  /** Datum of the pictures; GCJ-02 ones are moved in the browser. */
  datum?: 'CGCS2000' | 'GCJ-02'
}

/** One node of the scope chip: district ▸ subdistrict ▸ community ▸ grid. `GET /api/divisions`. */
export interface DivisionSummary {
  code: string
  level: 'district' | 'subdistrict' | 'community' | 'grid'
  name: string
  parent: string | null
  bounds: Bounds
}

export interface AddressRef {
  /** Building or room code; null for levels that carry none. */
  code: BuildingCode | RoomCode | null
  /** The building that the address is or lies in, where there is one. */
  building?: BuildingCode | null
  level: number
  fullText: string
  lonLat: LonLat
  subdistrict: string
  community: string
  grid: GridCode
}

export interface AttributeValue {
  key: string
  value: unknown
  /** The value is shown masked or withheld because the scope's grade is below the field's, or no purpose was stated. */
  masked?: boolean
  /** Masked for want of a stated purpose alone. */
  revealable?: boolean
  /** A count of people in multiples of five; 0 = fewer than five. */
  rounded?: boolean
}

/** `GET /api/features/{layer}/{code}`. */
export interface FeatureCard {
  layer: LayerCode
  code: FeatureCode
  title: string
  subtitle?: string
  lonLat: LonLat
  bounds?: Bounds
  /** GeoJSON geometry, lon-lat; for lines and polygons, to highlight. */
  geometry?: unknown
  risk: number
  attributes: readonly AttributeValue[]
  address: AddressRef | null
  holdings: AddressHoldings | null
}

/** What hangs on one address (a building with all its rooms, or one room). Absent: not for this account, whatever there is. */
export interface AddressHoldings {
  residents?: {
    count: number
    households: number
    aged60: number
    children14: number
    floating: number
    /**
     * Below grade 3: the numbers are multiples of five, 0 = fewer than five; or, for a room, they are not given at all
     * and stand as 0.
     */
    shown?: 'rounded' | 'withheld'
    /** There is a list of who lives here: `GET /api/people?room=`. */
    listed?: boolean
  }
  rooms?: number
  enterprises?: { total: number; items: readonly HoldingItem[] }
  items: { total: number; items: readonly HoldingItem[] }
  events?: { total: number; open: number; items: readonly EventSummary[] }
}

export interface HoldingItem {
  layer: LayerCode
  code: FeatureCode
  title: string
  class: number
  state: number
  risk: number
  room?: RoomCode
}

/** `GET /api/buildings/{code}/section` (楼盘图). */
export interface BuildingSection {
  code: BuildingCode
  title: string
  address: AddressRef
  use: string
  floors: number
  year: number | null
  stairwells: readonly {
    /** `null` = the building has none (无). */
    name: string | null
    floors: readonly { floor: number; rooms: readonly SectionRoom[] }[]
  }[]
}

export interface SectionRoom {
  code: RoomCode
  number: string
  use: string
  tenure: string
  areaM2: number | null
  /** This and the following numbers are absent where the account may not see what they count. */
  residents?: number
  aged60?: number
  floating?: number
  enterprises?: number
  /** Layers that have something on this room, with its highest risk. */
  items: readonly { layer: LayerCode; risk: number }[]
  openEvents?: number
}

/** `GET /api/search`. */
export interface SearchHit {
  kind:
    | 'address'
    | 'enterprise'
    | 'grid'
    | 'division'
    | 'feature'
    | 'event'
    | 'layer'
    | 'coordinates'
  layer: LayerCode | null
  code: string
  title: string
  subtitle: string
  lonLat: LonLat | null
  bounds?: Bounds
}

export interface EventSummary {
  no: string
  category: string
  subclass: string
  level: 1 | 2 | 3 | 4
  state: string
  source: string
  title: string
  reportedAt: string
  deadlineAt: string | null
  closedAt: string | null
  lonLat: LonLat
  grid: GridCode
  address: string | null
}

/** `GET /api/events/{no}`. */
export interface EventDetail extends EventSummary {
  categoryVersion: string
  tags: readonly string[]
  /** null = none, or above the grade, or (then it can be revealed) for want of a stated purpose. */
  description: string | null
  descriptionRevealable?: boolean
  building: BuildingCode | null
  room: RoomCode | null
  community: string
  attributes: Readonly<Record<string, unknown>>
  /** How far it is, who has it, what can be done. */
  loop: EventLoopView
}

/**
 * `GET /api/events?state=&category=&level=&area=&from=&to=&overdue=&limit=&after=`: newest first. `state` may also
 * be `open`; `area` is a prefix of the grid code; `after` is the `next` of the page before.
 */
export interface EventPage {
  items: readonly EventSummary[]
  /** Of everything that matches, not of this page alone. */
  total: number
  open: number
  overdue: number
  next: string | null
}

/** `GET /api/grids`. */
export interface GridSummary {
  code: GridCode
  name: string
  kind: 'general' | 'dedicated'
  community: string
  subdistrict: string
  bounds: Bounds
  /** This and the following numbers are absent where the account may not see what they count. */
  households?: number
  residents?: number
  rooms?: number
  enterprises?: number
  openEvents?: number
  /** Residents and households are sums of numbers in multiples of five; 0 = fewer than five. */
  rounded?: boolean
  /** `staffKey` only for who plans grids here. */
  staff: readonly { staffKey?: string; role: string; name: string; fullTime: boolean }[]
}

/**
 * `POST /api/imports` (multipart: one or more parts `file` that belong together, optional `crs`, `encoding`, `name`),
 * `GET /api/imports/{id}`; `GET /api/imports` answers one's own jobs without `preview`, newest first.
 */
export interface ImportJob {
  id: string
  /** `mapping` and `checking` only at the import desk. */
  state: 'reading' | 'mapping' | 'checking' | 'ready' | 'failed' | 'committed' | 'undone'
  /** 0–1 while reading. */
  progress: number
  fileName: string
  layer: LayerCode
  name: Bilingual
  format: string | null
  crs: { declared: string | null; used: string; reason: string; reasonText?: Bilingual } | null
  encoding: string | null
  geometry: 'point' | 'line' | 'polygon' | null
  /** Rows; read = kept + setAside. One row may hold several features, once taken apart. */
  counts: { read: number; kept: number; repaired: number; setAside: number; features?: number }
  remarks: readonly ImportRemark[]
  bounds: Bounds | null
  attributes: readonly { key: string; type: string }[]
  /** The first rows, as GeoJSON features in lon-lat, for the preview on the map (at most 1,000). */
  preview?: unknown
  error?: { code: string; message: string; text?: Bilingual }
  /** At the import desk. */
  desk?: DeskReport
  createdAt: string
}

/** Body of `POST /api/imports/{id}/commit`; what is absent stays as the job says. */
export interface ImportCommit {
  name?: Bilingual
  /** `#rrggbb` */
  colour?: string
}

/** A counted remark: rows are repaired or set aside, never silently lost. */
export interface ImportRemark {
  kind: string
  effect: 'repaired' | 'setAside' | 'note'
  count: number
  message: Bilingual
  /** Row numbers, from 1, of the first cases. */
  rows: readonly number[]
  /** Words of the file that it is about: names of other sheets, lines above a header. */
  quotes?: readonly string[]
}

/** One message on `GET /live`. */
export type LiveMessage =
  | {
      kind: 'published'
      layer: LayerCode
      subdistrict: string
      version: string
    }
  | { kind: 'layerAdded' | 'layerRemoved'; layer: LayerCode }
  | {
      kind: 'incident'
      id: string
      seq: number
      subdistrict: string
      /** Of its buildings there: who sees one of them sees the incident. Messages of older programs have none. */
      grids?: readonly GridCode[]
    }
  | {
      kind: 'gridPlan'
      id: string
      what: GridPlanNews
      version: number
      subdistrict: string
      /** Of the work, 0–1, while it comes in force. */
      share?: number
    }
  | { kind: 'event'; no: string; state: string; subdistrict: string; grid?: GridCode }
  /** Somebody offers their shift to the account that is told, or has answered its offer. */
  | { kind: 'shiftHandover' }
  /** The list of saved views of the account that is told is another than it was. */
  | { kind: 'views' }
