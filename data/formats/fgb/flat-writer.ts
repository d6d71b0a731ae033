/**
 * Writes FlatBuffers front to back into a growing buffer, which the format allows as long as every reference points
 * forward. Positions are aligned to the start of the buffer.
 */
export class FlatWriter {
  bytes: Uint8Array
  view: DataView
  at = 0

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity)
    this.view = new DataView(this.bytes.buffer)
  }

  reserve(byteCount: number): void {
    const needed = this.at + byteCount
    if (needed <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    grown.set(this.bytes.subarray(0, this.at))
    this.bytes = grown
    this.view = new DataView(grown.buffer)
  }

  align(multiple: number): void {
    const padding = (multiple - (this.at % multiple)) % multiple
    this.reserve(padding)
    this.bytes.fill(0, this.at, this.at + padding)
    this.at += padding
  }

  uint32(value: number): void {
    this.reserve(4)
    this.view.setUint32(this.at, value, true)
    this.at += 4
  }

  /** Makes the reference at `slot` point to the next byte. */
  point(slot: number): void {
    this.view.setUint32(slot, this.at - slot, true)
  }

  string(slot: number, text: string): void {
    const encoded = encoder.encode(text)
    this.align(4)
    this.point(slot)
    this.uint32(encoded.length)
    this.reserve(encoded.length + 1)
    this.bytes.set(encoded, this.at)
    this.bytes[this.at + encoded.length] = 0
    this.at += encoded.length + 1
  }

  doubles(slot: number, values: ArrayLike<number>): void {
    this.align(4)
    if (this.at % 8 === 0) this.uint32(0)
    this.point(slot)
    this.uint32(values.length)
    this.reserve(values.length * 8)
    new Float64Array(this.bytes.buffer, this.at, values.length).set(values)
    this.at += values.length * 8
  }

  uint32s(slot: number, values: ArrayLike<number>): void {
    this.align(4)
    this.point(slot)
    this.uint32(values.length)
    this.reserve(values.length * 4)
    new Uint32Array(this.bytes.buffer, this.at, values.length).set(values)
    this.at += values.length * 4
  }

  /** A vector of references; answers where they stand, to be pointed later. */
  references(slot: number, count: number): number[] {
    this.align(4)
    this.point(slot)
    this.uint32(count)
    this.reserve(count * 4)
    const first = this.at
    this.at += count * 4
    return Array.from({ length: count }, (_, i) => first + i * 4)
  }

  /**
   * A table with its vtable before it. `fields[i]` describes field `i` of the schema; `undefined` = left out.
   * Answers where each field stands.
   */
  table(slot: number, fields: readonly (TableField | undefined)[]): number[] {
    const layout = placeFields(fields)
    this.reserve(fields.length * 2 + layout.size + 32)
    this.align(4)
    const vtable = this.at
    this.view.setUint16(vtable, 4 + fields.length * 2, true)
    this.view.setUint16(vtable + 2, layout.size, true)
    this.at += 4 + fields.length * 2
    this.align(8)
    const table = this.at
    this.point(slot)
    this.view.setInt32(table, table - vtable, true)
    this.bytes.fill(0, table + 4, table + layout.size)
    this.at += layout.size
    return fields.map((field, i) => {
      const offset = layout.offsets[i]!
      this.view.setUint16(vtable + 4 + i * 2, offset, true)
      if (field !== undefined && field.size !== REF) writeScalar(this.view, table + offset, field)
      return table + offset
    })
  }
}

const encoder = new TextEncoder()

/** Reference to a string, vector or table. */
export const REF = 'ref'

export interface TableField {
  size: 1 | 2 | 4 | 8 | typeof REF
  value?: number
}

export const reference: TableField = { size: REF }

const widthOf = (field: TableField) => (field.size === REF ? 4 : field.size)

/** Widest first, so that no padding is needed between fields; the table itself starts on a multiple of 8. */
function placeFields(fields: readonly (TableField | undefined)[]) {
  const offsets = new Array<number>(fields.length).fill(0)
  let size = 4
  for (const width of [4, 8, 2, 1]) {
    if (width === 8 && fields.some((field) => field !== undefined && widthOf(field) === 8)) {
      size += size % 8 // 4 or nothing: everything before is 4 wide
    }
    fields.forEach((field, i) => {
      if (field === undefined || widthOf(field) !== width) return
      offsets[i] = size
      size += width
    })
  }
  return { offsets, size }
}

function writeScalar(view: DataView, at: number, field: TableField): void {
  const value = field.value ?? 0
  if (field.size === 1) view.setUint8(at, value)
  else if (field.size === 2) view.setUint16(at, value, true)
  else if (field.size === 4) view.setInt32(at, value, true)
  else view.setBigUint64(at, BigInt(value), true)
}
