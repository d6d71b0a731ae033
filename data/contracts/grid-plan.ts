import type { Arc, Cell, CoverageChange, CoverageId, CoverageItem } from './coverage.ts'
import type { LonLat } from './geometry.ts'

/** 网格方案: `draft` is drawn on, `review` is commented on and decided, `approved` waits for its day. */
export const GRID_PLAN_STATES = ['draft', 'review', 'approved', 'published', 'withdrawn'] as const
export type GridPlanState = (typeof GRID_PLAN_STATES)[number]

/** What a `gridPlan` message on `/live` tells of: read the rest by its route. */
export type GridPlanNews =
  | 'change'
  | 'locks'
  | 'comment'
  | 'state'
  | 'staff'
  | 'created'
  | 'publishing'

/** One entry of `GET /api/grid-plans?area=&state=`. */
export interface GridPlanSummary {
  id: string
  title: string
  /** 12 digits a community, 9 a subdistrict, 6 the district: where cells may change. */
  area: string
  state: GridPlanState
  /** Number of the last change; 0 = as it was taken over. */
  version: number
  cells: number
  /** Name that the account shows. */
  author: string
  isOwn: boolean
  /** ISO 8601, UTC. */
  createdAt: string
  changedAt: string
  /** The day from which it holds, `YYYY-MM-DD`, once that is decided. */
  validFrom?: string
  approvedBy?: string
  openComments: number
}

/** `POST /api/grid-plans`: answers 201 with the summary; the same `clientId` again answers the same plan. */
export interface GridPlanWish {
  clientId: string
  title: string
  area: string
  /** What it begins with: the grids of a day, another plan as it stands, or a file that was repaired in the browser. */
  from:
    | { kind: 'current' }
    | { kind: 'date'; date: string }
    | { kind: 'plan'; id: string }
    | { kind: 'items'; items: readonly CoverageItem[] }
}

/** `GET /api/grid-plans/{id}`. */
export interface GridPlan extends GridPlanSummary {
  items: readonly CoverageItem[]
  /** What the grids in force had wrong when they were taken over: repaired, or left as they were. */
  takenOver: readonly TakenOver[]
}

export interface TakenOver {
  kind: 'gap' | 'overlap' | 'sliver'
  place: LonLat
  areaM2: number
  /** Codes of the grids beside it. */
  grids: readonly string[]
  /** Code of the grid that it was given to; absent = left. */
  givenTo?: string
}

/** `POST /api/grid-plans/{id}/changes`: one stroke. The same `id` again answers what was answered the first time. */
export interface GridPlanStroke {
  id: string
  /** Version that the stroke was drawn on. */
  base: number
  change: CoverageChange
}

export interface GridPlanStrokeMade {
  version: number
  /** Changes of others since `base`, oldest first, that the page has not had: to be applied before its own. */
  others: readonly GridPlanChange[]
}

/** One entry of `GET /api/grid-plans/{id}/changes?after=`: append-only. */
export interface GridPlanChange {
  version: number
  strokeId: string
  by: string
  isOwn: boolean
  at: string
  change: CoverageChange
}

/**
 * `409 plan-conflict`, in the error's `details`: somebody has changed the same arc or cell since `base`. Nothing was
 * overwritten: both are shown, a person decides and draws anew.
 */
export interface GridPlanConflict {
  version: number
  items: readonly {
    id: CoverageId
    by: string
    at: string
    /** As it stands now; absent = gone. */
    theirs?: Arc | Cell
  }[]
}

/** `PUT /api/grid-plans/{id}/locks {items}`: what this page has in hand, for `GRID_PLAN_LOCK_SECONDS`; empty = nothing. */
export interface GridPlanLock {
  item: CoverageId
  by: string
  isOwn: boolean
}
export const GRID_PLAN_LOCK_SECONDS = 20

/** One entry of `GET /api/grid-plans/{id}/checks`, and of `details.issues` of `422 plan-invalid`: as the rules find it. */
export interface GridPlanIssue {
  check: string
  severity: 'error' | 'warning' | 'note'
  cells: readonly Cell['id'][]
  place: LonLat
  value?: number
  limit?: number
  subject?: string
}

/** `GET|POST /api/grid-plans/{id}/comments {id, place, text}`, `PATCH …/comments/{commentId} {resolved}`. */
export interface GridPlanComment {
  id: string
  place: LonLat
  text: string
  by: string
  isOwn: boolean
  at: string
  resolved: boolean
}

