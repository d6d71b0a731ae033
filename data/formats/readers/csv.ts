import { CsvError, parse } from 'csv-parse'
import { refuseFile } from '../sources/refuse-file.ts'
import { decodeText, type TextStream } from '../sources/text-stream.ts'
import { looksLikeText, sniffDelimiter } from './csv-dialect.ts'
import { type CsvTable, planTable, toSourceRow } from './csv-table.ts'
import type { FileFormat, FilePart, OpenedTable, OpenOptions, SourceRow } from './file-format.ts'

/** Tables as text: comma, semicolon, tab or bar between the columns, positions in columns or as WKT. */
export const csvFormat: FileFormat = {
  id: 'csv',
  name: 'CSV',
  recognises: (part) => looksLikeText(part.head),
  open: (part, _siblings, options) => openCsv(part, options),
}

const SAMPLE_ROWS = 200
const BATCH_ROWS = 500
/** One row; a whole book fits in. */
const MAX_RECORD_BYTES = 16 * 2 ** 20

async function openCsv(part: FilePart, options: OpenOptions): Promise<OpenedTable> {
  const text = decodeText(part.stream(), options.encoding)
  const records = readRecords(text, sniffDelimiter(part.head, options.encoding))
  const sample: string[][] = []
  for (let i = 0; i < SAMPLE_ROWS; i++) {
    const next = await records.next()
    if (next.done) break
    sample.push(next.value)
  }
  const table = planTable(sample, options)
  const notes = new Map<string, number>()
  return {
    rows: () => readRows(table, sample, records, notes),
    declaredCrs: () => table.declared,
    encoding: () => text.encoding,
    notes: () => (text.undecodable > 0 ? notes.set('undecodable', text.undecodable) : notes),
  }
}

async function* readRows(
  table: CsvTable,
  sample: string[][],
  rest: AsyncGenerator<string[]>,
  notes: Map<string, number>,
): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = []
  let row = 0
  const add = (record: string[]) => {
    row++
    if (record.length > table.header.length) notes.set('ragged', (notes.get('ragged') ?? 0) + 1)
    batch.push(toSourceRow(table, record, row))
  }
  for (const record of sample.slice(table.hasHeader ? 1 : 0)) add(record)
  for await (const record of rest) {
    add(record)
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function* readRecords(text: TextStream, delimiter: string): AsyncGenerator<string[]> {
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
      for (let record = parser.read(); record !== null; record = parser.read()) yield record
    }
    if (!parser.destroyed) parser.end()
    for await (const record of parser) yield record
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
