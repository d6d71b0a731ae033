import type { Bilingual } from '../../contracts/index.ts'
import type { ZipEntry } from '../sources/zip.ts'

/** One file as the readers see it: unpacked, with its first bytes at hand. */
export interface FilePart {
  /** As the user calls it, without `.gz`, without the folders of an archive. */
  name: string
  head: Uint8Array
  stream(): AsyncIterable<Uint8Array>
  /** Where the bytes lie open: any stretch of them without what stands before it. */
  open?: { size: number; read(start: number, end: number): Promise<Uint8Array> }
  /** A file that is itself an archive (XLSX): what is in it. */
  entries?: readonly ZipEntry[]
}

/** A row as it stands in the file; nothing in it is trusted. */
export interface SourceRow {
  /** From 1, as people count. */
  row: number
  id?: string | number
  /** GeoJSON-like, in the source's coordinates; `null` where the row has none. */
  geometry: unknown
  properties: Record<string, unknown>
  /** By column, what is stored in the file where something else was handed on: `45356` for a date, a number's 17 digits. */
  raw?: Readonly<Record<string, string>>
  /** The row could not be read at all, for this reason (a kind of remark). */
  problem?: string
}

/** A CRS that the source states, and where it does so. */
export interface DeclaredCrs {
  /** `EPSG:4549`, `GCJ-02`, or WKT as it stands in the file. */
  definition: string
  /** What to show, e.g. `NAD_1983_StatePlane_New_York_Long_Island`. */
  label: string
  where: Bilingual
}

/** A file that is being read: what it says of itself, and its rows, once. */
export interface OpenedTable {
  rows(): AsyncIterable<readonly SourceRow[]>
  /** Valid once reading has begun; a GeoJSON may state it only behind its features. */
  declaredCrs(): DeclaredCrs | null
  encoding(): string | null
  /** Remarks on the file as a whole, by kind; valid once all rows have been read. */
  notes(): ReadonlyMap<string, number>
  /** By kind of remark, words of the file that it is about: lines above a header, names of sheets. */
  quotes?(): ReadonlyMap<string, readonly string[]>
  /** 0–1 of the rows; where absent, the bytes that have been read tell. */
  share?(): number
}

export interface OpenOptions {
  /**
   * Rows count without a position too: nothing is refused for want of one, and the cells of a table all come as they stand
   * in the file, those of a position among them.
   */
  positionOptional?: boolean
  /** Resolved name; absent = find out. */
  encoding?: string
  /** Name of the sheet or layer to read; absent, or not in the file = the one that holds most. */
  part?: string
}

/** One kind of file. Instances stand in `FILE_FORMATS`. */
export interface FileFormat {
  id:
    | 'geojson'
    | 'csv'
    | 'shapefile'
    | 'flatgeobuf'
    | 'xlsx'
    | 'geopackage'
    | 'kml'
    | 'gpx'
    | 'geoparquet'
  name: string
  /** Its bytes have all come before its first row: tables tell their `share`. */
  tellsRows?: boolean
  /** Looks at the content; the name decides nothing but doubts. */
  recognises(part: FilePart): boolean
  open(part: FilePart, siblings: readonly FilePart[], options: OpenOptions): Promise<OpenedTable>
}
