import { Refusal } from '../../contracts/index.ts'
import type { AddressIndexData } from './index-data.ts'

/**
 * An address index as bytes, to be handed to another machine: magic, version, length of what follows, a JSON head, the
 * strings, one a line, then the columns as they lie in memory (little-endian); everything begins on a multiple of 8.
 */
const MAGIC = 0x49414d4f // OMAI
const VERSION = 2
const FIXED = 12

/** In the order in which they are written. Another column is another version. */
const LAYOUT = {
  places: {
    level: Uint8Array,
    parent: Int32Array,
    name: Uint32Array,
    silent: Uint8Array,
    subdistrict: Uint16Array,
    community: Uint32Array,
    grid: Uint32Array,
    building: Int32Array,
    id: Float64Array,
    lon: Float64Array,
    lat: Float64Array,
  },
  names: {
    start: Uint32Array,
    place: Int32Array,
    kind: Uint8Array,
    weight: Float32Array,
    scope: Uint8Array,
  },
  children: { start: Uint32Array, place: Int32Array, name: Uint32Array },
  rooms: {
    place: Int32Array,
    buildingCode: Uint8Array,
    start: Uint32Array,
    count: Uint32Array,
    number: Uint32Array,
    stairwell: Uint32Array,
    floor: Int16Array,
    id: Float64Array,
    code: Uint8Array,
  },
}
type GroupName = keyof typeof LAYOUT
type Column = InstanceType<
  | typeof Uint8Array
  | typeof Uint16Array
  | typeof Int16Array
  | typeof Uint32Array
  | typeof Int32Array
  | typeof Float32Array
  | typeof Float64Array
>
interface ColumnType {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Column
}

interface Head {
  divisions: AddressIndexData['divisions']
  grids: readonly string[]
  /** In bytes. */
  strings: number
  lengths: readonly number[]
}

export function encodeIndex(data: AddressIndexData): Uint8Array<ArrayBuffer> {
  return writeIndex(data, (size) => new Uint8Array(size))
}

/** The same in memory that several threads may read. */
export function shareIndex(data: AddressIndexData): SharedArrayBuffer {
  return writeIndex(data, (size) => new Uint8Array(new SharedArrayBuffer(size))).buffer
}

function writeIndex<Bytes extends Uint8Array>(
  data: AddressIndexData,
  allocate: (size: number) => Bytes,
): Bytes {
  const encoder = new TextEncoder()
  const strings = encoder.encode(data.strings.join('\n'))
  const columns = (Object.keys(LAYOUT) as GroupName[]).flatMap((group) => columnsOf(data, group))
  const { divisions, grids } = data
  const lengths = columns.map(({ length }) => length)
  const head = { divisions, grids, strings: strings.length, lengths } satisfies Head
  const parts = [encoder.encode(JSON.stringify(head)), strings, ...columns.map(bytesOf)]
  const size = parts.reduce((sum, { length }) => sum + padded(length), padded(FIXED))
  const bytes = allocate(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, VERSION, true)
  view.setUint32(8, parts[0]!.length, true)
  let at = padded(FIXED)
  for (const part of parts) {
    bytes.set(part, at)
    at += padded(part.length)
  }
  return bytes
}

/** The columns are views on these bytes. @throws Refusal for anything else than a whole index. */
export function decodeIndex(bytes: Uint8Array): AddressIndexData {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < padded(FIXED) || view.getUint32(0, true) !== MAGIC) throw notWhole()
  if (view.getUint32(4, true) !== VERSION)
    throw new Refusal(422, 'index-version', 'The address index is of another version.')
  const decoder = new TextDecoder()
  let at = padded(FIXED)
  const take = (size: number): number => {
    const start = at
    at += padded(size)
    if (start + size > bytes.length) throw notWhole()
    return bytes.byteOffset + start
  }
  // A copy: shared memory may not be decoded as it is.
  const text = (size: number) =>
    decoder.decode(new Uint8Array(bytes.buffer, take(size), size).slice())
  const { divisions, grids, ...head } = JSON.parse(text(view.getUint32(8, true))) as Head
  const strings = text(head.strings).split('\n')
  const lengths = [...head.lengths]
  const read = <Types extends Record<string, ColumnType>>(types: Types) => {
    const columns: Partial<Record<keyof Types, Column>> = {}
    for (const name in types) {
      const [length, type] = [lengths.shift() ?? 0, types[name]!]
      columns[name] = new type(bytes.buffer, take(length * type.BYTES_PER_ELEMENT), length)
    }
    return columns as { [Name in keyof Types]: InstanceType<Types[Name]> }
  }
  const places = read(LAYOUT.places)
  return {
    strings,
    divisions,
    grids,
    places: { ...places, count: places.level.length },
    names: read(LAYOUT.names),
    children: read(LAYOUT.children),
    rooms: read(LAYOUT.rooms),
  }
}

function columnsOf(data: AddressIndexData, group: GroupName): Column[] {
  const columns = Object.entries(data[group])
  return Object.keys(LAYOUT[group]).map((wanted) => columns.find(([name]) => name === wanted)![1])
}

const padded = (size: number) => Math.ceil(size / 8) * 8
const bytesOf = ({ buffer, byteOffset, byteLength }: Column) =>
  new Uint8Array(buffer, byteOffset, byteLength)
const notWhole = () => new Refusal(422, 'no-index', 'These bytes are no whole address index.')
