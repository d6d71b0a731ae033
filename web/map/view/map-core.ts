import type OlMap from 'ol/Map.js'
import type { LayerSummary } from '../../../data/contracts/index.ts'
import type { LayerView } from '../../session/view-state.ts'
import { createPictureBase, type PictureBase } from '../base/picture-base.ts'
import type { MapOptions } from '../map-controller.ts'
import { createMarks, type Marks } from '../overlay/marks.ts'
import { createPointStore, type PointStore } from '../points/point-store.ts'
import { createPictureStore, type PictureStore } from '../shapes/picture-store.ts'
import { shapeSpecs } from '../shapes/shape-specs.ts'
import { loadIcons } from '../symbols/icons.ts'
import { createWorkerPool, type WorkerPool } from '../tiles/worker-pool.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { createOlMap } from './create-ol-map.ts'
import type { Frame } from './frame.ts'
import { createMapLayer } from './map-layer.ts'
import { createStage, type Stage } from './stage.ts'

/** What the page has told the map. */
export interface Told {
  catalogue: ReadonlyMap<string, LayerSummary>
  views: readonly LayerView[]
  theme: Theme
  language: 'zh' | 'en'
}

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
  /** Called after each frame. */
  onFrame(listener: (frame: Frame) => void): void
  dispose(): void
}

const STAGE_Z = 1
const MOST_WORKERS = 3

export function createMapCore(options: MapOptions): MapCore {
  const told: Told = { catalogue: new Map(), views: [], theme: options.theme, language: 'zh' }
  const map = createOlMap(options.target, options.view)
  const redraw = () => map.render()
  const spare = (navigator.hardwareConcurrency || 2) - 1
  const pool = createWorkerPool(Math.max(1, Math.min(MOST_WORKERS, spare)), startTileWorker)
  const pictures = createPictureStore(pool, redraw)
  const points = createPointStore(pool, redraw)
  const marks = createMarks(matchMedia('(prefers-reduced-motion: reduce)').matches)
  const base = createPictureBase(map)
  const frameListeners: ((frame: Frame) => void)[] = []
  let icons = 0
  let last: Frame | null = null
  const stage = createStage({
    pictures,
    points,
    style: () => ({ theme: told.theme, language: told.language, icons }),
    transparent: () => base.isShown(),
    drawMarks(context, frame) {
      marks.draw(context, frame, told.theme)
      if (marks.isAnimating()) redraw()
    },
    forceCanvas: options.forceCanvas ?? false,
    again: redraw,
  })
  map.addLayer(
    createMapLayer(stage.element, STAGE_Z, (frame) => {
      last = frame
      stage.render(frame)
      for (const listener of frameListeners) listener(frame)
    }),
  )
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
      map.setTarget(undefined)
      map.dispose()
      stage.dispose()
      pictures.dispose()
      pool.dispose()
    },
  }
}

const startTileWorker = () =>
  new Worker(new URL('../tiles/tile-worker.ts', import.meta.url), { type: 'module' })

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
