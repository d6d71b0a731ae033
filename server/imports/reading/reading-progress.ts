import type { FileFormat, OpenedTable } from '../../../data/formats/readers/file-format.ts'

/** Tells how far reading is, by the bytes that have come and, where a reader knows them, the rows. */
export interface ReadingProgress {
  totalBytes: number
  onRead(bytes: number): void
  /** To be called when the format is known, and with the table after each batch. */
  onFormat(format: FileFormat): void
  onRows(table: OpenedTable): void
}

/** Files that are looked through first, or held in memory, have given all bytes before their first row. */
const BYTES_SHARE = 0.3

export function createReadingProgress(onShare: (share: number) => void): ReadingProgress {
  let readBytes = 0
  let rows: number | undefined
  const tell = () => {
    const bytes = Math.min(1, readBytes / Math.max(1, progress.totalBytes))
    onShare(rows === undefined ? bytes : BYTES_SHARE * bytes + (1 - BYTES_SHARE) * rows)
  }
  const progress: ReadingProgress = {
    totalBytes: 0,
    onRead(bytes) {
      readBytes += bytes
      tell()
    },
    onFormat({ tellsRows }) {
      if (tellsRows) rows = 0
    },
    onRows(table) {
      const share = table.share?.()
      if (share === undefined) return
      rows = share
      tell()
    },
  }
  return progress
}
