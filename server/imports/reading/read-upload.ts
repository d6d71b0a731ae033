import type { ImportJob } from '../../../data/contracts/index.ts'
import type { DeclaredCrs } from '../../../data/formats/readers/file-format.ts'
import { openUpload, type Upload } from '../../../data/formats/readers/open-upload.ts'
import { refuseFile } from '../../../data/formats/sources/refuse-file.ts'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import { describeColumns } from './describe-columns.ts'
import { diskSource } from './disk-source.ts'
import { finishRows } from './finish-rows.ts'
import type { ReadRequest, ReadResult } from './read-request.ts'
import { CrsFoundLate, type ReadTables, readTables } from './read-tables.ts'
import { createReadingProgress, type ReadingProgress } from './reading-progress.ts'
import { boundsOf, type KindRows, type RawLine, RowCollector } from './row-collector.ts'

/** Share of the work that is reading; the rest is finishing. */
const READING_SHARE = 0.75

/** What was found before a file was refused, to be told with the refusal. */
export interface Findings {
  remarks: ImportJob['remarks']
  counts: ImportJob['counts'] | null
}

/** Reads an upload into rows, preview and remarks in `outDir`. Throws a Refusal with one sentence for the user. */
export async function readUpload(
  request: ReadRequest,
  onProgress: (progress: number) => void,
  findings: Findings = { remarks: [], counts: null },
): Promise<ReadResult> {
  const progress = createReadingProgress((share) => onProgress(share * READING_SHARE))
  const upload = await openSources(request, progress)
  const { collector, tables } = await readWithCrs(upload, request, progress)
  collector.closeKinds()
  if (upload.mains.length > 1) collector.remarks.addMany('severalFiles', upload.mains.length)
  const main = await chooseKind(collector, findings)
  const columns = [...main.columns.values()]
  const described = describeColumns(columns, main.rows)
  if (described.unlisted > 0) main.remarks.addMany('manyColumns', described.unlisted)
  await finishRows(main, described, request.outDir, (share) =>
    onProgress(READING_SHARE + share * (1 - READING_SHARE)),
  )
  collector.aside.close()
  const { crs, declared, reason, isAssumed, isSwapped } = tables.decision
  if (crs.isCoarse) collector.remarks.addMany('coarseDatum', main.rows)
  if (isAssumed) collector.remarks.addMany('datumAssumed', main.rows)
  if (isSwapped) collector.remarks.addMany('swappedAxes', main.rows)
  return {
    format: upload.format.name,
    encoding: tables.encoding,
    crs: { declared, used: crs.label, reason: reason.en, reasonText: reason },
    geometry: main.kind,
    counts: { ...countsOf(collector, main), features: main.features },
    remarks: tellable([...collector.remarks.list(), ...main.remarks.list()], upload),
    bounds: boundsOf(main),
    attributes: described.attributes,
    ...(described.classAttribute ? { classAttribute: described.classAttribute } : {}),
  }
}

async function openSources(request: ReadRequest, progress: ReadingProgress) {
  const sources = await Promise.all(
    request.files.map(({ name, path }) => diskSource(name, path, progress.onRead)),
  )
  progress.totalBytes = sources.reduce((sum, { size }) => sum + size, 0)
  const upload = await openUpload(sources)
  progress.onFormat(upload.format)
  return upload
}

async function readWithCrs(
  upload: Upload,
  request: ReadRequest,
  progress: ReadingProgress,
): Promise<{ collector: RowCollector; tables: ReadTables }> {
  const late = new Map<string, DeclaredCrs>()
  while (true) {
    const collector = new RowCollector(request.outDir)
    try {
      return { collector, tables: await readTables(upload, request, collector, late, progress) }
    } catch (error) {
      collector.closeKinds()
      collector.aside.close()
      if (!(error instanceof CrsFoundLate)) throw error
      late.set(error.partName, error.declared)
    }
  }
}

/** The geometry kind of most rows; the rows of other kinds are set aside. */
async function chooseKind(collector: RowCollector, findings: Findings): Promise<KindRows> {
  const kinds = [...collector.kinds.values()].sort((a, b) => b.rows - a.rows)
  const [main, ...others] = kinds
  findings.remarks = collector.remarks.list()
  findings.counts = { read: collector.read, kept: 0, repaired: 0, setAside: collector.setAside }
  if (!main) throw refuseNothingLeft(collector)
  if (others.length > 0) await setOthersAside(collector, others)
  return main
}

async function setOthersAside(collector: RowCollector, others: readonly KindRows[]) {
  for (const { spool, rows } of others) {
    collector.setAside += rows
    let lastRow = 0
    for await (const [row, , , , , wkb, properties] of spool.read<RawLine>()) {
      collector.writeAside(row, 'otherKind', decodeWkb(Buffer.from(wkb, 'base64')), properties)
      if (row !== lastRow) collector.remarks.add('otherKind', row)
      lastRow = row
    }
  }
}

const countsOf = ({ read, setAside }: RowCollector, main: KindRows): ImportJob['counts'] => ({
  read,
  kept: main.rows,
  repaired: main.repaired,
  setAside,
})

function refuseNothingLeft({ read, remarks }: RowCollector): Error {
  if (read === 0) return refuseFile('empty', 'The file holds no rows.', '文件中没有数据行。')
  const why = remarks.list()
  const en = why.map(({ message }) => message.en.replace(', set aside', '')).join(' ')
  const zh = why.map(({ message }) => message.zh.replace('，已搁置', '')).join('')
  return refuseFile(
    'nothing-usable',
    `Nothing in the file can be put on the map: ${en}`,
    `文件中没有可上图的内容：${zh}`,
  )
}

/** In the order of their weight. Only GeoJSON has a rule for the winding of rings; elsewhere it says nothing. */
function tellable(remarks: ImportJob['remarks'], { format }: Upload): ImportJob['remarks'] {
  const order = { setAside: 0, repaired: 1, note: 2 }
  return remarks
    .filter(({ kind }) => kind !== 'orientation' || format.id === 'geojson')
    .sort((a, b) => order[a.effect] - order[b.effect])
}
