import type OlMap from 'ol/Map.js'
import type { LayerSummary } from '../../../data/contracts/index.ts'
import { whenHandRests } from '../../session/hand-at-work.ts'
import type { LayerView } from '../../session/view-state.ts'
import { createPictureBase, type PictureBase } from '../base/picture-base.ts'
import type { MapOptions } from '../map-controller.ts'
import { createMarks, type Marks } from '../overlay/marks.ts'
import { createPointStore, type PointStore } from '../points/point-store.ts'
import { createPictureStore, type PictureStore } from '../shapes/picture-store.ts'
import { shapeSpecs } from '../shapes/shape-specs.ts'
import { loadIcons } from '../symbols/icons.ts'
import { takeTileWorkers } from '../tiles/start-workers.ts'
import { createWorkerPool, type WorkerPool } from '../tiles/worker-pool.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { createOlMap } from './create-ol-map.ts'
import type { Frame } from './frame.ts'
import { createFrameCost } from './frame-cost.ts'
import { gather } from './gather.ts'
import { createMapLayer } from './map-layer.ts'
import { SYMBOL_OPACITY } from './points-pane.ts'
import { createStage, type Stage } from './stage.ts'

/** What the page has told the map. */
export interface Told {
  catalogue: ReadonlyMap<string, LayerSummary>
  views: readonly LayerView[]
  theme: Theme
  language: 'zh' | 'en'
}

/** Draws what an analysis has found on a canvas of any density. */
export type CloudPainter = (context: CanvasRenderingContext2D, frame: Frame) => void

/** The parts of the map and how they hang together. */
export interface MapCore {
  readonly told: Told
  readonly target: HTMLElement
  readonly map: OlMap
  readonly pool: WorkerPool
  readonly pictures: PictureStore
  readonly points: PointStore
  readonly marks: Marks
  readonly stage: Stage
  readonly base: PictureBase
  /** The frame drawn last; null before the first. */
  frame(): Frame | null
  /** Layers, filters, theme or base have changed. */
  restyle(): void
  redraw(): void
  /** For the print; null = there is nothing of the kind. */
  cloudPainter(): CloudPainter | null
  setCloudPainter(paint: CloudPainter | null): void
  /** How much of the layers' symbols is to be seen (0–1) as long as `who` has something to show; 1 = all. */
  fadeSymbols(who: 'cloud' | 'overlay', share: number): void
  /** 0–1. */
  symbolShare(): number
  /** Called after each frame. */
  onFrame(listener: (frame: Frame) => void): void
  dispose(): void
}

const STAGE_Z = 1
/** Tiles that arrive together are drawn together, and where frames are dear more of them: drawing takes time from loading. */
const LEAST_PAUSE_MS = 60
const FRAMES_A_PAUSE = 2
const LONGEST_PAUSE_MS = 500

export function createMapCore(options: MapOptions): MapCore {
  const told: Told = { catalogue: new Map(), views: [], theme: options.theme, language: 'zh' }
  const map = createOlMap(options.target, options.view)
  const redraw = () => map.render()
  const frameCost = createFrameCost()
  const redrawSoon = gather(
    () => whenHandRests(redraw),
    () => Math.min(LONGEST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, frameCost.ms() * FRAMES_A_PAUSE)),
  )
  const pool = createWorkerPool(takeTileWorkers())
  const pictures = createPictureStore(pool, redrawSoon)
  const points = createPointStore(pool, redrawSoon)
  const marks = createMarks(matchMedia('(prefers-reduced-motion: reduce)').matches)
  const base = createPictureBase(map)
  const frameListeners: ((frame: Frame) => void)[] = []
  let icons = 0
  let last: Frame | null = null
  let cloudPainter: CloudPainter | null = null
  const shares = { cloud: 1, overlay: 1 }
  const symbolShare = () => Math.min(shares.cloud, shares.overlay)
  const stage = createStage({
    pictures,
    points,
    style: () => ({ theme: told.theme, language: told.language, icons }),
    transparent: () => base.isShown(),
    hasMarks: () => !marks.isEmpty(),
    drawGround: (context, frame) => marks.drawGround(context, frame, told.theme),
    drawMarks(context, frame) {
      marks.draw(context, frame, told.theme)
      if (marks.isAnimating()) redraw()
    },
    again: redraw,
  })
  map.addLayer(
    createMapLayer(stage.element, STAGE_Z, (frame) => {
      last = frame
      stage.render(frame)
      frameCost.drawn()
      for (const listener of frameListeners) listener(frame)
    }),
  )
  // A browser may have thrown away the pictures of a page that was hidden.
  const onVisible = () => {
    stage.forget()
    redraw()
  }
  document.addEventListener('visibilitychange', onVisible)
  return {
    told,
    target: options.target,
    map,
    pool,
    pictures,
    points,
    marks,
    stage,
    base,
    redraw,
    frame: () => last,
    cloudPainter: () => cloudPainter,
    setCloudPainter(paint) {
      cloudPainter = paint
    },
    fadeSymbols(who, share) {
      shares[who] = share
      stage.element.style.setProperty(SYMBOL_OPACITY, String(symbolShare()))
    },
    symbolShare,
    restyle() {
      applyStyle(told, pictures, points, base.isShown())
      redraw()
      const wanted = told.views.flatMap(
        (view) => (view.visible && told.catalogue.get(view.code)?.style.icon) || [],
      )
      loadIcons(wanted).then((arrived) => {
        icons += arrived
        if (arrived > 0) redraw()
      })
    },
    onFrame: (listener) => void frameListeners.push(listener),
    dispose() {
      document.removeEventListener('visibilitychange', onVisible)
      map.setTarget(undefined)
      map.dispose()
      stage.dispose()
      pictures.dispose()
      pool.dispose()
    },
  }
}

function applyStyle(told: Told, pictures: PictureStore, points: PointStore, overPicture: boolean) {
  const layers = shapeSpecs(told.catalogue, told.views, told.theme, overPicture)
  pictures.setSpec({ layers, theme: told.theme, transparent: overPicture })
  points.setLayers(
    told.views.flatMap((view) => {
      const summary = told.catalogue.get(view.code)
      const shown = view.visible && view.opacity > 0 && summary?.geometry === 'point'
      return shown && summary.featureCount > 0 ? [{ summary, view }] : []
    }),
  )
}
