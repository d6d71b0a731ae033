import type { ColumnCatalogue, ColumnDataset, DatasetName } from '../../data/contracts/index.ts'
import { QueryError } from './query-error.ts'
import type { LoadArea } from './types.ts'

export function findDataset({ datasets }: ColumnCatalogue, name: DatasetName): ColumnDataset {
  const found = datasets.find(({ definition }) => definition.name === name)
  if (found === undefined) throw new QueryError('unknown-name', `There is no dataset ${name}.`)
  return found
}

/** Parts are whole subdistricts; what lies outside of all comes with the whole district alone. */
export function within(dataset: ColumnDataset, area: LoadArea | undefined): ColumnDataset {
  if (area === undefined) return dataset
  const touches = (subdistrict: string) =>
    area.areas.some((one) => one.startsWith(subdistrict) || subdistrict.startsWith(one))
  return { ...dataset, parts: dataset.parts.filter((part) => touches(part.subdistrict)) }
}
