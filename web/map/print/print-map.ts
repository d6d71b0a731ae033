import { drawLabels, prepareTexts } from '../labels/draw-labels.ts'
import { isPlaceLabel } from '../labels/label-styles.ts'
import { placeLabels } from '../labels/place-labels.ts'
import { createTextCache } from '../labels/text-cache.ts'
import { buildInstances } from '../points/build-instances.ts'
import { drawPoints } from '../points/draw-points-canvas.ts'
import { createPointLook } from '../points/point-look.ts'
import type { PointLayer } from '../points/point-store.ts'
import { createSpriteAtlas, type SpriteAtlas } from '../points/sprite-atlas.ts'
import { drawPictures } from '../shapes/draw-pictures.ts'
import { paletteOf } from '../shapes/palette.ts'
import { tileKey } from '../tiles/tile-address.ts'
import type { Picture } from '../tiles/worker-pool.ts'
import type { Frame } from '../view/frame.ts'
import type { MapCore } from '../view/map-core.ts'
import { drawBasePictures } from './draw-base-pictures.ts'

interface PrintedLabels {
  /** Names of places stand over everything but marks. */
  drawPlaces(): void
}

/** The map as it stands on the screen, drawn afresh at the paper's resolution: nothing is enlarged. */
export async function printMap(core: MapCore, scale: number): Promise<HTMLCanvasElement> {
  const shown = core.frame()
  if (!shown) throw new Error('There is nothing to print before the map has been drawn')
  const frame: Frame = { ...shown, ratio: scale, moving: false }
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(frame.width * scale)
  canvas.height = Math.round(frame.height * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No drawing surface for the print')
  const { theme } = core.told
  context.fillStyle = paletteOf(theme).land
  context.fillRect(0, 0, canvas.width, canvas.height)
  drawBasePictures(context, core.target, frame)
  const labels = await printShapes(context, core, frame)
  // On paper nothing can be clicked: what steps back behind an answer on the screen is left out.
  if (core.symbolShare() === 1) printPoints(context, core, frame)
  core.cloudPainter()?.(context, frame)
  core.marks.drawGround(context, frame, theme)
  labels.drawPlaces()
  core.marks.draw(context, frame, theme)
  return canvas
}

async function printShapes(
  context: CanvasRenderingContext2D,
  core: MapCore,
  frame: Frame,
): Promise<PrintedLabels> {
  const jobs = core.pictures.jobsFor(frame)
  const pictures = new Map<string, Picture>()
  await Promise.all(
    jobs.map(async (job) => {
      pictures.set(tileKey(job.tile), await core.pool.picture(job).result)
    }),
  )
  drawPictures(context, frame, {
    wanted: () => jobs.map((job) => job.tile),
    entry: (tile) => pictures.get(tileKey(tile)),
  })
  const candidates = [...pictures.values()].flatMap((picture) => picture.labels)
  const texts = createTextCache(frame.ratio, 'processor')
  const labels = placeLabels(candidates, frame)
  const { theme } = core.told
  prepareTexts(frame, labels, theme, texts)
  const draw = (arePlaces: boolean) => {
    const drawn = labels.filter(({ candidate }) => isPlaceLabel(candidate) === arePlaces)
    drawLabels(context, frame, drawn, theme, texts)
  }
  draw(false)
  for (const { bitmap } of pictures.values()) bitmap?.close()
  return { drawPlaces: () => draw(true) }
}

const HALF_ZOOMS = 2

function printPoints(context: CanvasRenderingContext2D, core: MapCore, frame: Frame) {
  const atlas = createSpriteAtlas(frame.ratio)
  const layers = core.points.layers()
  for (const [place, layer] of layers.entries()) {
    // Layer by layer: an atlas that starts anew spoils only what has been drawn already.
    drawPoints(context, frame, [copyOf(layer, place, layers.length, core, frame, atlas)], atlas)
  }
}

function copyOf(
  layer: PointLayer,
  place: number,
  layers: number,
  { told }: MapCore,
  frame: Frame,
  atlas: SpriteAtlas,
): PointLayer {
  const look = createPointLook(layer.summary, atlas, told.theme, told.language)
  const viewZoom = Math.round(frame.zoom * HALF_ZOOMS) / HALF_ZOOMS
  const options = { viewZoom, ratio: frame.ratio, layers, place }
  const shown = layer.shown.map((entry) => ({
    ...entry,
    instances: entry.data && buildInstances(entry.data, look, layer.filter, options),
  }))
  return { ...layer, shown }
}
