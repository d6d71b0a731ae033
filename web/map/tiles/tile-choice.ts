import { MAX_TILE_ZOOM } from '../../../data/contracts/tile.ts'

/** Tiles are drawn 512 CSS pixels wide where the zoom of the view is a whole number: a quarter of the requests. */
export const TILE_PIXELS = 512
const HALVINGS = Math.log2(TILE_PIXELS / 256)

/** Zoom of the picture tiles that lines and polygons are drawn into. */
export const pictureZoom = (viewZoom: number): number =>
  Math.max(0, Math.min(MAX_TILE_ZOOM, Math.round(viewZoom) - HALVINGS))

interface Zooms {
  minZoom: number
  detailZoom: number
}

/**
 * Zoom of the data tiles that a layer is drawn from, or null where the layer isn't drawn yet. Detail starts
 * when the view reaches `detailZoom`, although tiles are otherwise one zoom coarser than the view.
 */
export function dataZoom(layer: Zooms, viewZoom: number): number | null {
  const zoom = Math.round(viewZoom)
  if (zoom < layer.minZoom) return null
  const wanted = zoom - HALVINGS
  const finer = zoom >= layer.detailZoom ? Math.max(wanted, layer.detailZoom) : wanted
  const atLeast = Math.max(finer, layer.minZoom)
  return Math.min(MAX_TILE_ZOOM, Math.min(atLeast, zoom))
}
