import type { Feature, Geometry } from 'geojson'
import type { LayerScope } from '../../data/contracts/index.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import type { Keys } from '../security/keys/index.ts'
import { plainValue, readableAttributes } from '../security/readable-attributes.ts'
import type { FeatureRow } from '../storage/feature-sources/index.ts'

export interface ReadableFeature {
  feature: Feature
  /** Keys of grade 3 and above that it shows as they are. */
  disclosed: readonly string[]
}

/** A row as GeoJSON (RFC 7946): lon-lat in CRS84, within centimetres the same as CGCS2000. */
export function toFeature(
  scope: LayerScope,
  row: FeatureRow,
  keys: Pick<Keys, 'cellSecret'>,
): ReadableFeature {
  const { values, disclosed } = readableAttributes(scope, row, { keys })
  const shown = values.filter(({ masked, value }) => !(masked && value === null))
  const properties = Object.fromEntries(shown.map((one) => [one.key, plainValue(one)]))
  return {
    feature: {
      type: 'Feature',
      id: row.code,
      geometry: geometryOf(row),
      properties: { code: row.code, title: row.title, ...properties },
    },
    disclosed,
  }
}

function geometryOf({ geometry, lon, lat }: FeatureRow): Geometry {
  return geometry ? decodeWkb(geometry) : { type: 'Point', coordinates: [lon, lat] }
}