/** `POST /api/grid-plans/{id}/decisions`: submit and take back (author), return and approve (somebody else), publish. */
export type GridPlanDecision =
  | { decision: 'submit' | 'takeBack' | 'withdraw' }
  | { decision: 'return'; note: string }
  | { decision: 'approve'; note: string; validFrom: string }

/** One entry of `GET /api/grid-plans/{id}/decisions`, oldest first; `by` is `''` for the day that has come. */
export interface GridPlanDecided {
  decision: GridPlanDecision['decision']
  by: string
  at: string
  version: number
  note: string
  validFrom?: string
}

/**
 * `GET /api/grid-plans/{id}/facts`: what is counted while a boundary moves; columns of equal length, one row a building,
 * a shop without a building, an event. Positions in units of 1e-7°.
 */
export interface GridPlanFacts {
  x: readonly number[]
  y: readonly number[]
  households: readonly number[]
  residents: readonly number[]
  rooms: readonly number[]
  enterprises: readonly number[]
  keyUnits: readonly number[]
  openEvents: readonly number[]
  yearlyEvents: readonly number[]
}

/** `GET /api/grid-plans/{id}/ground`: what the rules and the drafter look at, in units of 1e-7°: rings and lines x, y, x, y … */
export interface GridPlanGround {
  communities: readonly { code: string; name: string; rings: readonly (readonly number[])[] }[]
  buildings: readonly { code: string; estate: string; ring: readonly number[] }[]
  /** Roads, rivers and borders of divisions. */
  lines: readonly { kind: 'road' | 'water' | 'division'; name: string; points: readonly number[] }[]
}

/** `GET /api/grid-plans/{id}/staff`: workers of the cells as the plan would have them; `PUT {cell, workers}` replaces one cell's. */
export interface GridPlanStaff {
  cell: Cell['id']
  staffKey: string
  name: string
  role: '网格长' | '专职' | '兼职' | '指导员' | '微网格长'
  fullTime: boolean
}

/** `GET /api/grid-plans/{id}/hand-over`: per worker what comes and what goes; key households are masked by scope. */
export interface GridHandOver {
  staffKey: string
  name: string
  comes: readonly HandedOver[]
  goes: readonly HandedOver[]
}

export interface HandedOver {
  kind: 'building' | 'household' | 'enterprise' | 'event'
  code: string
  /** What stands on the list: address, masked name, title. */
  label: string
  place: LonLat
  /** Codes of the grids before and after; `''` = none. */
  from: string
  to: string
  /** Households or residents that it stands for, where that is known. */
  households?: number
}

/** `GET /api/grids/lineage?code=`: what became of a grid, from what it came. */
export interface GridLineage {
  date: string
  from: readonly string[]
  to: readonly string[]
  /** Share of the households of `from` that went to `to`, one row a pair; how many only for who may count people. */
  shares: readonly { from: string; to: string; households?: number }[]
  plan?: string
  approvedBy?: string
}

/**
 * `GET /api/grid-files?format=&area=&date=` and `GET /api/grid-files/{plan}?format=`, format geojson, fgb, shp (a zip), gpkg
 * or xlsx: grids for other programs, for who may take data away.
 */
export const GRID_FILE_FORMATS = ['geojson', 'fgb', 'shp', 'gpkg', 'xlsx'] as const
export type GridFileFormat = (typeof GRID_FILE_FORMATS)[number]

/** `GET /api/grids/outlines?area=&date=`: boundaries of a day; of today without one. */
export interface GridOutlines {
  type: 'FeatureCollection'
  features: readonly {
    type: 'Feature'
    id: string
    /** Polygon or MultiPolygon of GeoJSON. */
    geometry: { type: string }
    properties: { code: string; name: string; kind: 'general' | 'dedicated'; community: string }
  }[]
}

export const GRID_INDICATORS = ['households', 'residents', 'enterprises', 'events'] as const
export type GridIndicator = (typeof GRID_INDICATORS)[number]

/**
 * `GET /api/grids/indicators?vintage=&what=&from=&to=&area=`: counted by the grids of a day, by where things lie. Events
 * between two days; people and enterprises as they were on the day `to`, without it as they are.
 */
export interface GridIndicators {
  vintage: string
  what: GridIndicator
  grids: readonly { code: string; name: string; count: number }[]
  /** What lies in none of them. */
  outside: number
}

/** `GET /api/grids/vintages?area=`: days on which the grids changed, newest first. */
export interface GridVintage {
  date: string
  grids: number
  plan?: string
}
