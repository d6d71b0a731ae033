import type { RowGroup } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'

/** Values of one page, or of a dictionary; writers stop at some ten thousand. */
const MOST_PAGE_VALUES = 2_000_000
/** Values of all columns of a row group. */
const MOST_GROUP_VALUES = 20_000_000

/**
 * Whether the pages of a row group hold about as many values as its rows can. A page of a few bytes may say two thousand
 * million, and an array that grows that far ends the whole process, not only the thread it is in.
 */
export async function arePagesSound(
  { columns, num_rows }: RowGroup,
  slice: (from: number, to: number) => Promise<ArrayBuffer>,
): Promise<boolean> {
  if (Number(num_rows) > MOST_PAGE_VALUES) return false
  let values = 0
  for (const { meta_data: chunk } of columns) {
    if (!chunk) return false
    const from = Number(chunk.dictionary_page_offset || chunk.data_page_offset)
    const to = from + Number(chunk.total_compressed_size)
    const counted = countValues(await slice(from, to))
    if (counted === undefined) return false
    values += counted
    if (values > MOST_GROUP_VALUES) return false
  }
  return true
}

/** Sum over the pages, dictionaries too; `undefined` where one of them says too much. */
function countValues(chunk: ArrayBuffer): number | undefined {
  const reader = { view: new DataView(chunk), offset: 0 }
  let values = 0
  while (reader.offset < chunk.byteLength - 1) {
    const header = parquetHeader(reader)
    const page =
      header.data_page_header ?? header.data_page_header_v2 ?? header.dictionary_page_header
    const count = page?.num_values ?? 0
    const size = header.compressed_page_size
    if (!(count >= 0 && count <= MOST_PAGE_VALUES && size >= 0)) return undefined
    values += count
    reader.offset += size
  }
  return values
}
