import type { CopyRow } from './database.ts'

const CHUNK_CHARACTERS = 1 << 16

/** Rows in the text format of COPY, in chunks that are worth a write. */
export async function* encodeCopyRows(
  rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
): AsyncGenerator<string> {
  let chunk = ''
  for await (const row of rows) {
    for (let i = 0; i < row.length; i++) chunk += (i === 0 ? '' : '\t') + encodeField(row[i])
    chunk += '\n'
    if (chunk.length >= CHUNK_CHARACTERS) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}

function encodeField(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escapeField(value)
  if (value instanceof Uint8Array) return encodeBytes(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escapeField(encodeArray(value))
  if (typeof value === 'object') return escapeField(JSON.stringify(value))
  return String(value)
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escapeField(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] ?? c) : text
}

function encodeBytes(bytes: Uint8Array): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return `\\\\x${view.toString('hex')}`
}

function encodeArray(items: readonly unknown[]): string {
  return `{${items.map(encodeElement).join(',')}}`
}

function encodeElement(item: unknown): string {
  if (item === null || item === undefined) return 'NULL'
  if (Array.isArray(item)) return encodeArray(item)
  return `"${String(item).replace(/["\\]/g, '\\$&')}"`
}
