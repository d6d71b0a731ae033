import { fieldAt, followReference, stringField, vectorField } from './flat-reader.ts'
import { FlatWriter, REF, reference, type TableField } from './flat-writer.ts'
import {
  COLUMN_TYPES,
  type Column,
  type Crs,
  type Envelope,
  type FgbHeader,
  MAGIC,
} from './types.ts'

export interface EncodedHeader {
  /** Magic bytes and the size-prefixed header; a multiple of 8 long. */
  bytes: Uint8Array
  /** Where the number of features (uint64) and the envelope (4 doubles) stand, for patching. */
  featuresCountAt: number
  envelopeAt: number
}

export function encodeHeader(header: FgbHeader): EncodedHeader {
  const writer = new FlatWriter()
  writer.bytes.set(MAGIC)
  writer.at = MAGIC.length + 8
  const fields = writer.table(MAGIC.length + 4, headerFields(header))
  writer.string(fields[0]!, header.name)
  if (header.envelope !== null) writer.doubles(fields[1]!, header.envelope)
  const envelopeAt = header.envelope === null ? 0 : writer.at - 32
  writeColumns(writer, fields[7]!, header.columns)
  if (header.crs !== null) writeCrs(writer, fields[10]!, header.crs)
  for (const [index, text] of [header.title, header.description, header.metadata].entries()) {
    if (text !== undefined) writer.string(fields[11 + index]!, text)
  }
  writer.align(8)
  writer.view.setUint32(MAGIC.length, writer.at - MAGIC.length - 4, true)
  return { bytes: writer.bytes.slice(0, writer.at), featuresCountAt: fields[8]!, envelopeAt }
}

export interface DecodedHeader extends FgbHeader {
  /** Where the index (or, without one, the first feature) starts. */
  byteLength: number
}

/** Throws `RangeError` when these are not the first bytes of a FlatGeobuf file of version 3. */
export function decodeHeader(bytes: Uint8Array): DecodedHeader {
  if (bytes.length < 12 || !MAGIC.subarray(0, 7).every((byte, i) => i === 3 || bytes[i] === byte)) {
    throw new RangeError('not a FlatGeobuf file: the first bytes are others')
  }
  if (bytes[3] !== 3)
    throw new RangeError(`FlatGeobuf version ${bytes[3]} is not supported, only 3`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const byteLength = headerByteLength(bytes)
  if (byteLength > bytes.length) throw new RangeError('FlatGeobuf: the header is cut short')
  const root = followReference(view, 12)
  const scalar = (index: number) => fieldAt(view, root, index)
  const count = scalar(8)
  const nodeSize = scalar(9)
  const crs = scalar(10)
  return {
    byteLength,
    name: stringField(view, root, 0) ?? '',
    envelope: readEnvelope(view, root),
    geometryType: scalar(2) === 0 ? 0 : view.getUint8(scalar(2)),
    hasZ: scalar(3) !== 0 && view.getUint8(scalar(3)) !== 0,
    columns: readColumns(view, root, 7),
    featuresCount: count === 0 ? 0 : Number(view.getBigUint64(count, true)),
    indexNodeSize: nodeSize === 0 ? 16 : sound(view.getUint16(nodeSize, true)),
    crs: crs === 0 ? null : readCrs(view, followReference(view, crs)),
    title: stringField(view, root, 11),
    description: stringField(view, root, 12),
    metadata: stringField(view, root, 13),
  }
}

/** A tree whose nodes have one child each would never come to its root. 0 = there is no index. */
function sound(nodeSize: number): number {
  if (nodeSize === 1) throw new RangeError('FlatGeobuf: an index with nodes of one child')
  return nodeSize
}

/** Length of magic bytes and header; needs the first 12 bytes of the file. */
export function headerByteLength(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return MAGIC.length + 4 + view.getUint32(MAGIC.length, true)
}

function headerFields(header: FgbHeader): (TableField | undefined)[] {
  const given = (present: unknown) => (present == null ? undefined : reference)
  return [
    reference,
    given(header.envelope),
    { size: 1, value: header.geometryType },
    { size: 1, value: header.hasZ ? 1 : 0 },
    undefined,
    undefined,
    undefined,
    reference,
    { size: 8, value: header.featuresCount },
    { size: 2, value: header.indexNodeSize },
    given(header.crs),
    given(header.title),
    given(header.description),
    given(header.metadata),
  ]
}

function writeColumns(writer: FlatWriter, slot: number, columns: readonly Column[]): void {
  const slots = writer.references(slot, columns.length)
  columns.forEach((column, i) => {
    const flag = (value: boolean | undefined): TableField | undefined =>
      value === undefined ? undefined : { size: 1, value: value ? 1 : 0 }
    const fields = writer.table(slots[i]!, [
      reference,
      { size: 1, value: COLUMN_TYPES.indexOf(column.type) },
      column.title === undefined ? undefined : reference,
      column.description === undefined ? undefined : reference,
      undefined,
      undefined,
      undefined,
      flag(column.nullable),
      flag(column.unique),
      flag(column.primaryKey),
    ])
    writer.string(fields[0]!, column.name)
    if (column.title !== undefined) writer.string(fields[2]!, column.title)
    if (column.description !== undefined) writer.string(fields[3]!, column.description)
  })
}

function writeCrs(writer: FlatWriter, slot: number, crs: Crs): void {
  const texts = [crs.org ?? 'EPSG', undefined, crs.name, undefined, crs.wkt]
  const fields = writer.table(
    slot,
    texts.map((text, i) => {
      if (i === 1) return { size: 4, value: crs.code }
      return text === undefined ? undefined : { size: REF }
    }),
  )
  texts.forEach((text, i) => {
    if (text !== undefined) writer.string(fields[i]!, text)
  })
}

function readEnvelope(view: DataView, root: number): Envelope | null {
  const { at, length } = vectorField(view, root, 1, 8)
  if (length < 4) return null
  const value = (i: number) => view.getFloat64(at + i * 8, true)
  return [value(0), value(1), value(2), value(3)]
}

/** Also for the columns that a single feature may bring along. */
export function readColumns(view: DataView, table: number, index: number): Column[] {
  const { at, length } = vectorField(view, table, index, 4)
  return Array.from({ length }, (_, i) => readColumn(view, followReference(view, at + i * 4)))
}

function readColumn(view: DataView, table: number): Column {
  const byteField = (index: number) => {
    const at = fieldAt(view, table, index)
    return at === 0 ? undefined : view.getUint8(at)
  }
  const type = COLUMN_TYPES[byteField(1) ?? 0]
  if (type === undefined) throw new RangeError(`FlatGeobuf: unknown column type ${byteField(1)}`)
  const flag = (index: number) => {
    const value = byteField(index)
    return value === undefined ? undefined : value !== 0
  }
  return {
    name: stringField(view, table, 0) ?? '',
    type,
    title: stringField(view, table, 2),
    description: stringField(view, table, 3),
    nullable: flag(7),
    unique: flag(8),
    primaryKey: flag(9),
  }
}

function readCrs(view: DataView, table: number): Crs {
  const code = fieldAt(view, table, 1)
  return {
    org: stringField(view, table, 0),
    code: code === 0 ? 0 : view.getInt32(code, true),
    name: stringField(view, table, 2),
    wkt: stringField(view, table, 4),
  }
}
