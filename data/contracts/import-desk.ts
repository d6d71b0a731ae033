import type { FeatureCode, GridCode, LayerCode } from './codes.ts'
import type { GeometryKind, LonLat } from './geometry.ts'
import type { Bilingual } from './layer.ts'
import type { AddressMatch, MatchVerdict } from './match.ts'

/**
 * The import desk: rows of a file go into the base (divisions, the base map, buildings, addresses, enterprises, residents,
 * events, a thematic layer), found by their address, position or outline, checked, compared with what is there, and taken over in one act.
 *
 * `POST /api/imports` with `target` (and `sender`) reads the file into a job in state `mapping`, with `desk.mapping` proposed;
 * `PUT /api/imports/{id}/mapping` starts the check (state `checking`, then `ready`);
 * `GET /api/imports/{id}/rows`, `POST /api/imports/{id}/answers`, `GET /api/imports/{id}/correction-sheet`;
 * `POST /api/imports/{id}/commit` and `/undo` as for layers of one's own. `GET /api/import-targets` lists what may be chosen.
 */
export interface ImportTarget {
  code: ImportTargetCode
  name: Bilingual
  /**
   * What a row hangs on once it is placed; `division` = it is a division itself, `shape` = it is drawn where it lies,
   * `outline` = it is a building with its outline.
   */
  base:
    | 'room'
    | 'building'
    | 'site'
    | 'area'
    | 'point'
    | 'person'
    | 'address'
    | 'division'
    | 'shape'
    | 'outline'
  /** What every row has to bring as its geometry; absent = an address or a position does. */
  shape?: Exclude<GeometryKind, 'point'>
  fields: readonly TargetField[]
  /** How often its senders are to renew it, by the registry; null = whenever something changes. */
  cycleDays?: number | null
}

/** A layer of the registry, or one of the entities below the layers. */
export type ImportTargetCode =
  | LayerCode
  | 'DIVISION'
  | 'BUILDING'
  | 'ENTERPRISE'
  | 'RESIDENT'
  | 'ADDRESS'
  | 'EVENT'

export interface TargetField {
  key: string
  name: Bilingual
  type: 'text' | 'number' | 'date' | 'boolean' | 'enum' | 'list'
  values?: readonly string[]
  /** Checked beside the type. */
  format?: 'citizenId' | 'uscc' | 'phone' | 'code'
  required?: boolean
  /** Sensitivity 1–4. */
  grade: number
}

/** Which columns of the file are what. Columns that are named nowhere are left out, and the report says so. */
export interface DeskMapping {
  /** Column of the file → key of a field. */
  fields: Readonly<Record<string, string>>
  /** Columns that make the address, in their order; they are joined. */
  address: readonly string[]
  /** Columns with the sender's own number for the row: how the row is known again at the next import. */
  key: readonly string[]
  /** Columns of a position; the geometry of the file where absent. */
  position?: { x: string; y: string }
  /** Datum of the positions, as found or chosen, e.g. `GCJ-02`; null = there are none. */
  crs: string | null
  /** Whether what is in the base from this sender and not in the file is to be retired. */
  isComplete: boolean
}

export interface ColumnProposal {
  column: string
  /** Key of a field, or what else of the mapping the column is: `@address`, `@key`, `@x`, `@y`. */
  field: string
  /** 0–1 */
  confidence: number
  by: 'sender' | 'name' | 'synonym' | 'content'
}

/** How well a datum explains the positions of the file. */
export interface DatumEvidence {
  crs: string
  /** Rows looked at. */
  tried: number
  /** Share of them that falls on a building. */
  onBuilding: number
  /** Share that lies within 50 m of what its own address says; null without addresses. */
  nearAddress: number | null
}

/** What happens to a row of the file at commit. */
export type DeskRowKind = 'added' | 'changed' | 'moved' | 'removed' | 'same' | 'doubtful' | 'failed'

