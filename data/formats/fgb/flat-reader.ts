/**
 * Reads FlatBuffers tables. A broken file sends references out of the view, and `DataView` then throws `RangeError`;
 * nothing is allocated from a length before the bytes behind it are known to exist.
 */
export const followReference = (view: DataView, slot: number) => slot + view.getUint32(slot, true)

/** Where field `index` of the table stands; 0 = left out. */
export function fieldAt(view: DataView, table: number, index: number): number {
  const vtable = table - view.getInt32(table, true)
  const entry = 4 + index * 2
  if (entry >= view.getUint16(vtable, true)) return 0
  const offset = view.getUint16(vtable + entry, true)
  return offset === 0 ? 0 : table + offset
}

export function stringField(view: DataView, table: number, index: number): string | undefined {
  const slot = fieldAt(view, table, index)
  if (slot === 0) return undefined
  const at = followReference(view, slot)
  return readText(view, at + 4, view.getUint32(at, true))
}

/** Start of the vector's elements and their number. */
export function vectorField(view: DataView, table: number, index: number, elementBytes: number) {
  const slot = fieldAt(view, table, index)
  if (slot === 0) return { at: 0, length: 0 }
  const vector = followReference(view, slot)
  const length = view.getUint32(vector, true)
  if (vector + 4 + length * elementBytes > view.byteLength) {
    throw new RangeError(`FlatGeobuf: a list of ${length} elements runs past the end of the data`)
  }
  return { at: vector + 4, length }
}

export function readText(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) {
    throw new RangeError(`FlatGeobuf: a text of ${length} bytes runs past the end of the data`)
  }
  return decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at, length))
}

const decoder = new TextDecoder()
