import type { DatasetDefinition } from '../../data/contracts/index.ts'
import { type ColumnCell, storedColumns } from '../../data/formats/columns/dataset-rows.ts'
import { encodeColumns } from '../../data/formats/columns/encode-columns.ts'
import { toGrid4549 } from '../../data/formats/crs/transverse-mercator.ts'
import { datasetOf, loadRegistry } from '../../data/registry/index.ts'

export type Rows = readonly Readonly<Record<string, ColumnCell>>[]

const registry = loadRegistry()

/** Rows of a layer as the server would send them; columns that a row does not name are unknown. */
export function columnsOf(
  layer: string,
  rows: Rows,
): { dataset: DatasetDefinition; bytes: Uint8Array } {
  const dataset = datasetOf(registry.layer(layer)!)
  const columns = storedColumns(dataset).map((definition) => ({
    definition,
    cells: rows.map((row) => row[definition.name] ?? null),
  }))
  return { dataset, bytes: encodeColumns(dataset, { size: rows.length, columns }, '1') }
}

/** A position in all the columns that tell it. */
export function placed(lon: number, lat: number) {
  const { eastingM, northingM } = toGrid4549(lon, lat)
  return { lon, lat, x: eastingM, y: northingM }
}
