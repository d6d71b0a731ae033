import { type CopyColumn, createCopyReader } from '../storage/copy-reader.ts'

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

const COLUMNS = 9

type Nine<Item> = readonly [Item, Item, Item, Item, Item, Item, Item, Item, Item]

/** Reads what `copy … to stdout (format binary)` says. Pieces may be cut anywhere. */
export async function readCopyRows(
  pieces: AsyncIterable<Buffer>,
  onRow: (row: SourceRow) => void,
): Promise<void> {
  const row = emptyRow()
  const reader = createCopyReader(COLUMNS, (bytes, columns) => {
    const [code, lon, lat, geometry, klass, state, risk, name, grid] = columns as Nine<CopyColumn>
    row.bytes = bytes
    row.code = code
    row.lon = bytes.readDoubleBE(lon.from)
    row.lat = bytes.readDoubleBE(lat.from)
    row.geometry = geometry
    row.class = bytes.readInt16BE(klass.from)
    row.state = bytes.readInt16BE(state.from)
    row.risk = bytes.readInt16BE(risk.from)
    row.name = name
    row.grid = grid
    onRow(row)
  })
  for await (const piece of pieces) reader.take(piece)
  reader.finish()
}

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
