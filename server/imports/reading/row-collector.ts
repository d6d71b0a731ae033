import { join } from 'node:path'
import type { Bounds, GeometryKind } from '../../../data/contracts/index.ts'
import {
  cleanKey,
  cleanValue,
  type PlainValue,
} from '../../../data/formats/attributes/clean-value.ts'
import {
  type ColumnStatistics,
  countValue,
  createColumn,
} from '../../../data/formats/attributes/column-statistics.ts'
import type { SourceRow } from '../../../data/formats/readers/file-format.ts'
import { labelPoint } from '../../../data/formats/repair/label-point.ts'
import {
  REMARK_KINDS,
  RemarkCounter,
  type RemarkName,
} from '../../../data/formats/repair/remark-kinds.ts'
import { pathsOf, type Shape, toGeometry } from '../../../data/formats/repair/shape.ts'
import { encodeWkb } from '../../../data/formats/wkb.ts'
import { IdFinder } from './id-finder.ts'
import type { LocatedRow } from './locate-row.ts'
import { ASIDE_FILE } from './read-request.ts'
import { Spool } from './spool.ts'

/** One feature between the two passes: number of the row, of its part, own id, label point, WKB, properties. */
export type RawLine = [
  row: number,
  part: number,
  id: string | number | null,
  lon: number,
  lat: number,
  wkb: string,
  properties: Record<string, PlainValue>,
]

/** What has been gathered of one geometry kind. */
export interface KindRows {
  kind: GeometryKind
  spool: Spool
  rows: number
  features: number
  repaired: number
  bounds: [number, number, number, number]
  columns: Map<string, ColumnStatistics>
  ids: IdFinder
  remarks: RemarkCounter
}

/** Takes rows one by one, sorts them by geometry kind, counts what is said of them. */
export class RowCollector {
  readonly #outDir: string
  readonly kinds = new Map<GeometryKind, KindRows>()
  /** Of the file as a whole and of rows that no kind has taken. */
  readonly remarks = new RemarkCounter()
  readonly aside: Spool
  read = 0
  setAside = 0

  constructor(outDir: string) {
    this.#outDir = outDir
    this.aside = new Spool(join(outDir, ASIDE_FILE))
  }

  add(row: SourceRow, located: LocatedRow): void {
    this.read++
    if ('problem' in located) {
      this.setAside++
      this.remarks.add(located.problem, row.row)
      this.writeAside(row.row, located.problem, row.geometry ?? null, row.properties)
      return
    }
    const kind = this.#kindOf(located.shapes[0]!.kind)
    kind.rows++
    const properties = this.#cleanProperties(kind, row)
    for (const remark of located.remarks) kind.remarks.add(remark, row.row)
    if (located.remarks.some((name) => REMARK_KINDS[name].effect === 'repaired')) kind.repaired++
    for (const shape of located.leftOver) {
      this.writeAside(row.row, 'collection', toGeometry(shape), properties)
    }
    kind.ids.add(row.id, properties)
    located.shapes.forEach((shape, part) => {
      writeFeature(kind, row, part, shape, properties)
    })
  }

  writeAside(row: number, reason: RemarkName, geometry: unknown, properties: unknown): void {
    const message = REMARK_KINDS[reason].say(1)
    this.aside.write({ type: 'Feature', row, reason, message, geometry, properties })
  }

  /** Nothing more will be added; what was set aside may still grow. */
  closeKinds(): void {
    for (const { spool } of this.kinds.values()) spool.close()
  }

  #kindOf(kind: GeometryKind): KindRows {
    const known = this.kinds.get(kind)
    if (known) return known
    const created: KindRows = {
      kind,
      spool: new Spool(join(this.#outDir, `raw-${kind}.ndjson`)),
      rows: 0,
      features: 0,
      repaired: 0,
      bounds: [Infinity, Infinity, -Infinity, -Infinity],
      columns: new Map(),
      ids: new IdFinder(),
      remarks: new RemarkCounter(),
    }
    this.kinds.set(kind, created)
    return created
  }

  #cleanProperties(kind: KindRows, row: SourceRow): Record<string, PlainValue> {
    const properties: Record<string, PlainValue> = {}
    let isStrange = false
    for (const [name, raw] of Object.entries(row.properties)) {
      const key = cleanKey(name)
      const value = cleanValue(raw, () => {
        isStrange = true
      })
      if (value === undefined || key === '') continue
      properties[key] = value
      let column = kind.columns.get(key)
      if (!column) {
        column = createColumn(key, name.trim().slice(0, 100))
        kind.columns.set(key, column)
      }
      const lostBefore = column.lostDigits
      countValue(column, value)
      if (column.lostDigits > lostBefore) kind.remarks.add('lostDigits', row.row)
    }
    if (isStrange) kind.remarks.add('strangeText', row.row)
    return properties
  }
}

function writeFeature(
  kind: KindRows,
  row: SourceRow,
  part: number,
  shape: Shape,
  properties: Record<string, PlainValue>,
): void {
  const [lon, lat] = labelPoint(shape)
  const wkb = encodeWkb(toGeometry(shape))
  const base64 = Buffer.from(wkb.buffer, wkb.byteOffset, wkb.byteLength).toString('base64')
  const line: RawLine = [row.row, part, row.id ?? null, lon, lat, base64, properties]
  kind.features++
  kind.spool.write(line)
  widen(kind.bounds, shape)
}

function widen(bounds: KindRows['bounds'], shape: Shape): void {
  for (const path of pathsOf(shape)) {
    for (const [lon = 0, lat = 0] of path) {
      if (lon < bounds[0]) bounds[0] = lon
      if (lat < bounds[1]) bounds[1] = lat
      if (lon > bounds[2]) bounds[2] = lon
      if (lat > bounds[3]) bounds[3] = lat
    }
  }
}

export const boundsOf = (kind: KindRows): Bounds => [...kind.bounds]
