import { CsvError, parse } from 'csv-parse'
import { refuseFile } from '../sources/refuse-file.ts'
import { decodeText, type TextStream } from '../sources/text-stream.ts'
import { looksLikeText, sniffDelimiter } from './csv-dialect.ts'
import type { FileFormat, FilePart, OpenedTable, OpenOptions } from './file-format.ts'
import type { TableRow } from './table/layout.ts'
import { openTable } from './table/read-table.ts'

/** Tables as text: comma, semicolon, tab or bar between the columns, positions in columns or as WKT. */
export const csvFormat: FileFormat = {
  id: 'csv',
  name: 'CSV',
  recognises: (part) => looksLikeText(part.head),
  open: (part, _siblings, options) => openCsv(part, options),
}

/** One row; a whole book fits in. */
const MAX_RECORD_BYTES = 16 * 2 ** 20

async function openCsv(part: FilePart, options: OpenOptions): Promise<OpenedTable> {
  const text = decodeText(part.stream(), options.encoding)
  const records = readRecords(text, sniffDelimiter(part.head, options.encoding))
  const notes = new Map<string, number>()
  const { quotes, ...table } = await openTable(records, options, notes)
  return {
    ...table,
    encoding: () => text.encoding,
    notes: () => {
      if (text.undecodable > 0) notes.set('undecodable', text.undecodable)
      return text.otherLines > 0 ? notes.set('mixedEncoding', text.otherLines) : notes
    },
    quotes: () => quotes,
  }
}

async function* readRecords(text: TextStream, delimiter: string): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: MAX_RECORD_BYTES,
  })
  // Waited for below; without a listener an error would end the process before that.
  parser.on('error', () => undefined)
  try {
    for await (const piece of text) {
      if (parser.destroyed) break
      parser.write(piece)
      for (let record = parser.read(); record !== null; record = parser.read()) {
        yield { cells: record }
      }
    }
    if (!parser.destroyed) parser.end()
    for await (const cells of parser) yield { cells }
  } catch (error) {
    throw error instanceof CsvError ? explain(error) : error
  }
}

function explain(error: CsvError): Error {
  const line = typeof error.lines === 'number' ? error.lines : 0
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return refuseFile(
      'row-too-large',
      `A row is longer than 16 MB (near line ${line}); this is not a table.`,
      `有一行超过 16 MB（第 ${line} 行附近），不是正常的表格。`,
    )
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return refuseFile(
      'quote-not-closed',
      'A quotation mark is opened and never closed; the table cannot be read to its end.',
      '有一个引号没有闭合，表格无法完整读取。',
    )
  }
  return refuseFile(
    'malformed-csv',
    `The table cannot be read (near line ${line}).`,
    `表格无法读取（第 ${line} 行附近）。`,
  )
}
