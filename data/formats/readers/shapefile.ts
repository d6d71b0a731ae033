import { createByteCursor } from '../sources/byte-cursor.ts'
import { readHead } from '../sources/byte-source.ts'
import { refuseFile } from '../sources/refuse-file.ts'
import { type DbfTable, openDbf } from './dbf.ts'
import type {
  DeclaredCrs,
  FileFormat,
  FilePart,
  OpenedTable,
  OpenOptions,
  SourceRow,
} from './file-format.ts'
import { openShp, SHP_FILE_CODE, type ShpReader } from './shp.ts'

/** `.shp` with the `.dbf`, `.prj` and `.cpg` of the same name beside it, in an archive or sent together. */
export const shapefileFormat: FileFormat = {
  id: 'shapefile',
  name: 'Shapefile',
  recognises({ head }) {
    if (head.byteLength < 100) return false
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
    // The .shx begins just like it, but is an index of 8 bytes a record.
    return view.getInt32(0) === SHP_FILE_CODE && view.getInt32(28, true) === 1000
  },
  open: openShapefile,
}

const BATCH_ROWS = 500
const SIDE_FILE_BYTES = 64 * 1024

export const stemOf = (name: string) => name.replace(/\.[^./]*$/, '').toLowerCase()

async function openShapefile(
  part: FilePart,
  siblings: readonly FilePart[],
  options: OpenOptions,
): Promise<OpenedTable> {
  if (/\.shx$/i.test(part.name)) throw refuseIndexAlone()
  const beside = (extension: string) =>
    siblings.find((other) => other.name.toLowerCase() === `${stemOf(part.name)}.${extension}`)
  const prj = await readText(beside('prj'))
  const codePage = await readText(beside('cpg'))
  const dbfPart = beside('dbf')
  const shp = await openShp(createByteCursor(part.stream()))
  const given = options.encoding ? { given: options.encoding } : {}
  const dbf = dbfPart
    ? await openDbf(createByteCursor(dbfPart.stream()), {
        ...(codePage ? { codePage } : {}),
        ...given,
      })
    : undefined
  const notes = new Map<string, number>()
  if (!dbf) notes.set('noAttributes', 1)
  return {
    rows: () => readRows(shp, dbf, notes),
    declaredCrs: () => declaredByPrj(prj),
    encoding: () => dbf?.encoding() ?? null,
    notes: () => notes,
  }
}

async function* readRows(
  shp: ShpReader,
  dbf: DbfTable | undefined,
  notes: Map<string, number>,
): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = []
  let row = 0
  while (true) {
    const record = await shp.next()
    if (!record) break
    row++
    const properties = (await dbf?.next()) ?? {}
    batch.push({ row, properties, ...record })
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
  const promised = dbf?.recordCount ?? row
  if (shp.isCutOff()) notes.set('cutOff', Math.max(1, promised - row))
  else if (dbf && promised !== row) notes.set('tableLength', Math.abs(promised - row))
}

async function readText(part: FilePart | undefined): Promise<string | undefined> {
  if (!part) return undefined
  const bytes = await readHead(part.stream(), SIDE_FILE_BYTES)
  return new TextDecoder().decode(bytes).trim()
}

function declaredByPrj(prj: string | undefined): DeclaredCrs | null {
  if (!prj) return null
  const label = /^\s*\w+\s*\[\s*"([^"]{1,200})"/.exec(prj)?.[1] ?? prj.slice(0, 60)
  return {
    definition: prj,
    label,
    where: { zh: 'Shapefile 的 .prj 文件', en: 'the shapefile’s .prj' },
  }
}

const refuseIndexAlone = () =>
  refuseFile(
    'shp-missing',
    'Only the .shx index came; the .shp with the shapes is missing.',
    '只收到 .shx 索引，缺少含图形的 .shp 文件。',
  )
