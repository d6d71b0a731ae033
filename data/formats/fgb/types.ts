/**
 * The words of FlatGeobuf 3 (flatgeobuf.org, schemas `header.fbs` and `feature.fbs`). Nothing here knows Node or a
 * browser: the server writes and slices with it, the web workers decode with it.
 */
export const GEOMETRY_TYPES = [
  'Unknown',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const
export type GeometryTypeName = (typeof GEOMETRY_TYPES)[number]

export const UNKNOWN = 0
export const POINT = 1
export const LINE_STRING = 2
export const POLYGON = 3
export const MULTI_POINT = 4
export const MULTI_LINE_STRING = 5
export const MULTI_POLYGON = 6
export const GEOMETRY_COLLECTION = 7
export const TRIANGLE = 17

/** In the order of the schema: the position is the number in the file. */
export const COLUMN_TYPES = [
  'Byte',
  'UByte',
  'Bool',
  'Short',
  'UShort',
  'Int',
  'UInt',
  'Long',
  'ULong',
  'Float',
  'Double',
  'String',
  'Json',
  'DateTime',
  'Binary',
] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

export interface Column {
  name: string
  type: ColumnType
  title?: string
  description?: string
  nullable?: boolean
  unique?: boolean
  primaryKey?: boolean
}

export interface Crs {
  /** `EPSG` unless said otherwise. */
  org?: string
  /** 0 = unknown. */
  code: number
  name?: string
  wkt?: string
}

/** [minX, minY, maxX, maxY] in the units of the CRS. */
export type Envelope = readonly [minX: number, minY: number, maxX: number, maxY: number]

export interface FgbHeader {
  /** Name of the layer. */
  name: string
  envelope: Envelope | null
  /** Number of the schema's geometry type; 0 = mixed, each feature says its own. */
  geometryType: number
  hasZ: boolean
  columns: readonly Column[]
  /** 0 may also mean "not known". */
  featuresCount: number
  /** Children of an R-tree node; 0 = no index. */
  indexNodeSize: number
  crs: Crs | null
  title?: string
  description?: string
  metadata?: string
}

export const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00)

/** CGCS2000, the datum of everything stored (design §7). FlatGeobuf coordinates are always lon, lat. */
export const CGCS2000: Crs = {
  org: 'EPSG',
  code: 4490,
  name: 'China Geodetic Coordinate System 2000',
}

export type PropertyValue =
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | null
  | undefined
  | object
