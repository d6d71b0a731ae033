import type { ByteSource } from './byte-source.ts'
import { readInChunks } from './byte-source.ts'
import { inflateRaw, UNPACK_LIMITS, type UnpackLimits } from './inflate.ts'
import { refuseFile } from './refuse-file.ts'

/** A file inside an archive. The name is for people and for matching; nothing is ever written under it. */
export interface ZipEntry {
  name: string
  packedSize: number
  size: number
  stream(): AsyncIterable<Uint8Array>
}

const MAX_ENTRIES = 10_000
// APPNOTE.TXT 6.3.10, §4.3
const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_BYTES = 46
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30
const ZIP64_EXTRA = 0x0001
const ZIP64_MARK = 0xffffffff

/** The files of an archive, by its central directory; directories and hidden files are left out. */
export async function listZip(source: ByteSource, limits = UNPACK_LIMITS): Promise<ZipEntry[]> {
  const tail = await source.read(
    Math.max(0, source.size - END_BYTES - MAX_COMMENT_BYTES),
    source.size,
  )
  const end = findEnd(tail)
  if (!end || end.offset + end.size > source.size) throw refuseDamaged()
  if (end.count > MAX_ENTRIES) throw refuseTooMany(end.count)
  const directory = await source.read(end.offset, end.offset + end.size)
  return readDirectory(source, directory, limits).filter((entry) => isWanted(entry.name))
}

function findEnd(tail: Uint8Array) {
  const view = viewOf(tail)
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue
    return {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    }
  }
  return undefined
}

function readDirectory(source: ByteSource, bytes: Uint8Array, limits: UnpackLimits): ZipEntry[] {
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  for (let at = 0; at + ENTRY_BYTES <= bytes.byteLength; ) {
    if (view.getUint32(at, true) !== ENTRY_SIGNATURE) throw refuseDamaged()
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + ENTRY_BYTES + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > bytes.byteLength) throw refuseDamaged()
    entries.push(readEntry(source, bytes, at, limits))
    at = next
  }
  return entries
}

function readEntry(source: ByteSource, bytes: Uint8Array, at: number, limits: UnpackLimits) {
  const view = viewOf(bytes)
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const nameLength = view.getUint16(at + 28, true)
  const nameBytes = bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)
  const extraAt = at + ENTRY_BYTES + nameLength
  const extra = bytes.subarray(extraAt, extraAt + view.getUint16(at + 30, true))
  const [size, packedSize, offset] = readSizes(view, at, extra)
  const name = decodeName(nameBytes, (flags & 0x800) !== 0)
  const stream = () => streamEntry(source, { flags, method, size, packedSize, offset, limits })
  return { name, packedSize, size, stream }
}

/** Sizes and offset, from the ZIP64 extra field where the plain ones are full. */
function readSizes(view: DataView, at: number, extra: Uint8Array): [number, number, number] {
  const plain = [at + 24, at + 20, at + 42].map((field) => view.getUint32(field, true))
  const wide = viewOf(extra)
  let next = 0
  for (let i = 0; i + 4 <= extra.byteLength; i += 4 + wide.getUint16(i + 2, true)) {
    if (wide.getUint16(i, true) === ZIP64_EXTRA) next = i + 4
  }
  const values = plain.map((value) => {
    if (value !== ZIP64_MARK || next === 0 || next + 8 > extra.byteLength) return value
    next += 8
    return Number(wide.getBigUint64(next - 8, true))
  })
  return [values[0]!, values[1]!, values[2]!]
}

interface Packed {
  flags: number
  method: number
  size: number
  packedSize: number
  offset: number
  limits: UnpackLimits
}

async function* streamEntry(source: ByteSource, entry: Packed): AsyncGenerator<Uint8Array> {
  if ((entry.flags & 1) !== 0) throw refuseLocked()
  if (entry.method !== 0 && entry.method !== 8) throw refuseMethod(entry.method)
  const head = await source.read(entry.offset, entry.offset + LOCAL_BYTES)
  if (head.byteLength < LOCAL_BYTES) throw refuseDamaged()
  const view = viewOf(head)
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) throw refuseDamaged()
  const start = entry.offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
  const end = start + entry.packedSize
  if (end > source.size) throw refuseDamaged()
  const packed = readInChunks(end, source.read, start)
  let unpackedSize = 0
  for await (const chunk of entry.method === 0 ? packed : inflateRaw(packed, entry.limits)) {
    unpackedSize += chunk.byteLength
    yield chunk
  }
  if (unpackedSize !== entry.size) throw refuseDamaged()
}

/** Names without the UTF-8 flag are what the packer's system had: here UTF-8 or GBK. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function isWanted(name: string): boolean {
  if (name.endsWith('/') || name.startsWith('__MACOSX/')) return false
  return !(name.split('/').at(-1) ?? '').startsWith('.')
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const refuseDamaged = () =>
  refuseFile('damaged-archive', 'The ZIP file is damaged or cut off.', 'ZIP 压缩包已损坏或不完整。')

const refuseTooMany = (count: number) =>
  refuseFile(
    'too-many-files',
    `The ZIP file holds ${count} files; at most ${MAX_ENTRIES} are read.`,
    `ZIP 压缩包内有 ${count} 个文件，最多可读 ${MAX_ENTRIES} 个。`,
  )

const refuseLocked = () =>
  refuseFile(
    'locked-archive',
    'The ZIP file is locked with a password; please unlock it first.',
    'ZIP 压缩包有密码，请先解除密码。',
  )

const refuseMethod = (method: number) =>
  refuseFile(
    'unknown-packing',
    `The ZIP file uses packing method ${method}; only plain and deflate are read.`,
    `ZIP 压缩包使用了第 ${method} 号压缩方式，只能读取不压缩或 deflate 方式。`,
  )
