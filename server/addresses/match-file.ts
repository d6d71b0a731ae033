import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type CsvError, parse } from 'csv-parse'
import { type AddressMatch, Refusal } from '../../data/contracts/index.ts'
import { sniffDelimiter } from '../../data/formats/readers/csv-dialect.ts'
import { readHead } from '../../data/formats/sources/byte-source.ts'
import { decodeText } from '../../data/formats/sources/text-stream.ts'
import { csvRecord } from '../../data/formats/writers/csv.ts'

export interface MatchFileOptions {
  path: string
  target: string
  /** Columns whose texts, one after another, are the address. */
  fields: readonly string[]
  encoding?: string
  match(texts: readonly string[]): Promise<AddressMatch[]>
  /** In bytes of the file. */
  onProgress(done: number, total: number): void
}

export interface MatchFileCounts {
  rows: number
  matched: number
  doubtful: number
}

const COLUMNS = [
  'match_code',
  'match_level',
  'match_confidence',
  'match_verdict',
  'match_address',
  'match_lon',
  'match_lat',
  'match_remarks',
  'match_conflicts',
  'match_alternative',
]
const HEAD_BYTES = 1 << 16

/** Writes the rows as they are with the result behind them: UTF-8 with a mark, so that spreadsheets read it. */
export async function matchFile(options: MatchFileOptions): Promise<MatchFileCounts> {
  const counts = { rows: 0, matched: 0, doubtful: 0 }
  const fresh = `${options.target}.part`
  try {
    await pipeline(Readable.from(matchRows(options, counts)), createWriteStream(fresh))
    await rename(fresh, options.target)
  } catch (error) {
    await rm(fresh, { force: true })
    throw isCsvError(error)
      ? new Refusal(422, 'no-csv', `The file is no table: ${error.message}.`)
      : error
  }
  return counts
}

async function* matchRows(
  options: MatchFileOptions,
  counts: MatchFileCounts,
): AsyncGenerator<string> {
  const { path, encoding, match, onProgress } = options
  const { size } = await stat(path)
  const head = await readHead(createReadStream(path, { end: HEAD_BYTES }), HEAD_BYTES)
  const bytes = createReadStream(path)
  const records = Readable.from(decodeText(bytes, encoding)).pipe(
    parse({
      delimiter: sniffDelimiter(head, encoding),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  )
  bytes.on('error', (error) => records.destroy(error))
  let columns: number[] | undefined
  let width = 0
  let batch: string[][] = []
  const waiting: Promise<string>[] = []
  const send = (own: readonly number[], rows: readonly string[][]) => {
    const texts = rows.map((row) => own.map((column) => row[column] ?? '').join(' '))
    const lines = match(texts).then((found) => writeRows(rows, found, width, counts))
    // Waited for below; a failure must not count as nobody's until then.
    lines.catch(() => undefined)
    waiting.push(lines)
  }
  for await (const record of records as AsyncIterable<string[]>) {
    if (columns === undefined) {
      columns = findColumns(record, options.fields)
      width = record.length
      yield `\ufeff${csvRecord([...record, ...COLUMNS])}`
      continue
    }
    batch.push(record)
    if (batch.length < BATCH) continue
    send(columns, batch)
    batch = []
    if (waiting.length < BATCHES_AHEAD) continue
    yield await waiting.shift()!
    onProgress(bytes.bytesRead, size)
  }
  if (columns === undefined) throw new Refusal(422, 'empty', 'The file is empty.')
  if (batch.length > 0) send(columns, batch)
  for (const lines of waiting) yield await lines
}

/** More than a few, so that they count as bulk work and go to all threads. */
const BATCH = 2000
const BATCHES_AHEAD = 2

function writeRows(
  rows: readonly string[][],
  found: readonly AddressMatch[],
  width: number,
  counts: MatchFileCounts,
): string {
  return rows
    .map((row, i) => {
      const match = found[i]!
      counts.rows++
      if (match.verdict === 'matched') counts.matched++
      if (match.verdict === 'doubtful') counts.doubtful++
      const cells = Array.from({ length: width }, (_, column) => row[column] ?? '')
      return csvRecord([...cells, ...resultCells(match)])
    })
    .join('')
}

function findColumns(header: readonly string[], fields: readonly string[]): number[] {
  return fields.map((field) => {
    const column = header.findIndex((name) => name.trim() === field.trim())
    if (column < 0) {
      const names = header.join(', ')
      throw new Refusal(422, 'no-column', `There is no column "${field}", only ${names}.`)
    }
    return column
  })
}

/** What is not sure is told, but fills no code: nobody shall take it for found. */
function resultCells(match: AddressMatch): unknown[] {
  const { code, level, confidence, verdict, place, remarks, conflicts, alternatives } = match
  const isTold = verdict !== 'unmatched'
  return [
    verdict === 'matched' ? code : null,
    isTold ? level : 0,
    confidence.toFixed(3),
    verdict,
    isTold ? place?.fullText : null,
    isTold ? place?.lonLat[0] : null,
    isTold ? place?.lonLat[1] : null,
    remarks.join(' '),
    conflicts.map(({ given, found }) => `${given} ≠ ${found ?? '–'}`).join('; '),
    alternatives[0]?.fullText,
  ]
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
}
