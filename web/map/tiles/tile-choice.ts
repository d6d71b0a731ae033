import { MAX_TILE_ZOOM } from '../../../data/contracts/tile.ts'
import { TILE_PIXELS } from '../../../data/formats/web-mercator.ts'

/** Tiles are drawn 512 pixels wide: at zoom 15 of the 256-pixel scheme, tiles of zoom 14 are asked for. */
const HALVINGS = Math.log2(TILE_PIXELS / 256)

/** Zoom of the tiles, beyond their last zoom enlarged. */
export const tileZoom = (viewZoom: number): number =>
  Math.max(0, Math.min(MAX_TILE_ZOOM, Math.round(viewZoom) - HALVINGS))

/** Side of a tile of `tileZoom(viewZoom)` in CSS pixels. */
export const tileSide = (viewZoom: number): number => 256 * 2 ** (viewZoom - tileZoom(viewZoom))

/** Whether a layer has tiles for this view. */
export const hasTiles = (layer: { minZoom: number }, viewZoom: number): boolean =>
  tileZoom(viewZoom) >= layer.minZoom
