import type { ByteSource } from '../sources/byte-source.ts'
import { memorySource, readHead } from '../sources/byte-source.ts'
import { gunzip } from '../sources/inflate.ts'
import { refuseFile } from '../sources/refuse-file.ts'
import { readWhole } from '../sources/whole-file.ts'
import { listZip, type ZipEntry } from '../sources/zip.ts'
import type { FileFormat, FilePart } from './file-format.ts'
import { refuseForeign, refuseUnknown } from './foreign-formats.ts'
import { FILE_FORMATS } from './index.ts'

/** What an upload holds: one format, one or more files of it, and what stands beside them. */
export interface Upload {
  format: FileFormat
  mains: readonly FilePart[]
  siblings: readonly FilePart[]
}

const HEAD_BYTES = 64 * 1024
const MAX_ARCHIVE_FILES_LOOKED_AT = 500
const MAX_INNER_BYTES = 64 * 2 ** 20

/** Unpacks (gzip, ZIP) and recognises what came; refuses with one sentence what holds no readable data. */
export async function openUpload(sources: readonly ByteSource[]): Promise<Upload> {
  const parts: FilePart[] = []
  for (const source of sources) parts.push(...(await unpackSource(source)))
  const found = parts.flatMap((part) => {
    const format = isSideFile(part) ? undefined : recognise(part)
    return format ? [{ part, format }] : []
  })
  const first = found[0]
  if (!first) throw explainNothing(parts)
  const formats = new Set(found.map(({ format }) => format))
  if (formats.size > 1) throw refuseMixture(found.map(({ part }) => part.name))
  return { format: first.format, mains: found.map(({ part }) => part), siblings: parts }
}

async function unpackSource(source: ByteSource): Promise<FilePart[]> {
  const head = await readHead(source.stream(), HEAD_BYTES)
  const open = { size: source.size, read: source.read }
  if (!isZip(head)) {
    return [await openPart({ name: baseName(source.name), head, stream: source.stream, open })]
  }
  const entries = (await listZip(source)).filter(({ name }) => !isPicture(name))
  if (isOffice(entries)) return [openOffice(source, head, entries)]
  if (entries.length > MAX_ARCHIVE_FILES_LOOKED_AT) throw refuseManyFiles(entries.length)
  const parts: FilePart[] = []
  for (const entry of entries) {
    if (entry.packedSize === 0) continue
    const entryHead = await readHead(entry.stream(), HEAD_BYTES)
    if (!isZip(entryHead)) {
      const { name, stream } = entry
      parts.push(await openPart({ name: baseName(name), head: entryHead, stream }))
    } else if (/\.(xlsx|kmz)$/i.test(entry.name)) {
      parts.push(...(await unpackInner(entry)))
    }
  }
  return parts
}

/** A workbook or KMZ inside an archive is a file like any other, though packed itself. */
async function unpackInner(entry: ZipEntry): Promise<FilePart[]> {
  const inner = memorySource(entry.name, await readWhole(entry.stream(), MAX_INNER_BYTES))
  const entries = await listZip(inner)
  const head = await readHead(inner.stream(), HEAD_BYTES)
  if (isOffice(entries)) return [openOffice(inner, head, entries)]
  const parts: FilePart[] = []
  for (const { name, stream } of entries.filter((one) => /\.kml$/i.test(one.name))) {
    const part = { name: baseName(name), head: await readHead(stream(), HEAD_BYTES), stream }
    parts.push(part)
  }
  return parts
}

function openOffice(
  { name, stream }: ByteSource,
  head: Uint8Array,
  entries: readonly ZipEntry[],
): FilePart {
  return { name: baseName(name), head, stream, entries }
}

const isOffice = (entries: readonly ZipEntry[]) =>
  entries.some(({ name }) => name === '[Content_Types].xml')

/** What a KMZ carries for its symbols and overlays. */
const isPicture = (name: string) => /\.(png|jpe?g|gif|bmp|svg|webp|ico|dae)$/i.test(name)

async function openPart(part: FilePart): Promise<FilePart> {
  const { name, head, stream } = part
  if (head[0] !== 0x1f || head[1] !== 0x8b) return part
  const unpacked = () => gunzip(stream())
  const bare = name.replace(/\.(gz|gzip)$/i, '')
  return { name: bare, head: await readHead(unpacked(), HEAD_BYTES), stream: unpacked }
}

/** Names inside an upload are labels: folders are cut off, so that `..` means nothing. */
const baseName = (name: string) => name.split(/[/\\]/).at(-1) ?? name

const isZip = (head: Uint8Array) =>
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  (head[2] === 3 || head[2] === 5) &&
  head[3] === head[2]! + 1

function recognise(part: FilePart): FileFormat | undefined {
  if (!part.entries && refuseForeign(part)) return undefined
  return FILE_FORMATS.find((format) => format.recognises(part))
}

/** Read with the file that they belong to, or of no use here. */
const isSideFile = (part: FilePart) =>
  /\.(shx|dbf|prj|cpg|qpj|qmd|sbn|sbx|cst|xml|properties|md|pdf|html?|lyr|qml|sld)$/i.test(
    part.name,
  )

function explainNothing(parts: readonly FilePart[]): Error {
  const part = parts[0]
  if (!part) return refuseEmptyArchive()
  if (part.head.byteLength === 0) return refuseEmpty(part.name)
  const table = parts.find(({ name }) => /\.(dbf|shx|prj|cpg)$/i.test(name))
  if (table) return refuseWithoutShp(table.name)
  for (const other of parts) {
    const foreign = refuseForeign(other)
    if (foreign) return foreign
  }
  return refuseUnknown(part)
}

const refuseEmpty = (name: string) =>
  refuseFile('empty', `“${name.slice(0, 80)}” is empty.`, `“${name.slice(0, 80)}”是空文件。`)

const refuseEmptyArchive = () =>
  refuseFile(
    'empty-archive',
    'The archive holds no file that can be read.',
    '压缩包内没有可读取的文件。',
  )

const refuseWithoutShp = (name: string) =>
  refuseFile(
    'shp-missing',
    `“${name.slice(0, 80)}” is part of a shapefile; the .shp with the shapes is missing, please send them together.`,
    `“${name.slice(0, 80)}”是 Shapefile 的一部分，缺少含图形的 .shp 文件，请一起上传。`,
  )

const refuseManyFiles = (count: number) =>
  refuseFile(
    'too-many-files',
    `The archive holds ${count} files; at most ${MAX_ARCHIVE_FILES_LOOKED_AT} are looked at.`,
    `压缩包内有 ${count} 个文件，最多查看 ${MAX_ARCHIVE_FILES_LOOKED_AT} 个。`,
  )

const refuseMixture = (names: readonly string[]) =>
  refuseFile(
    'several-data-sets',
    `Several data sets of different formats came together (${names.slice(0, 5).join(', ')}); please import them one by one.`,
    `一次收到多种格式的数据（${names.slice(0, 5).join('、')}），请逐个导入。`,
  )
