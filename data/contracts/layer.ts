import type { LayerCode } from './codes.ts'
import type { Bounds, GeometryKind } from './geometry.ts'

export interface Bilingual {
  zh: string
  en: string
}

/** Heading of the layer tree. `own` holds what users brought themselves. */
export type LayerGroup = 'base' | 'core' | 'housing' | 'safety' | 'business' | 'service' | 'own'

/** What a layer hangs on (`domain.md` §5). `map` = drawn for orientation, hangs on nothing. */
export type LayerBase = 'room' | 'site' | 'building' | 'area' | 'device' | 'facility' | 'map'

export type AttributeType = 'number' | 'boolean' | 'text' | 'date' | 'enum' | 'list'

/** 1 不敏感 … 4 敏感 (DB33/T 2350-2021). */
export type Sensitivity = 1 | 2 | 3 | 4

export interface EnumValue {
  /** As stored, e.g. `群租`. */
  value: string
  name: Bilingual
  /** Only where colour carries meaning (grades, states). */
  colour?: string
}

export interface AttributeDefinition {
  key: string
  name: Bilingual
  type: AttributeType
  /** The closed list of an `enum`; the items of a closed `list`. */
  values?: readonly EnumValue[]
  sensitivity: Sensitivity
  unit?: Bilingual
  /** How the value looks to someone below its grade; without it the value is withheld. */
  mask?: 'name' | 'phone' | 'id'
  /** It counts people: below grade 3 rounded to base five where it can be, else withheld (`data/rules/small-counts.ts`). */
  counts?: 'people'
}

export interface LayerSymbol {
  /** `maki:<name>` or `temaki:<name>`; absent for lines and polygons drawn by the base-map style. */
  icon?: string
  /** Hex colour, light theme; the dark theme derives its own. */
  colour: string
}

export interface LayerDefinition {
  code: LayerCode
  name: Bilingual
  group: LayerGroup
  base: LayerBase
  geometry: GeometryKind
  symbol: LayerSymbol
  attributes: readonly AttributeDefinition[]
  /** Attribute whose position in its `values` (from 1; 0 = unknown) is the tile column `class`. */
  classAttribute?: string
  /** Likewise for the tile column `state`. */
  stateAttribute?: string
  /** What the layer is for, one line. */
  serves?: Bilingual
  /** Lowest zoom at which the layer has tiles. */
  minZoom: number
  /** Shown on a first visit. */
  shownAtFirst?: boolean
  /** Values of the state attribute that are hidden until somebody asks for them: what is over and done with. */
  statesHiddenAtFirst?: readonly string[]
  /** Who may see the layer at all: needs a scope of at least this grade. */
  sensitivity: Sensitivity
}

/** 风险: position (1-based) is the tile column `risk`; 0 = unknown. */
export const RISK_LEVELS = ['低', '一般', '较大', '重大'] as const

/** One entry of `GET /api/layers`. */
export interface LayerSummary {
  code: LayerCode
  name: Bilingual
  group: LayerGroup
  base: LayerBase
  geometry: GeometryKind
  featureCount: number
  /** Goes into tile URLs as `?v=`; changes whenever anything on the layer changed. */
  version: string
  bounds: Bounds | null
  minZoom: number
  /** From this zoom on tiles hold the features themselves; below it overviews with `count`. */
  detailZoom: number
  attributes: readonly AttributeDefinition[]
  style: LayerStyle
  serves?: Bilingual
  shownAtFirst?: boolean
  statesHiddenAtFirst?: readonly string[]
  /** ISO 8601, UTC. */
  updatedAt: string | null
}

export interface LayerStyle extends LayerSymbol {
  classAttribute?: string
  stateAttribute?: string
}
