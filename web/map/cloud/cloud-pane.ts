import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import type { PointCloud } from '../map-controller.ts'
import { drawVeil } from '../overlay/overlay-painter.ts'
import { worldXOfMetres, worldYOfMetres } from '../tiles/mercator.ts'
import { drawnBy, rendererName } from '../view/drawn-by.ts'
import { type Frame, placeOfFrame } from '../view/frame.ts'
import { createLastDrawn } from '../view/last-drawn.ts'
import type { CloudPainter, MapCore } from '../view/map-core.ts'
import { addCanvas, clearForSure, contextOf, sizeTo } from '../view/stage-canvas.ts'
import { dotSize } from './dot-look.ts'
import { drawClusters } from './draw-clusters.ts'
import { drawDots } from './draw-dots.ts'
import { drawHeat } from './draw-heat.ts'
import { nearestInCloud, toWorldCloud, type WorldCloud } from './point-cloud.ts'
import { createWebglDots } from './webgl-dots.ts'

export interface CloudPane {
  set(cloud: PointCloud | null): void
  setMask(mask: Uint8Array | null): void
}

/**
 * The answer's own canvases, over the layers and under the marks: dots by the graphics card where there is one, all else
 * by binning on a plain canvas.
 */
export function createCloudPane(core: MapCore, isToolActive: () => boolean): CloudPane {
  const by = drawnBy(rendererName())
  const marks = core.stage.element.lastElementChild as HTMLElement | null
  const plain = addCanvas(core.stage.element, marks)
  const context = contextOf(plain, by)
  const dots = by === 'processor' ? null : openDots(core.stage.element, marks)
  const last = createLastDrawn()
  let cloud: WorldCloud | null = null
  let given: PointCloud | null = null

  const paint: CloudPainter = (target, frame) => {
    if (!cloud) return
    drawVeil(target, core.told.theme)
    paintPlain(target, frame, cloud, core)
  }
  const render = (frame: Frame) => {
    const { theme, language } = core.told
    const parts = [...placeOfFrame(frame), cloud, cloud?.mask, theme, language, frame.moving]
    if (!last.isOther(parts)) return
    sizeTo(plain, frame)
    clearForSure(context)
    const byCard = cloud?.look === 'points' && dots !== null
    if (dots) sizeTo(dots.canvas, frame)
    if (cloud && byCard) {
      drawVeil(context, theme)
      dots.renderer.draw(frame, cloud, theme)
    } else dots?.renderer.clear()
    if (cloud && !byCard) paint(context, frame)
  }
  const onClick = (event: MapBrowserEvent) => {
    const frame = core.frame()
    if (!cloud || !given?.onPick || !frame || isToolActive()) return
    const [x = 0, y = 0] = event.coordinate
    const at = { x: worldXOfMetres(x), y: worldYOfMetres(y) }
    const found = nearestInCloud(
      cloud,
      at,
      (dotSize(frame.zoom, cloud.length) / 2 + 4) / frame.scale,
    )
    if (found >= 0) given.onPick(found)
  }
  core.onFrame(render)
  core.map.on('click', onClick)
  return {
    set(next) {
      given = next
      cloud = next && toWorldCloud(next)
      core.setCloudPainter(cloud && paint)
      stepBack(plain, cloud !== null)
      core.redraw()
    },
    setMask(mask) {
      if (cloud) cloud.mask = mask
      core.redraw()
    },
  }
}

/** Symbols of the layers, which lie right below, must not be taken for the answer. */
function stepBack(plain: HTMLElement, isShown: boolean): void {
  const symbols = plain.previousElementSibling
  if (symbols instanceof HTMLElement) symbols.style.opacity = isShown ? '0.25' : ''
}

function openDots(parent: HTMLElement, above: HTMLElement | null) {
  const canvas = addCanvas(parent, above)
  const renderer = createWebglDots(canvas)
  if (renderer) return { canvas, renderer }
  canvas.remove()
  return null
}

function paintPlain(
  context: CanvasRenderingContext2D,
  frame: Frame,
  cloud: WorldCloud,
  { told: { theme, language } }: MapCore,
): void {
  if (cloud.look === 'heat') drawHeat(context, frame, cloud, theme)
  else if (cloud.look === 'clusters') drawClusters(context, frame, cloud, theme, language)
  else drawDots(context, frame, cloud, theme)
}
