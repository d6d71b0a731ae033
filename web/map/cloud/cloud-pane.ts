import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import type { CloudBeside, PointCloud } from '../map-controller.ts'
import { drawVeil, type OverlayPainter } from '../overlay/overlay-painter.ts'
import { clipTo, paintSwipe } from '../overlay/paint-swipe.ts'
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
import { createWebglDots, type WebglDots } from './webgl-dots.ts'

export interface CloudPane {
  set(cloud: PointCloud | null): void
  setMask(mask: Uint8Array | null): void
  setBeside(beside: CloudBeside | null): void
  setDivider(at: number): void
}

/** Of the layers' symbols so much is left behind an answer. */
const SYMBOLS_BEHIND = 0.25

/**
 * The answer's own canvases, over the layers and under the marks: dots by the graphics card where there is one, all else
 * by binning on a plain canvas.
 */
export function createCloudPane(core: MapCore, isToolActive: () => boolean): CloudPane {
  const by = drawnBy(rendererName())
  const marks = core.stage.element.lastElementChild as HTMLElement | null
  const plain = addCanvas(core.stage.element, marks)
  const context = contextOf(plain, by)
  const byCard = by === 'processor' ? null : openDots(core.stage.element, marks)
  let byCardBeside: Dots | null = null
  const last = createLastDrawn()
  let cloud: WorldCloud | null = null
  let given: PointCloud | null = null
  let left: WorldCloud | null = null
  let givenLeft: PointCloud | null = null
  let divider = 0.5

  const paint: CloudPainter = (target, frame) => {
    if (!cloud) return
    const { theme } = core.told
    drawVeil(target, theme)
    const [mine, beside] = [cloud, left]
    const right: OverlayPainter = () => paintPlain(target, frame, mine, core)
    if (!beside) return right(target, frame, theme)
    paintSwipe(() => paintPlain(target, frame, beside, core), right, divider)(target, frame, theme)
  }
  const drawByCard = (frame: Frame) => {
    if (!byCard) return
    const dotted = (one: WorldCloud | null) => (one?.look === 'points' ? one : null)
    drawDotsOf(byCard, frame, dotted(cloud))
    if (left) byCardBeside ??= openDots(core.stage.element, marks)
    if (byCardBeside) drawDotsOf(byCardBeside, frame, dotted(left))
    clipTo(byCard.canvas, left ? { from: divider, to: 1 } : { from: 0, to: 1 })
    if (byCardBeside) clipTo(byCardBeside.canvas, { from: 0, to: divider })
  }
  const drawDotsOf = ({ canvas, renderer }: Dots, frame: Frame, shown: WorldCloud | null) => {
    sizeTo(canvas, frame)
    if (shown) renderer.draw(frame, shown, core.told.theme)
    else renderer.clear()
  }
  const render = (frame: Frame) => {
    const { theme, language } = core.told
    const sides = [cloud, cloud?.mask, left, left?.mask, divider]
    if (!last.isOther([...placeOfFrame(frame), ...sides, theme, language, frame.moving])) return
    sizeTo(plain, frame)
    clearForSure(context)
    drawByCard(frame)
    if (cloud && byCard && cloud.look === 'points') drawVeil(context, theme)
    else if (cloud) paint(context, frame)
  }
  const onClick = (event: MapBrowserEvent) => {
    const frame = core.frame()
    if (!frame || isToolActive()) return
    const isLeft = left !== null && (event.pixel[0] ?? 0) < divider * frame.width
    const [shown, onPick] = isLeft ? [left, givenLeft?.onPick] : [cloud, given?.onPick]
    if (!shown || !onPick) return
    const [x = 0, y = 0] = event.coordinate
    const at = { x: worldXOfMetres(x), y: worldYOfMetres(y) }
    const reach = (dotSize(frame.zoom, shown.length) / 2 + 4) / frame.scale
    const found = nearestInCloud(shown, at, reach)
    if (found >= 0) onPick(found)
  }
  core.onFrame(render)
  core.map.on('click', onClick)
  return {
    set(next) {
      given = next
      cloud = next && toWorldCloud(next)
      core.setCloudPainter(cloud && paint)
      core.fadeSymbols('cloud', cloud ? SYMBOLS_BEHIND : 1)
      core.redraw()
    },
    setMask(next) {
      if (cloud) cloud.mask = next
      core.redraw()
    },
    setBeside(beside) {
      if (beside === null || beside.cloud !== givenLeft) left = beside && toWorldCloud(beside.cloud)
      givenLeft = beside?.cloud ?? null
      if (left) left.mask = beside?.mask ?? null
      core.redraw()
    },
    setDivider(at) {
      divider = at
      core.redraw()
    },
  }
}

interface Dots {
  canvas: HTMLCanvasElement
  renderer: WebglDots
}

function openDots(parent: HTMLElement, above: HTMLElement | null): Dots | null {
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
