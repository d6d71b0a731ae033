import type { LayerCode } from './codes.ts'
import type { GeometryKind } from './geometry.ts'
import type { AttributeDefinition, Bilingual, EnumValue, Sensitivity } from './layer.ts'

/*
 * 分析数据: what the browser's query engine holds. One dataset = one layer = one SQL table; it comes in parts, one Arrow
 * IPC stream per subdistrict (`GET /columns/{dataset}/{subdistrict}.arrow?v=`). Which columns a dataset has follows from
 * the registry: `data/registry/datasets.ts`. Values of grade 3 and above are in none of them.
 */

/** Name of a dataset and of its SQL table, lower case: `addresses`, `events`, `rental`, `fire_unit`, `own_…`. */
export type DatasetName = string

export interface DatasetDefinition {
  readonly name: DatasetName
  readonly layer: LayerCode
  readonly label: Bilingual
  readonly geometry: GeometryKind
  readonly columns: readonly ColumnDefinition[]
}

/**
 * SQL types: text VARCHAR · category VARCHAR (one of the registry's values; anything else is NULL) · integer INTEGER ·
 * number DOUBLE · boolean BOOLEAN · date DATE · time TIMESTAMP in local time of the district (UTC+8) · list VARCHAR[] ·
 * shape INTEGER, a handle that the `ST_` functions understand.
 */
export type ColumnType =
  | 'text'
  | 'category'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'time'
  | 'list'
  | 'shape'

export interface ColumnDefinition {
  /** In SQL; needs no quotes unless it comes from an own layer. */
  readonly name: string
  readonly label: Bilingual
  readonly type: ColumnType
  readonly unit?: Bilingual
  /** 1 or 2: below its grade, and where the row's grade is too low, the value is NULL. */
  readonly sensitivity: Sensitivity
  readonly values?: readonly EnumValue[]
  /** Below grade 3 rounded to multiples of five (residents: 0 = fewer than five) or NULL. */
  readonly counts?: AttributeDefinition['counts']
  /** The registry's attribute that it shows; absent for the columns that every dataset has. */
  readonly attribute?: string
  /** Worked out from others in the browser, not part of the stream. */
  readonly derived?: string
}

/**
 * Columns of every dataset, in this order:
 * `code` · `title` · `grid` (15 digits; of a division the prefix that it stands for; '' = outside the district) ·
 * `community` (12), `subdistrict` (9) derived from it · `building`, `room` (codes of the address it hangs on, NULL where there is none)
 * · `lon`, `lat` (degrees, CGCS2000) · `x`, `y` (metres east and north, EPSG:4549, central meridian 120° E) · `risk`
 * (category 低, 一般, 较大, 重大; NULL = unknown) · `shape` (only lines and polygons).
 */
export const COMMON_COLUMN_NAMES = [
  'code',
  'title',
  'grid',
  'community',
  'subdistrict',
  'building',
  'room',
  'lon',
  'lat',
  'x',
  'y',
  'risk',
  'shape',
] as const
export type CommonColumnName = (typeof COMMON_COLUMN_NAMES)[number]

/** `GET /api/columns`: what this session may load, by dataset. */
export interface ColumnCatalogue {
  readonly datasets: readonly ColumnDataset[]
}

export interface ColumnDataset {
  readonly definition: DatasetDefinition
  readonly parts: readonly ColumnPart[]
}

export interface ColumnPart {
  /** 9 digits; `000000000` = outside every known subdistrict. */
  readonly subdistrict: string
  /** Goes into the URL as `?v=`; another one = other rows or other rights. */
  readonly version: string
}

export const columnsUrl = (dataset: DatasetName, { subdistrict, version }: ColumnPart): string =>
  `/columns/${dataset}/${subdistrict}.arrow?v=${encodeURIComponent(version)}`

/** Keys of the Arrow schema's metadata. */
export const COLUMNS_METADATA = { dataset: 'onemap.dataset', version: 'onemap.version' } as const
