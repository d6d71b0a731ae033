import type { ByteCursor } from '../sources/byte-cursor.ts'
import { detectEncoding } from '../sources/detect-encoding.ts'
import { decodeBytes, findEncoding } from '../sources/encodings.ts'
import { refuseFile } from '../sources/refuse-file.ts'

/** dBASE table: the attributes of a shapefile. */
export interface DbfTable {
  recordCount: number
  fields: readonly DbfField[]
  /** Next record, `undefined` behind the last whole one. */
  next(): Promise<Record<string, unknown> | undefined>
  encoding(): string
}

export interface DbfField {
  name: string
  type: string
  offset: number
  length: number
}

const HEADER_BYTES = 32
const FIELD_BYTES = 32
const FIELDS_END = 0x0d
/** Records read ahead to judge the encoding by. */
const JUDGE_RECORDS = 200

/** Language driver ids as ESRI and FoxPro set them; those not listed are the usual Windows 1252. */
const LANGUAGE_DRIVERS: Record<number, string> = {
  1: 'cp437',
  2: 'cp850',
  19: 'shift_jis',
  77: 'gb18030',
  78: 'cp949',
  79: 'big5',
  80: 'windows-874',
  120: 'big5',
  121: 'cp949',
  122: 'gb18030',
  123: 'shift_jis',
  124: 'windows-874',
  200: 'windows-1250',
  201: 'windows-1251',
}

/** `codePage` is the content of the `.cpg` file, `given` what the user stated. */
export async function openDbf(
  cursor: ByteCursor,
  { codePage, given }: { codePage?: string; given?: string },
): Promise<DbfTable> {
  const head = await cursor.take(HEADER_BYTES)
  if (head.byteLength < HEADER_BYTES) throw refuseDbf()
  const view = new DataView(head.buffer, head.byteOffset, HEADER_BYTES)
  const headerBytes = view.getUint16(8, true)
  const recordBytes = view.getUint16(10, true)
  if (headerBytes < HEADER_BYTES || recordBytes < 1) throw refuseDbf()
  const described = await cursor.take(headerBytes - HEADER_BYTES)
  const raw = readFields(described)
  const ahead: Uint8Array[] = []
  for (let i = 0; i < JUDGE_RECORDS; i++) {
    const record = await cursor.take(recordBytes)
    if (record.byteLength < recordBytes) break
    ahead.push(record)
  }
  const encoding =
    given ??
    (codePage && findEncoding(codePage)) ??
    LANGUAGE_DRIVERS[view.getUint8(29)] ??
    judgeEncoding(ahead, described)
  const fields = raw.map((field, i) => ({ ...field, name: nameOf(field.nameBytes, encoding, i) }))
  makeUnique(fields)
  return {
    recordCount: view.getUint32(4, true),
    fields,
    encoding: () => encoding,
    async next() {
      const record = ahead.shift() ?? (await cursor.take(recordBytes))
      return record.byteLength < recordBytes ? undefined : readRecord(record, fields, encoding)
    },
  }
}

type RawField = Omit<DbfField, 'name'> & { nameBytes: Uint8Array }

function readFields(bytes: Uint8Array): RawField[] {
  const fields: RawField[] = []
  let offset = 1
  for (let at = 0; at + FIELD_BYTES <= bytes.byteLength; at += FIELD_BYTES) {
    if (bytes[at] === FIELDS_END) break
    const name = bytes.subarray(at, at + 11)
    const end = name.indexOf(0)
    const length = bytes[at + 16]!
    fields.push({
      nameBytes: end < 0 ? name : name.subarray(0, end),
      type: String.fromCharCode(bytes[at + 11]!),
      offset,
      length,
    })
    offset += length
  }
  return fields
}

function judgeEncoding(records: readonly Uint8Array[], described: Uint8Array): string {
  const high = [...records, described].flatMap((record) => {
    // Numbers and padding say nothing; a record without high bytes neither.
    return record.some((byte) => byte > 0x7f) ? [...record, 0x0a] : []
  })
  return detectEncoding(Uint8Array.from(high))
}

function nameOf(bytes: Uint8Array, encoding: string, index: number): string {
  const name = decodeBytes(bytes, encoding).trim()
  if (name === '__proto__') return 'proto'
  return name === '' ? `column ${index + 1}` : name
}

function makeUnique(fields: { name: string }[]): void {
  const seen = new Set<string>()
  for (const field of fields) {
    const { name } = field
    for (let n = 2; seen.has(field.name); n++) field.name = `${name} ${n}`
    seen.add(field.name)
  }
}

function readRecord(
  record: Uint8Array,
  fields: readonly DbfField[],
  encoding: string,
): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const field of fields) {
    const bytes = record.subarray(field.offset, field.offset + field.length)
    const value = readValue(trimPadding(bytes), field.type, encoding)
    if (value !== undefined) row[field.name] = value
  }
  return row
}

function readValue(bytes: Uint8Array, type: string, encoding: string): unknown {
  if (bytes.byteLength === 0) return undefined
  const text = decodeBytes(bytes, encoding).trim()
  if (text === '') return undefined
  if (type === 'N' || type === 'F') return readNumber(text)
  if (type === 'L') return /^[YyTt]$/.test(text) ? true : /^[NnFf]$/.test(text) ? false : undefined
  if (type === 'D' && /^\d{8}$/.test(text)) {
    return text === '00000000'
      ? undefined
      : `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  }
  return text
}

/** Asterisks stand for a number that did not fit; digits beyond what a double holds stay text. */
function readNumber(text: string): unknown {
  if (/^\*+$/.test(text)) return undefined
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  return /^[+-]?\d{16,}$/.test(text) && !Number.isSafeInteger(value) ? text : value
}

function trimPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.byteLength
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--
  return bytes.subarray(0, end)
}

const refuseDbf = () =>
  refuseFile(
    'damaged-dbf',
    'The .dbf beside the shapefile is damaged.',
    'Shapefile 的 .dbf 文件已损坏。',
  )
