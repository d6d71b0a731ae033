/** Smallest shapefiles, by hand: points or polygons (rings), and a DBF of text columns. */
export function shpOfPoints(points: readonly (readonly [number, number])[]): Uint8Array {
  return shp(
    1,
    points.map(([x, y]) =>
      record(20, (view) => {
        view.setInt32(0, 1, true)
        view.setFloat64(4, x, true)
        view.setFloat64(12, y, true)
      }),
    ),
  )
}

export function shpOfPolygons(polygons: readonly (readonly (readonly number[])[])[][]): Uint8Array {
  return shp(5, polygons.map(polygonRecord))
}

function polygonRecord(rings: readonly (readonly (readonly number[])[])[]): Uint8Array {
  const count = rings.reduce((sum, ring) => sum + ring.length, 0)
  return record(44 + rings.length * 4 + count * 16, (view) => {
    view.setInt32(0, 5, true)
    view.setInt32(36, rings.length, true)
    view.setInt32(40, count, true)
    let at = 0
    rings.forEach((ring, i) => {
      view.setInt32(44 + i * 4, at, true)
      for (const [x = 0, y = 0] of ring) {
        view.setFloat64(44 + rings.length * 4 + at * 16, x, true)
        view.setFloat64(44 + rings.length * 4 + at * 16 + 8, y, true)
        at++
      }
    })
  })
}

function record(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length)
  fill(new DataView(bytes.buffer))
  return bytes
}

function shp(type: number, records: readonly Uint8Array[]): Uint8Array {
  const length = 100 + records.reduce((sum, content) => sum + 8 + content.length, 0)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, 9994)
  view.setInt32(24, length / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, type, true)
  let at = 100
  records.forEach((content, i) => {
    view.setInt32(at, i + 1)
    view.setInt32(at + 4, content.length / 2)
    bytes.set(content, at + 8)
    at += 8 + content.length
  })
  return bytes
}

/** `languageDriver` is the byte by which dBASE names its code page. */
export function dbf(
  columns: readonly { name: string; length: number; type?: string }[],
  rows: readonly (readonly Uint8Array[])[],
  languageDriver = 0,
): Uint8Array {
  const headerLength = 32 + columns.length * 32 + 1
  const recordLength = 1 + columns.reduce((sum, { length }) => sum + length, 0)
  const bytes = new Uint8Array(headerLength + rows.length * recordLength + 1).fill(
    0x20,
    headerLength,
  )
  const view = new DataView(bytes.buffer)
  bytes[0] = 3
  view.setUint32(4, rows.length, true)
  view.setUint16(8, headerLength, true)
  view.setUint16(10, recordLength, true)
  bytes[29] = languageDriver
  columns.forEach(({ name, length, type = 'C' }, i) => {
    bytes.set(new TextEncoder().encode(name), 32 + i * 32)
    bytes[32 + i * 32 + 11] = type.charCodeAt(0)
    bytes[32 + i * 32 + 16] = length
  })
  bytes[headerLength - 1] = 0x0d
  rows.forEach((row, r) => {
    let at = headerLength + r * recordLength + 1
    row.forEach((value, c) => {
      bytes.set(value, at)
      at += columns[c]!.length
    })
  })
  return bytes
}