export interface DeskReport {
  target: ImportTargetCode
  sender: string
  mapping: DeskMapping
  /** With every column of the file and examples of its values; personal ones masked. */
  columns: readonly { column: string; type: string; filled: number; examples: readonly string[] }[]
  proposals: readonly ColumnProposal[]
  datums: readonly DatumEvidence[]
  /**
   * What is being done while `checking`, or `writing` while a `ready` one is taken over; `progress` of the job runs from 0 to 1
   * over all of it.
   */
  phase?: 'matching' | 'comparing' | 'writing'
  /** Absent until checked. */
  counts?: Readonly<Record<DeskRowKind, number>>
  /**
   * 落图率: rows with a place ÷ rows, as it is and by grid; by sender in `/api/freshness`. `all` of a grid: with the rows
   * that wait for an answer and most likely lie there.
   */
  placed?: {
    rows: number
    all: number
    byGrid: readonly { grid: GridCode; rows: number; all: number }[]
  }
  /** Doubtful rows that an answer is missing for. */
  unanswered?: number
  /** Points of the preview: [lon, lat, kind as position in `DESK_ROW_KINDS`, row], at most 20,000. */
  points?: readonly (readonly [number, number, number, number])[]
  /** Of rows that are lines or areas themselves, thinned, at most 3,000. */
  shapes?: readonly DeskShape[]
}

/** `paths`: rings of an area, or lines: lon, lat in turn. */
export type DeskShape = readonly [
  kind: number,
  row: number,
  isArea: 0 | 1,
  paths: readonly (readonly number[])[],
]

export const DESK_ROW_KINDS: readonly DeskRowKind[] = [
  'added',
  'changed',
  'moved',
  'removed',
  'same',
  'doubtful',
  'failed',
]

/**
 * `GET /api/imports/{id}/rows?kind=&after=&limit=` answers a `DeskRowPage`, by number of row; those of the base that are not
 * in the file come first (−n … −1). Values of grade 3 and above come masked, before and after alike.
 */
export interface DeskRow {
  /** From 1, as in the file without its header; negative = a row of the base that is not in the file. */
  row: number
  kind: DeskRowKind
  code: FeatureCode | null
  title: string
  /** The address as the file has it. */
  text: string
  lonLat: LonLat | null
  /** Where it lies in the base now, for `moved`. */
  from?: LonLat
  match?: { verdict: MatchVerdict; confidence: number; remarks: AddressMatch['remarks'] }
  /** For `doubtful`: what it may be, best first, at most 9. */
  candidates?: readonly DeskCandidate[]
  answer?: DeskAnswer
  /** For `changed`: field by field. */
  changes?: readonly { field: string; before: string | null; after: string | null }[]
  /** Why the row failed or what was mended, cell by cell; '' = the whole row. */
  remarks: readonly { column: string; kind: string; message: Bilingual }[]
}

export interface DeskCandidate {
  subdistrict: string
  addressId: number
  fullText: string
  level: number
  confidence: number
  lonLat: LonLat
  /** Metres from the position that the row gives itself; null without one. */
  distanceM: number | null
}

/** `next` = `after` of the next page; null = that was all. */
export interface DeskRowPage {
  rows: readonly DeskRow[]
  next: number | null
}

/** Body of `POST …/answers`: `{answers: DeskAnswer[]}`; answers the job with its counts as they are then. */
export interface DeskAnswer {
  row: number
  /** null = none of them: the row goes back to its sender. */
  place: { subdistrict: string; addressId: number } | null
  /** Whether the text becomes an alias of the place, in the scope of its street. */
  remember: boolean
}

/** `GET /api/freshness` answers an array of these. */
export interface LayerFreshness {
  layer: ImportTargetCode
  /** '' = from everywhere. */
  sender: string
  lastImportAt: string | null
  rows: number
  /** Share with a place, 0–1; null without rows. */
  placed: number | null
  /** Update cycle in days by the registry; null = none. */
  cycleDays: number | null
  dueAt: string | null
}

/** `GET /api/freshness/grids?layer=`: the map of ignorance. Nothing known is said as such, never as zero. */
export interface GridFreshness {
  grid: GridCode
  /** Records of the layer in the grid. */
  rows: number
  newestAt: string | null
  state: 'fresh' | 'old' | 'contradictory' | 'missing'
  /** Why: expected by comparable grids, last check long ago, base and layer disagree … */
  reason: Bilingual
}
