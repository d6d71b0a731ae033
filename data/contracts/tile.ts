/**
 * Columns of tile features, in this order. Detail features (zoom ≥ `detailZoom`):
 * `code` String, `class` UShort, `state` UShort, `risk` UShort, and `name` String on layers of base `map`
 * and on BUILDING, GRID, DIVISION (labels).
 * Overview features (zoom < `detailZoom`): `code` String (of the overview feature), `count` UInt, `class` UShort
 * (the dominant one), `risk` UShort (the highest), `mix` String and, where detail features have it, `name` (of the
 * kept feature, for lines and polygons). The class of a kept line or polygon is its own.
 * Of base `map`, EVENT carries no name. Which of the two a tile is its columns say (`count`), not its zoom: what no zoom
 * can take apart, e.g. thousands of rooms on one spot, comes clustered above `detailZoom` too.
 * Lines and polygons lie whole on every tile they touch, with one and the same `count`: count each code once.
 */
export const DETAIL_COLUMNS = ['code', 'class', 'state', 'risk'] as const
export const OVERVIEW_COLUMNS = ['code', 'count', 'class', 'risk', 'mix'] as const

/**
 * `mix` counts what a cluster holds by class, state and risk, so that filters and rings stay true at every zoom:
 * `class.state.risk:count` joined by `;`, e.g. `1.0.2:14;3.0.4:1`.
 */
export interface MixEntry {
  class: number
  state: number
  risk: number
  count: number
}

export function parseMix(mix: string): MixEntry[] {
  if (mix === '') return []
  return mix.split(';').map((entry) => {
    const [key = '', count = '0'] = entry.split(':')
    const [klass = '0', state = '0', risk = '0'] = key.split('.')
    return { class: Number(klass), state: Number(state), risk: Number(risk), count: Number(count) }
  })
}

export function formatMix(entries: readonly MixEntry[]): string {
  return entries.map((e) => `${e.class}.${e.state}.${e.risk}:${e.count}`).join(';')
}

/** Budget of one tile and of one 1920×1080 view of one layer (design §4). */
export const TILE_MAX_FEATURES = 5_000
export const TILE_MAX_BYTES = 500_000
export const VIEW_MAX_FEATURES = 30_000

/** Highest zoom that tiles are asked for; the browser overzooms beyond it. */
export const MAX_TILE_ZOOM = 20
