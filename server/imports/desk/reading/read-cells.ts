import { join } from 'node:path'
import { openUpload } from '../../../../data/formats/readers/open-upload.ts'
import { isRemarkName, RemarkCounter } from '../../../../data/formats/repair/remark-kinds.ts'
import { resolveEncoding } from '../../../../data/formats/sources/encodings.ts'
import { refuseFile } from '../../../../data/formats/sources/refuse-file.ts'
import { diskSource } from '../../reading/disk-source.ts'
import { createReadingProgress, type ReadingProgress } from '../../reading/reading-progress.ts'
import { SealedSpool } from '../sealed-spool.ts'
import { CELLS_FILE, type CellsLine, type CellsRequest, type CellsResult } from './cells-request.ts'
import { ColumnCollector } from './column-collector.ts'
import { cellsGeometries, type GeometryCount, mostFrequentKind } from './row-geometry.ts'

const SAMPLE_ROWS = 2_000
/** More are no table that people fill in. */
const MOST_COLUMNS = 500

/** Reads a file cell by cell, as text; rows without a position count as well. */
export async function readCells(
  request: CellsRequest,
  onProgress: (progress: number) => void,
): Promise<CellsResult> {
  const progress = createReadingProgress(onProgress)
  const upload = await openSources(request, progress)
  const spool = new SealedSpool(join(request.outDir, CELLS_FILE), Buffer.from(request.key))
  const columns = new ColumnCollector(MOST_COLUMNS)
  const remarks = new RemarkCounter()
  const kinds: GeometryCount = new Map()
  const sample: CellsLine[] = []
  const options = {
    ...(request.encoding && { encoding: resolveEncoding(request.encoding) }),
    ...(request.part && { part: request.part }),
    positionOptional: true,
  }
  let declaredCrs: string | null = null
  let usedEncoding: string | null = null
  for (const part of upload.mains) {
    const table = await upload.format.open(part, upload.siblings, options)
    for await (const batch of table.rows()) {
      progress.onRows(table)
      for (const row of batch) {
        const cells = columns.take(row)
        const geometries = cellsGeometries(row.geometry, kinds, request.comesApart ?? false)
        const first = spool.lines + 1
        if (row.problem) {
          remarks.add(isRemarkName(row.problem) ? row.problem : 'damagedRow', first)
        }
        if (geometries.length > 1) remarks.add('exploded', first)
        for (const geometry of geometries) {
          const line: CellsLine = [spool.lines + 1, cells, geometry]
          spool.write(line)
          if (sample.length < SAMPLE_ROWS) sample.push(line)
        }
      }
    }
    for (const [name, count] of table.notes()) {
      remarks.addMany(name, count, table.quotes?.().get(name))
    }
    declaredCrs ??= table.declaredCrs()?.definition ?? null
    usedEncoding ??= table.encoding()
  }
  spool.close()
  if (spool.lines === 0) throw refuseFile('empty', 'The file holds no rows.', '文件中没有数据行。')
  if (upload.mains.length > 1) remarks.addMany('severalFiles', upload.mains.length)
  return {
    format: upload.format.name,
    encoding: usedEncoding,
    rows: spool.lines,
    columns: columns.list(),
    declaredCrs,
    geometry: mostFrequentKind(kinds),
    remarks: remarks.list(),
    sample,
  }
}

async function openSources(request: CellsRequest, progress: ReadingProgress) {
  const sources = await Promise.all(
    request.files.map(({ name, path }) => diskSource(name, path, progress.onRead)),
  )
  progress.totalBytes = sources.reduce((sum, { size }) => sum + size, 0)
  const upload = await openUpload(sources)
  progress.onFormat(upload.format)
  return upload
}
