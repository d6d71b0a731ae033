import { type FileTable, plainValue, slices } from './file-table.ts'

/** RFC 7946, one feature a line. */
export function* geoJsonFile(table: FileTable): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  const about = Object.fromEntries(table.notes)
  const head = { type: 'FeatureCollection', name: table.name, about }
  yield encoder.encode(`${JSON.stringify(head).slice(0, -1)},"features":[`)
  for (const [from, to] of slices(table.rowCount)) {
    let text = ''
    for (let row = from; row < to; row++) {
      const properties = Object.fromEntries(
        table.columns.map((column) => [column.name, plainValue(column, row)]),
      )
      const geometry = table.geometry?.(row) ?? null
      text += `${row === 0 ? '\n' : ',\n'}${JSON.stringify({ type: 'Feature', geometry, properties })}`
    }
    yield encoder.encode(text)
  }
  yield encoder.encode('\n]}\n')
}
