import { Schema, Table, tableToIPC } from 'apache-arrow'
import { COLUMNS_METADATA, type DatasetDefinition } from '../../contracts/index.ts'
import { makeTable } from './arrow-table.ts'
import type { DatasetRows } from './dataset-rows.ts'

/**
 * Rows as an Arrow IPC stream of one record batch. Dictionaries hold the values of these rows and no others: what is
 * sent to somebody is encoded from the rows that he may see, never cut out of a stream that holds more.
 */
export function encodeColumns(
  dataset: DatasetDefinition,
  rows: DatasetRows,
  version: string,
): Uint8Array {
  const table = makeTable(rows)
  const metadata = new Map([
    [COLUMNS_METADATA.dataset, dataset.name],
    [COLUMNS_METADATA.version, version],
  ])
  const schema = new Schema(table.schema.fields, metadata)
  return tableToIPC(new Table(schema, table.batches), 'stream')
}
