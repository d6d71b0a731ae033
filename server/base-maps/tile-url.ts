import type { ConfiguredBaseMap } from '../http/base-map-setting.ts'

export interface PictureAddress {
  z: number
  x: number
  y: number
}

const TILE_PIXELS = 256
/** Half the edge of the Web Mercator square, metres (EPSG:3857). */
const HALF_EDGE_M = 20_037_508.342789244
/** OGC 06-042 (WMS 1.3.0) and OGC 07-057r7 (WMTS 1.0.0). */
const WMS_VERSION = '1.3.0'
const WMTS_VERSION = '1.0.0'

/** Where a picture of a base map is: only configured text and three whole numbers go into it. */
export function tileUrl(map: ConfiguredBaseMap, tile: PictureAddress): URL {
  const template = oneOfSeveral(map.url ?? '', tile)
  const isTemplate = /\{(z|TileMatrix)\}/i.test(template)
  const url = new URL(fill(template, tile, map.upstream?.key))
  if (isTemplate || map.kind === 'xyz') return url
  const query = map.kind === 'wms' ? wmsQuery(map, tile) : wmtsQuery(map, tile)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  return url
}

/** Hosts that the address of this map can name, lower case with port. */
export function hostsOf(map: ConfiguredBaseMap): Set<string> {
  const [, first, last] = RANGE.exec(map.url ?? '') ?? []
  const count = first && last ? last.charCodeAt(0) - first.charCodeAt(0) + 1 : 1
  const tiles = Array.from({ length: Math.max(1, count) }, (_, x) => ({ z: 5, x, y: 0 }))
  return new Set(tiles.map((tile) => tileUrl(map, tile).host))
}

const RANGE = /\{([a-z0-9])-([a-z0-9])\}/

/** `{a-c}`, `{0-7}`: neighbours come from different hosts, the same picture always from the same. */
function oneOfSeveral(url: string, { x, y }: PictureAddress): string {
  return url.replace(RANGE, (_all, first: string, last: string) => {
    const from = first.charCodeAt(0)
    return String.fromCharCode(from + ((x + y) % Math.max(1, last.charCodeAt(0) - from + 1)))
  })
}

function fill(template: string, { z, x, y }: PictureAddress, key: string | undefined): string {
  const values: Record<string, string | number> = {
    '{z}': z,
    '{x}': x,
    '{y}': y,
    '{-y}': 2 ** z - 1 - y,
    '{tilematrix}': z,
    '{tilecol}': x,
    '{tilerow}': y,
    '{key}': encodeURIComponent(key ?? ''),
  }
  return template.replace(/\{[^{}]{1,12}\}/g, (name) => String(values[name.toLowerCase()] ?? name))
}

function wmtsQuery({ layer, matrixSet }: ConfiguredBaseMap, { z, x, y }: PictureAddress) {
  return {
    SERVICE: 'WMTS',
    REQUEST: 'GetTile',
    VERSION: WMTS_VERSION,
    LAYER: layer ?? '',
    STYLE: 'default',
    FORMAT: 'tiles',
    TILEMATRIXSET: matrixSet ?? 'w',
    TILEMATRIX: z,
    TILEROW: y,
    TILECOL: x,
  }
}

function wmsQuery({ layer }: ConfiguredBaseMap, { z, x, y }: PictureAddress) {
  const edgeM = (2 * HALF_EDGE_M) / 2 ** z
  const west = x * edgeM - HALF_EDGE_M
  const north = HALF_EDGE_M - y * edgeM
  return {
    SERVICE: 'WMS',
    REQUEST: 'GetMap',
    VERSION: WMS_VERSION,
    LAYERS: layer ?? '',
    STYLES: '',
    CRS: 'EPSG:3857',
    BBOX: [west, north - edgeM, west + edgeM, north].join(','),
    WIDTH: TILE_PIXELS,
    HEIGHT: TILE_PIXELS,
    FORMAT: 'image/png',
    TRANSPARENT: 'true',
  }
}
