import type { SampleRow } from '../../../data/formats/crs/datum-evidence.ts'
import { type CrsDecision, decideCrs } from '../../../data/formats/crs/find-crs.ts'
import type {
  DeclaredCrs,
  FilePart,
  OpenedTable,
  SourceRow,
} from '../../../data/formats/readers/file-format.ts'
import type { Upload } from '../../../data/formats/readers/open-upload.ts'
import { readShape } from '../../../data/formats/repair/read-shape.ts'
import { pathsOf } from '../../../data/formats/repair/shape.ts'
import { resolveEncoding } from '../../../data/formats/sources/encodings.ts'
import { locateRow } from './locate-row.ts'
import type { ReadRequest } from './read-request.ts'
import type { ReadingProgress } from './reading-progress.ts'
import type { RowCollector } from './row-collector.ts'

export interface ReadTables {
  decision: CrsDecision
  encoding: string | null
}

/** Rows looked at before the CRS is decided. */
const SAMPLE_ROWS = 2_000

/** A GeoJSON may name its CRS behind its features; what has been read until then has to be read again. */
export class CrsFoundLate extends Error {
  constructor(
    readonly partName: string,
    readonly declared: DeclaredCrs,
  ) {
    super('The CRS stands behind the features')
  }
}

/** Reads all files of an upload, one after the other, into the collector. */
export async function readTables(
  upload: Upload,
  request: ReadRequest,
  collector: RowCollector,
  declaredBefore: ReadonlyMap<string, DeclaredCrs>,
  progress: ReadingProgress,
): Promise<ReadTables> {
  let first: ReadTables | undefined
  const options = {
    ...(request.encoding && { encoding: resolveEncoding(request.encoding) }),
    ...(request.part && { part: request.part }),
  }
  for (const part of upload.mains) {
    const table = await upload.format.open(part, upload.siblings, options)
    const known = declaredBefore.get(part.name)
    const decision = await readTable(table, part, { request, collector, known, progress })
    for (const [name, count] of table.notes()) {
      collector.remarks.addMany(name, count, table.quotes?.().get(name))
    }
    first ??= { decision, encoding: table.encoding() }
  }
  return first!
}

interface TableReading {
  request: ReadRequest
  collector: RowCollector
  known: DeclaredCrs | undefined
  progress: ReadingProgress
}

async function readTable(
  table: OpenedTable,
  part: FilePart,
  { request, collector, known, progress }: TableReading,
): Promise<CrsDecision> {
  const rowsBefore = collector.read
  let waiting: SourceRow[] = []
  let decision: CrsDecision | undefined
  let declared: DeclaredCrs | null = null
  const take = (rows: readonly SourceRow[]) => {
    declared ??= known ?? table.declaredCrs()
    decision ??= decide(rows, part, request, declared)
    for (const row of rows) {
      const numbered = rowsBefore === 0 ? row : { ...row, row: row.row + rowsBefore }
      collector.add(numbered, locateRow(numbered, decision))
    }
  }
  for await (const batch of table.rows()) {
    progress.onRows(table)
    if (decision) take(batch)
    else {
      waiting.push(...batch)
      if (waiting.length < SAMPLE_ROWS) continue
      take(waiting)
      waiting = []
    }
  }
  if (!decision) take(waiting)
  const late = table.declaredCrs()
  if (late && !known && late.definition !== definitionOf(declared)) {
    throw new CrsFoundLate(part.name, late)
  }
  return decision!
}

const definitionOf = (declared: DeclaredCrs | null) => declared?.definition

function decide(
  rows: readonly SourceRow[],
  part: FilePart,
  request: ReadRequest,
  declared: DeclaredCrs | null,
): CrsDecision {
  const sample = rows.flatMap(toSample)
  const requested = request.crs ? { requested: request.crs } : {}
  const fileName = `${part.name} ${request.files.map(({ name }) => name).join(' ')}`
  return decideCrs({ declared, ...requested, fileName, sample, home: request.home })
}

function toSample(row: SourceRow): SampleRow[] {
  const { shape } = readShape(row.geometry)
  const [x, y] = (shape && pathsOf(shape)[0]?.[0]) ?? []
  return x === undefined || y === undefined ? [] : [{ x, y, properties: row.properties }]
}
