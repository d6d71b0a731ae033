import type { FeatureTable } from './feature-table.ts'

/** Longest text of a dBASE field, and longest name of one, in bytes. */
const MOST_BYTES = 254
const MOST_NAME_BYTES = 10
const NUMBER_WIDTH = 18
const NUMBER_DECIMALS = 3
const END_OF_FIELDS = 0x0d
const END_OF_FILE = 0x1a

interface DbfField {
  name: string
  type: 'C' | 'N'
  width: number
}

/** dBASE III table in UTF-8, for the .dbf of a shapefile; a .cpg beside it says so. */
export function writeDbf({ fields, features }: FeatureTable): Uint8Array {
  const encoder = new TextEncoder()
  const cells = features.map(({ values }) =>
    values.map((value, i) => encoder.encode(textOf(value, fields[i]!.type))),
  )
  const columns = fields.map(({ name, type }, i): DbfField => {
    const widest = cells.reduce((most, row) => Math.max(most, row[i]!.byteLength), 1)
    return type === 'number'
      ? { name, type: 'N', width: NUMBER_WIDTH }
      : { name, type: 'C', width: Math.min(MOST_BYTES, widest) }
  })
  const headBytes = 32 + 32 * columns.length + 1
  const rowBytes = columns.reduce((sum, { width }) => sum + width, 1)
  const bytes = new Uint8Array(headBytes + rowBytes * cells.length + 1).fill(0x20, headBytes)
  writeHead(bytes, columns, { headBytes, rowBytes, rows: cells.length })
  cells.forEach((row, r) => {
    let at = headBytes + r * rowBytes + 1
    columns.forEach(({ width, type }, i) => {
      const cell = fitting(row[i]!, width)
      bytes.set(cell, type === 'N' ? at + width - cell.byteLength : at)
      at += width
    })
  })
  bytes[bytes.length - 1] = END_OF_FILE
  return bytes
}

function writeHead(
  bytes: Uint8Array,
  columns: readonly DbfField[],
  { headBytes, rowBytes, rows }: { headBytes: number; rowBytes: number; rows: number },
): void {
  const view = new DataView(bytes.buffer)
  // The date of the last change, which nobody reads: the same content is the same file.
  bytes.set([3, 100, 1, 1])
  view.setUint32(4, rows, true)
  view.setUint16(8, headBytes, true)
  view.setUint16(10, rowBytes, true)
  columns.forEach(({ name, type, width }, i) => {
    const at = 32 + 32 * i
    bytes.set(new TextEncoder().encode(name).subarray(0, MOST_NAME_BYTES), at)
    bytes[at + 11] = type.charCodeAt(0)
    bytes[at + 16] = width
    bytes[at + 17] = type === 'N' ? NUMBER_DECIMALS : 0
  })
  bytes[headBytes - 1] = END_OF_FIELDS
}

function textOf(value: string | number | null, type: 'text' | 'number'): string {
  if (value === null) return ''
  return type === 'number' ? Number(value).toFixed(NUMBER_DECIMALS) : String(value)
}

/** Cut between characters, never within one. */
function fitting(cell: Uint8Array, width: number): Uint8Array {
  let end = Math.min(cell.byteLength, width)
  while (end > 0 && end < cell.byteLength && (cell[end]! & 0xc0) === 0x80) end--
  return cell.subarray(0, end)
}
