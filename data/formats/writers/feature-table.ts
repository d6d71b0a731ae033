import type { MultiPolygon, Polygon } from 'geojson'

/** Areas with a few fields, as files of other programs have them; lon-lat, CGCS2000. */
export interface FeatureTable {
  name: string
  fields: readonly { name: string; type: 'text' | 'number' }[]
  features: readonly {
    geometry: Polygon | MultiPolygon
    /** One for each field. */
    values: readonly (string | number | null)[]
  }[]
}

export const polygonsOf = (geometry: Polygon | MultiPolygon): number[][][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
