import type { Bounds } from '../../../data/contracts/index.ts'
import type { MapPick } from '../map-controller.ts'
import { latOf, lonOf } from '../tiles/mercator.ts'
import { type TileAddress, tileBox } from '../tiles/tile-address.ts'
import type { Frame } from '../view/frame.ts'
import type { MapCore } from '../view/map-core.ts'
import { type PointHit, pickPoints } from './pick-points.ts'

export const TOLERANCE_CSS_PIXELS = 4
/** Drawn for orientation: nobody wants to know more about them. */
const SCENERY = new Set(['LANDUSE', 'WATER', 'ROAD'])

interface Place {
  x: number
  y: number
}

/** The points under a place of the world, topmost first. At once: they are all at hand. */
export function pointsAt(core: MapCore, frame: Frame, at: Place): MapPick[] {
  const hits = pickPoints(core.points.layers(), frame, at.x, at.y, TOLERANCE_CSS_PIXELS)
  return hits.map((hit) => pickOfPoint(hit, frame))
}

/** The lines and polygons there; the workers hold them. */
export async function shapesAt(
  core: MapCore,
  frame: Frame,
  at: Place,
  skip: ReadonlySet<string> = new Set(),
): Promise<MapPick[]> {
  const layers = core.pictures
    .layersAt(frame.zoom)
    .filter(({ code }) => !SCENERY.has(code) && !skip.has(code))
  const tile = core.pictures.wanted().find((candidate) => covers(candidate, at))
  if (!tile || layers.length === 0) return []
  const tolerance = TOLERANCE_CSS_PIXELS / frame.scale
  const hits = await core.pool.pick(tile, layers, { ...at, tolerance })
  return hits.map((hit) => ({
    layer: hit.layer,
    code: hit.code,
    cluster: null,
    lonLat: [lonOf(at.x), latOf(at.y)],
  }))
}

function covers(tile: TileAddress, { x, y }: Place): boolean {
  const box = tileBox(tile)
  return x >= box.minX && x < box.maxX && y >= box.minY && y < box.maxY
}

function pickOfPoint(hit: PointHit, frame: Frame): MapPick {
  return {
    layer: hit.layer,
    code: hit.code,
    cluster: hit.cluster > 0 ? { count: hit.cluster, bounds: clusterBounds(hit, frame) } : null,
    lonLat: [lonOf(hit.x), latOf(hit.y)],
  }
}

const CLUSTER_REACH_CSS_PIXELS = 110

/** A window that, when zoomed to, takes the cluster apart: about two zooms closer. */
function clusterBounds({ x, y }: Place, frame: Frame): Bounds {
  const reach = CLUSTER_REACH_CSS_PIXELS / frame.scale
  return [lonOf(x - reach), latOf(y + reach), lonOf(x + reach), latOf(y - reach)]
}
