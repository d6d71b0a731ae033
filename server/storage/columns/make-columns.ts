import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { LayerDefinition } from '../../../data/contracts/index.ts'
import { encodeColumns } from '../../../data/formats/columns/encode-columns.ts'
import { datasetOf, type Registry } from '../../../data/registry/index.ts'
import type { Database } from '../database.ts'
import type { PackFolder } from '../pack-folder.ts'
import { columnsPath, fullGrade } from './column-files.ts'
import { readRows } from './read-rows.ts'

export interface ColumnsTask {
  layer: LayerDefinition
  subdistrict: string
  /** Of the pack that they stand beside. */
  version: number
  featureCount: number
}

export interface MakeColumnsServices {
  db: Pick<Database, 'transaction'>
  registry: Registry
  folder: PackFolder
}

/** Writes the columns of a pack's rows, for whoever may see all of them. Answers how many bytes. */
export async function makeColumns(
  { db, registry, folder }: MakeColumnsServices,
  { layer, subdistrict, version }: ColumnsTask,
): Promise<number> {
  const dataset = datasetOf(layer)
  const rows = await db.transaction(
    (client) => readRows(client, registry, layer, dataset, subdistrict),
    { statementTimeoutMs: 0, readOnly: true },
  )
  const bytes = await pressed(encodeColumns(dataset, rows, String(version)))
  await folder.write(columnsPath({ layer: layer.code, subdistrict, version }, fullGrade(dataset)), [
    bytes,
  ])
  return bytes.length
}

const toGzip = promisify(gzip)

/** Level 1: a tenth of the time of the default for a few hundredths of the size. */
export const pressed = (bytes: Uint8Array): Promise<Uint8Array> => toGzip(bytes, { level: 1 })
