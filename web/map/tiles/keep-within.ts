/** Something that may be thrown away and had again. */
export interface Kept {
  bytes: number
  /** Grows with every use. */
  usedAt: number
  /** On the screen or about to be: stays whatever it weighs. */
  isNeeded: boolean
  forget(): void
}

/** Forgets what has lain unused longest until all together weigh no more than the limit. */
export function keepWithin(limitBytes: number, kept: readonly Kept[]): void {
  let bytes = kept.reduce((sum, one) => sum + one.bytes, 0)
  if (bytes <= limitBytes) return
  const spare = kept.filter((one) => !one.isNeeded).sort((a, b) => a.usedAt - b.usedAt)
  for (const one of spare) {
    if (bytes <= limitBytes) return
    one.forget()
    bytes -= one.bytes
  }
}

/** What an entry weighs that holds nothing: its key, its fields, its place in the map. */
export const ENTRY_BYTES = 400

/** Of the arrays and texts that an object holds; what it costs to hold them is put at as much as a small text. */
export function bytesOf(columns: object | null): number {
  if (!columns) return 0
  let bytes = 0
  for (const column of Object.values(columns)) {
    if (ArrayBuffer.isView(column)) bytes += column.byteLength
    else if (typeof column === 'string') bytes += column.length
    else if (Array.isArray(column)) {
      for (const text of column) if (text) bytes += TEXT_BYTES + String(text).length
    }
  }
  return bytes
}

const TEXT_BYTES = 24
