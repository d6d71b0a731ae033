import type { TakeAwayKind } from '../../../data/contracts/index.ts'
import type { CsvEncoding } from '../../../data/formats/tables/csv-file.ts'
import type { FileTable } from '../../../data/formats/tables/file-table.ts'
import { t } from '../../i18n/index.ts'

export type FileKind = Exclude<TakeAwayKind, 'png' | 'report'>

export interface FileWish {
  kind: FileKind
  encoding: CsvEncoding
  signal: AbortSignal
  /** 0–1 of the rows, as far as that is known. */
  onShare: (share: number) => void
}

const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  fgb: 'application/octet-stream',
  parquet: 'application/vnd.apache.parquet',
}

/** The page stays alive: after so long a writer stops for breath. */
const BREATH_MS = 30

/** Makes the file here in the browser, slice by slice. */
export async function writeFile(table: FileTable, wish: FileWish): Promise<Blob> {
  const { kind, signal } = wish
  const pieces: BlobPart[] = []
  const writer = await openWriter(table, wish)
  let last = performance.now()
  let steps = 0
  const expected = Math.max(1, Math.ceil(table.rowCount / 2_000))
  for (const piece of writer) {
    // Engines may reuse what they have handed out.
    if (piece.length > 0) pieces.push(piece.slice())
    steps++
    if (performance.now() - last < BREATH_MS) continue
    wish.onShare(Math.min(1, steps / expected))
    await new Promise((resolve) => setTimeout(resolve))
    signal.throwIfAborted()
    last = performance.now()
  }
  return new Blob(pieces, { type: MEDIA_TYPES[kind] })
}

/** Each writer comes when it is first wanted. */
async function openWriter(
  table: FileTable,
  { kind, encoding }: FileWish,
): Promise<Iterable<Uint8Array>> {
  switch (kind) {
    case 'csv':
      return (await import('../../../data/formats/tables/csv-file.ts')).csvFile(table, encoding)
    case 'xlsx': {
      const { xlsxFile } = await import('../../../data/formats/tables/xlsx-file.ts')
      return xlsxFile(table, { data: t('takeAway.sheetData'), notes: t('takeAway.sheetNotes') })
    }
    case 'geojson':
      return (await import('../../../data/formats/tables/geojson-file.ts')).geoJsonFile(table)
    case 'fgb':
      return (await import('../../../data/formats/tables/flatgeobuf-file.ts')).flatGeobufFile(table)
    case 'parquet':
      return (await import('../../../data/formats/tables/parquet-file.ts')).parquetFile(table)
  }
}
