/** Where a column of the present row stands in the bytes. */
export interface CopyColumn {
  from: number
  to: number
  isNull: boolean
}

export interface CopyReader {
  /** A piece as it arrives, cut anywhere; the rows that it completes are handed out at once. */
  take(piece: Buffer): void
  /** Throws when the answer ends within a row. */
  finish(): void
}

const HEADER_BYTES = 19

/**
 * Reads what `copy … to stdout (format binary)` says (PostgreSQL manual, "COPY", binary format), without making a string
 * or an object of a value: rows come as views on the bytes, which are valid until the next one.
 */
export function createCopyReader(
  columnCount: number,
  onRow: (bytes: Buffer, columns: readonly CopyColumn[]) => void,
): CopyReader {
  const columns = Array.from({ length: columnCount }, () => ({ from: 0, to: 0, isNull: true }))
  let rest: Buffer = Buffer.alloc(0)
  let isHeaderRead = false
  return {
    take(piece) {
      rest = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      let at = 0
      if (!isHeaderRead) {
        if (rest.length < HEADER_BYTES) return
        at = HEADER_BYTES + rest.readInt32BE(HEADER_BYTES - 4)
        isHeaderRead = true
      }
      rest = rest.subarray(readRows(rest, at, columns, onRow))
    },
    finish() {
      if (rest.length > 0) throw new RangeError(`the database's answer ends within a row`)
    },
  }
}

/** Answers where the first row stands that is not there in full. */
function readRows(
  bytes: Buffer,
  start: number,
  columns: CopyColumn[],
  onRow: (bytes: Buffer, columns: readonly CopyColumn[]) => void,
): number {
  let at = start
  while (at + 2 <= bytes.length) {
    const count = bytes.readInt16BE(at)
    if (count === -1) return at + 2
    if (count !== columns.length) {
      throw new RangeError(`the database answers ${count} columns, not ${columns.length}`)
    }
    const end = readRow(bytes, at + 2, columns)
    if (end === -1) break
    onRow(bytes, columns)
    at = end
  }
  return at
}

/** -1 = not there in full. */
function readRow(bytes: Buffer, start: number, columns: CopyColumn[]): number {
  let at = start
  for (const column of columns) {
    if (at + 4 > bytes.length) return -1
    const length = bytes.readInt32BE(at)
    at += 4
    column.isNull = length === -1
    column.from = at
    at += Math.max(0, length)
    column.to = at
    if (at > bytes.length) return -1
  }
  return at
}
