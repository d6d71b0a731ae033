import { collectLabels } from '../labels/collect-labels.ts'
import type { LabelCandidate, PictureJob, ShapeLayer } from '../tiles/worker-protocol.ts'
import type { Brush, Context2D, Painter, PlacedTile } from './brush.ts'
import { loadLayer } from './load-layer.ts'
import { paintBoundaries } from './paint-boundaries.ts'
import { paintBuildings, paintLanduse, paintWater } from './paint-ground.ts'
import { paintPlain } from './paint-plain.ts'
import { paintRoads } from './paint-roads.ts'
import { paletteOf } from './palette.ts'
import type { ShapeTiles } from './shape-tiles.ts'

const PAINTERS: Record<string, Painter> = {
  LANDUSE: paintLanduse,
  WATER: paintWater,
  ROAD: paintRoads,
  BUILDING: paintBuildings,
  DIVISION: paintBoundaries,
  GRID: paintBoundaries,
}

interface Drawn {
  bitmap: ImageBitmap | null
  labels: LabelCandidate[]
  failed: number
}

/** Loads what a picture tile needs and draws it; data tiles that cannot be had are left out and counted. */
export async function drawPicture(
  job: PictureJob,
  tiles: ShapeTiles,
  signal: AbortSignal,
): Promise<Drawn> {
  const loaded = await Promise.all(job.layers.map((layer) => loadLayer(job, layer, tiles, signal)))
  signal.throwIfAborted()
  const failed = loaded.reduce((sum, { failed }) => sum + failed, 0)
  const canvas = new OffscreenCanvas(job.pixels, job.pixels)
  // Drawn here by this thread: else all paths of all workers wait for the one process that also puts the frames together.
  const inThisThread = { willReadFrequently: true }
  const context = canvas.getContext('2d', { alpha: job.transparent, ...inThisThread })
  if (!context) throw new Error('No drawing surface for a tile')
  const labels: LabelCandidate[] = []
  paintGround(context, job)
  for (const [i, layer] of job.layers.entries()) {
    const brush = brushOf(context, job, layer, loaded[i]!.tiles)
    if (brush.tiles.length === 0) continue
    context.globalAlpha = layer.opacity
    const painter = PAINTERS[layer.code] ?? paintPlain
    painter(brush)
    labels.push(...collectLabels(brush, job.tile))
  }
  const bitmap = canvas.transferToImageBitmap()
  // Gives its memory back at once: the collector doesn't know how much hangs on a canvas.
  canvas.width = canvas.height = 0
  return { bitmap, labels: foremost(labels), failed }
}

/** More than find room on a picture of 512 × 512 pixels only keep the page busy. */
const MOST_LABELS = 160

function foremost(labels: LabelCandidate[]): LabelCandidate[] {
  if (labels.length <= MOST_LABELS) return labels
  return labels.sort((a, b) => b.rank - a.rank).slice(0, MOST_LABELS)
}

function paintGround(context: Context2D, job: PictureJob) {
  if (job.transparent) return
  context.fillStyle = paletteOf(job.theme).land
  context.fillRect(0, 0, job.pixels, job.pixels)
}

function brushOf(
  context: Context2D,
  job: PictureJob,
  layer: ShapeLayer,
  tiles: readonly PlacedTile[],
): Brush {
  return {
    context,
    layer,
    tiles,
    palette: paletteOf(job.theme),
    theme: job.theme,
    viewZoom: job.viewZoom,
    ratio: job.pixelRatio,
  }
}
