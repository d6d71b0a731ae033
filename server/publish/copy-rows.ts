/** One row of a source, as views on the bytes that the database sent; valid until the next row. */
export interface SourceRow {
  bytes: Buffer
  code: Span
  lon: number
  lat: number
  /** Empty span = null. */
  geometry: Span
  class: number
  state: number
  risk: number
  name: Span
  grid: Span
}

export interface Span {
  from: number
  to: number
}

/**
 * Reads what `copy … to stdout (format binary)` says (PostgreSQL manual, "COPY", binary format), without making a string
 * or an object a value. Pieces may be cut anywhere.
 */
export async function readCopyRows(
  pieces: AsyncIterable<Buffer>,
  onRow: (row: SourceRow) => void,
): Promise<void> {
  const row = emptyRow()
  let rest: Buffer = Buffer.alloc(0)
  let isHeaderRead = false
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    let at = 0
    if (!isHeaderRead) {
      if (bytes.length < HEADER_BYTES) {
        rest = bytes
        continue
      }
      at = HEADER_BYTES + bytes.readInt32BE(HEADER_BYTES - 4)
      isHeaderRead = true
    }
    rest = bytes.subarray(readRows(bytes, at, row, onRow))
  }
  if (rest.length > 0) throw new RangeError(`the database's answer ends within a row`)
}

const HEADER_BYTES = 19
const COLUMNS = 9

/** Answers where the first row stands that is not there in full. */
function readRows(bytes: Buffer, start: number, row: SourceRow, onRow: (row: SourceRow) => void) {
  let at = start
  row.bytes = bytes
  while (at + 2 <= bytes.length) {
    const columns = bytes.readInt16BE(at)
    if (columns === -1) return at + 2
    if (columns !== COLUMNS) throw new RangeError(`a source has ${columns} columns, not ${COLUMNS}`)
    const end = readRow(bytes, at + 2, row)
    if (end === -1) break
    onRow(row)
    at = end
  }
  return at
}

const spans: Span[] = Array.from({ length: COLUMNS }, () => ({ from: 0, to: 0 }))

/** -1 = not there in full. */
function readRow(bytes: Buffer, start: number, row: SourceRow): number {
  let at = start
  for (const span of spans) {
    if (at + 4 > bytes.length) return -1
    const length = Math.max(0, bytes.readInt32BE(at))
    at += 4
    span.from = at
    at += length
    span.to = at
    if (at > bytes.length) return -1
  }
  const [code, lon, lat, geometry, klass, state, risk, name, grid] = spans as SpanRow
  row.code = code
  row.lon = bytes.readDoubleBE(lon.from)
  row.lat = bytes.readDoubleBE(lat.from)
  row.geometry = geometry
  row.class = bytes.readInt16BE(klass.from)
  row.state = bytes.readInt16BE(state.from)
  row.risk = bytes.readInt16BE(risk.from)
  row.name = name
  row.grid = grid
  return at
}

type SpanRow = [Span, Span, Span, Span, Span, Span, Span, Span, Span]

function emptyRow(): SourceRow {
  const none = { from: 0, to: 0 }
  return {
    bytes: Buffer.alloc(0),
    code: none,
    lon: 0,
    lat: 0,
    geometry: none,
    class: 0,
    state: 0,
    risk: 0,
    name: none,
    grid: none,
  }
}
