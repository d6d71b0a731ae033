import { csvRecord } from '../writers/csv.ts'
import { formatWkt } from '../writers/wkt.ts'
import { type FileTable, plainValue, slices } from './file-table.ts'
import { createGb18030Encoder } from './gb18030.ts'

export type CsvEncoding = 'utf-8' | 'gb18030'

/**
 * With headings for people. UTF-8 carries a byte order mark, without which spreadsheets take it for something else; GB18030 is
 * what older ones in China expect (GB 18030-2022). Formulas are defused by `csvRecord`.
 */
export function* csvFile(table: FileTable, encoding: CsvEncoding): Generator<Uint8Array> {
  const encode = encoding === 'gb18030' ? createGb18030Encoder() : utf8
  const { columns, geometry } = table
  const place = geometry && places(table)
  const titles = columns.map(({ title }) => title)
  const mark = encoding === 'utf-8' ? '\ufeff' : ''
  yield encode(mark + csvRecord([...titles, ...(place?.titles ?? [])]))
  for (const [from, to] of slices(table.rowCount)) {
    let text = ''
    for (let row = from; row < to; row++) {
      const cells = columns.map((column) => plainValue(column, row))
      text += csvRecord([...cells, ...(place?.cells(row) ?? [])])
    }
    yield encode(text)
  }
}

const encoder = new TextEncoder()
const utf8 = (text: string) => encoder.encode(text)

/** Points as two columns, everything else as WKT; nothing twice. */
function places({ columns, geometry, rowCount }: FileTable) {
  if (columns.some(({ name }) => name === 'lon') || !geometry) return null
  let first = null
  for (let row = 0; row < rowCount && !first; row++) first = geometry(row)
  if (first?.type !== 'Point') {
    return {
      titles: ['wkt'],
      cells(row: number) {
        const shape = geometry(row)
        return [shape ? formatWkt(shape) : null]
      },
    }
  }
  return {
    titles: ['lon', 'lat'],
    cells(row: number) {
      const shape = geometry(row)
      return shape?.type === 'Point' ? [shape.coordinates[0], shape.coordinates[1]] : [null, null]
    },
  }
}
