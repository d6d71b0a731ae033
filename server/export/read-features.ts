import type { Geometry } from 'geojson'
import type { AttributeValue, LayerScope } from '../../data/contracts/index.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import type { Keys } from '../security/keys/index.ts'
import { plainValue, readableAttributes } from '../security/readable-attributes.ts'
import { visibleAreas } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import { askSource, type FeatureRow, sourceParam } from '../storage/feature-sources/index.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface ExportedFeature {
  code: string
  name: string
  grid: string
  /** 0–4, 0 = unknown. */
  risk: number
  geometry: Geometry
  /** In the order of the layer's definition; masked where the scope's grade is too low. */
  values: readonly AttributeValue[]
}

const selectFeatures = loadSql(import.meta.url, 'select-features.sql')

/** All features of its layer that the scope may see, by code, in batches. */
export async function* readFeatures(
  { db, keys }: { db: Queryable; keys: Pick<Keys, 'cellSecret'> },
  scope: LayerScope,
): AsyncGenerator<ExportedFeature[]> {
  const { layer } = scope
  const { patterns } = visibleAreas(scope)
  const question = askSource(layer, selectFeatures)
  for await (const rows of db.stream<FeatureRow>(question, [sourceParam(layer), patterns])) {
    yield rows.map((row) => toFeature(row, scope, keys))
  }
}

function toFeature(
  row: FeatureRow,
  scope: LayerScope,
  keys: Pick<Keys, 'cellSecret'>,
): ExportedFeature {
  const { code, title, grid, risk, lon, lat, geometry } = row
  return {
    code,
    name: title,
    grid,
    risk,
    geometry: geometry ? decodeWkb(geometry) : { type: 'Point', coordinates: [lon, lat] },
    values: readableAttributes(scope, row, { keys }).values.map((one) => ({
      ...one,
      value: plainValue(one),
    })),
  }
}
