import TileLayer from 'ol/layer/Tile.js'
import TileWMS from 'ol/source/TileWMS.js'
import WMTS from 'ol/source/WMTS.js'
import XYZ from 'ol/source/XYZ.js'
import WMTSTileGrid from 'ol/tilegrid/WMTS.js'
import type { BaseMapSetting } from '../../../data/contracts/index.ts'

const MAX_ZOOM = 18

/** XYZ, WMTS and WMS by configuration. */
export async function createPictureLayer(setting: BaseMapSetting): Promise<TileLayer> {
  const url = setting.url
  if (!url) throw new Error(`The base map ${setting.id} has no address`)
  const projection = setting.datum === 'GCJ-02' ? await gcj02Projection() : 'EPSG:3857'
  const common = { attributions: setting.attribution, crossOrigin: 'anonymous', projection }
  return new TileLayer({ className: 'onemap-base', source: sourceOf(setting, url, common) })
}

async function gcj02Projection(): Promise<string> {
  const { registerGcj02 } = await import('./gcj02-projection.ts')
  return registerGcj02()
}

function sourceOf(
  setting: BaseMapSetting,
  url: string,
  common: { attributions?: string; crossOrigin: string; projection: string },
) {
  switch (setting.kind) {
    case 'wms':
      return new TileWMS({ ...common, url, params: { LAYERS: setting.layer ?? '' } })
    case 'wmts':
      return new WMTS({
        ...common,
        url,
        layer: setting.layer ?? '',
        matrixSet: setting.matrixSet ?? 'w',
        format: 'tiles',
        style: 'default',
        tileGrid: wmtsGrid(),
      })
    default:
      return new XYZ({ ...common, url, maxZoom: MAX_ZOOM })
  }
}

/** 天地图 and most others: the tile matrix is the zoom, 256-pixel Web Mercator. */
function wmtsGrid(): WMTSTileGrid {
  const half = 20037508.342789244
  const zooms = Array.from({ length: MAX_ZOOM + 1 }, (_, z) => z)
  return new WMTSTileGrid({
    origin: [-half, half],
    resolutions: zooms.map((z) => (2 * half) / 256 / 2 ** z),
    matrixIds: zooms.map(String),
  })
}
