import type { FlatGeometry } from './flat-geometry.ts'
import { fieldAt, followReference, vectorField } from './flat-reader.ts'
import { type FlatWriter, reference } from './flat-writer.ts'

/** The type is always written, so that features of packs with other headers can stand in one tile. */
export function writeGeometry(writer: FlatWriter, slot: number, geometry: FlatGeometry): void {
  const { xy, ends, parts } = geometry
  const fields = writer.table(slot, [
    ends === null ? undefined : reference,
    xy.length === 0 ? undefined : reference,
    undefined,
    undefined,
    undefined,
    undefined,
    { size: 1, value: geometry.type },
    parts === null ? undefined : reference,
  ])
  if (ends !== null) writer.uint32s(fields[0]!, ends)
  if (xy.length > 0) writer.doubles(fields[1]!, xy)
  if (parts === null) return
  const slots = writer.references(fields[7]!, parts.length)
  parts.forEach((part, i) => {
    writeGeometry(writer, slots[i]!, part)
  })
}

/** `typeOfHeader` counts where the geometry does not say its own. */
export function readGeometry(
  view: DataView,
  table: number,
  typeOfHeader: number,
  depth = 0,
): FlatGeometry {
  if (depth > MAX_DEPTH) throw new RangeError('FlatGeobuf: geometry collections nested too deeply')
  const typeAt = fieldAt(view, table, 6)
  const ownType = typeAt === 0 ? 0 : view.getUint8(typeAt)
  const ends = vectorField(view, table, 0, 4)
  const xy = vectorField(view, table, 1, 8)
  const parts = vectorField(view, table, 7, 4)
  return {
    type: typeOfHeader === 0 ? ownType : typeOfHeader,
    xy: readDoubles(view, xy.at, xy.length & ~1),
    ends: ends.length === 0 ? null : readEnds(view, ends.at, ends.length, xy.length / 2),
    parts:
      parts.length === 0
        ? null
        : Array.from({ length: parts.length }, (_, i) => {
            const part = followReference(view, parts.at + i * 4)
            return readGeometry(view, part, PART_TYPES[typeOfHeader] ?? 0, depth + 1)
          }),
  }
}

/** GDAL leaves the type of the polygons of a MultiPolygon out. */
const PART_TYPES: Readonly<Record<number, number>> = { 6: 3 }
const MAX_DEPTH = 16

/** A view where the data is aligned (as our own always is), else a copy. */
export function readDoubles(view: DataView, at: number, length: number): Float64Array {
  const start = view.byteOffset + at
  if (start % 8 === 0) return new Float64Array(view.buffer, start, length)
  const copy = view.buffer.slice(start, start + length * 8)
  return new Float64Array(copy)
}

function readEnds(view: DataView, at: number, length: number, vertices: number): Uint32Array {
  const ends = new Uint32Array(length)
  let last = 0
  for (let i = 0; i < length; i++) {
    const end = view.getUint32(at + i * 4, true)
    if (end < last || end > vertices) {
      throw new RangeError(`FlatGeobuf: a ring ends at vertex ${end} of ${vertices}`)
    }
    ends[i] = end
    last = end
  }
  return ends
}
