import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { LayerDefinition, LayerScope } from '../../data/contracts/index.ts'
import { decodeColumns } from '../../data/formats/columns/decode-columns.ts'
import { encodeColumns } from '../../data/formats/columns/encode-columns.ts'
import { datasetOf } from '../../data/registry/index.ts'
import { columnsPath, fullGrade } from '../storage/columns/column-files.ts'
import { pressed } from '../storage/columns/make-columns.ts'
import type { PackFolder } from '../storage/pack-folder.ts'
import { readWhole } from '../storage/read-whole.ts'
import { permitRows, type RoundCount } from './permit-rows.ts'

export interface CutTask {
  layer: LayerDefinition
  subdistrict: string
  version: number
  grades: LayerScope['grades']
}

const toPlain = promisify(gunzip)

/** Columns of their own for who may not see everything: read, permitted row by row, encoded anew. Gzipped. */
export async function cutColumns(
  folder: PackFolder,
  { layer, grades, ...rest }: CutTask,
  round?: RoundCount,
): Promise<Uint8Array> {
  const dataset = datasetOf(layer)
  const stored = await readWhole(
    folder,
    columnsPath({ layer: layer.code, ...rest }, fullGrade(dataset)),
  )
  const rows = decodeColumns(dataset, await toPlain(stored))
  return pressed(encodeColumns(dataset, permitRows(rows, { grades }, round), String(rest.version)))
}
