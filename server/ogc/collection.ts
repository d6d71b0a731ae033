import type { Context } from 'hono'
import type { Bounds, LayerDefinition } from '../../data/contracts/index.ts'
import { GEOJSON_TYPE, JSON_TYPE, type Link, link, ogcUrl } from './links.ts'

export interface Collection {
  id: string
  title: string
  description?: string
  extent?: { spatial: { bbox: Bounds[]; crs: string } }
  itemType: 'feature'
  crs: string[]
  links: Link[]
}

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'

export function collection(c: Context, layer: LayerDefinition, bounds: Bounds | null): Collection {
  const own = ogcUrl(c, `/collections/${layer.code}`)
  return {
    id: layer.code,
    title: `${layer.name.zh} ${layer.name.en}`,
    ...(layer.serves && { description: `${layer.serves.zh} · ${layer.serves.en}` }),
    ...(bounds && { extent: { spatial: { bbox: [bounds], crs: CRS84 } } }),
    itemType: 'feature',
    crs: [CRS84],
    links: [
      link('self', own, JSON_TYPE, layer.name.en),
      link('items', `${own}/items`, GEOJSON_TYPE, `${layer.name.en} as GeoJSON`),
    ],
  }
}
