import type { BaseMapSetting, Bounds, LayerSummary, LonLat } from '../../data/contracts/index.ts'
import type { LayerView, Selection } from '../session/view-state.ts'
import type { HandleOptions } from './handles/handle-options.ts'
import type { HeldPen, MapPen } from './overlay/grid-edit/pen.ts'
import type { OverlayPainter } from './overlay/overlay-painter.ts'

/** Something under the pointer. `stack` = how many features of this layer lie on the same spot. */
export interface MapPick {
  layer: string
  code: string
  /** Set for overview features: what the cluster holds, and where to zoom to take it apart. */
  cluster: { count: number; bounds: Bounds } | null
  lonLat: LonLat
}

export type MapTool = 'none' | 'measureLength' | 'measureArea'

export interface MeasureResult {
  kind: 'length' | 'area'
  /** Geodesic, metres. For areas: the perimeter. */
  lengthM: number
  /** Geodesic, square metres; 0 for lengths. */
  areaM2: number
  finished: boolean
}

/** How many in view by position in the registry's values, also of those that the filter on that column hides. */
export interface ValueCounts {
  readonly class: ReadonlyMap<number, number>
  readonly state: ReadonlyMap<number, number>
  readonly risk: ReadonlyMap<number, number>
}

/** A spot at which something has happened so often; drawn as a glow with a dot. */
export interface MapPlace {
  lonLat: LonLat
  weight: number
  chosen: boolean
  /** Where places are of several kinds: a disc unless something else is said. */
  shape?: PlaceShape
}

/** Told apart without their colours. */
export type PlaceShape = 'disc' | 'ring' | 'square' | 'triangle'

export type CloudLook = 'points' | 'heat' | 'clusters'

/** Any number of points as columns; they are drawn as they are, without objects in between. */
export interface PointCloud {
  lons: Float64Array
  lats: Float64Array
  /** Position in `colours`. */
  classes: Uint8Array
  /** Hex; at most 16. */
  colours: readonly string[]
  look: CloudLook
  /** A click on the i-th. */
  onPick?: (i: number) => void
}

/** Another answer's points on the left of a divider; the answer itself then lies on its right alone. */
export interface CloudBeside {
  cloud: PointCloud
  /** 0 = hidden; null = all. */
  mask: Uint8Array | null
}

export interface MapListeners {
  /** The view came to rest. */
  onView(view: { lon: number; lat: number; zoom: number }): void
  /** Everything under a click, topmost first; empty = click on nothing. */
  onPick(picks: readonly MapPick[], lonLat: LonLat): void
  onHover(pick: MapPick | null, lonLat: LonLat | null): void
  onMeasure(result: MeasureResult | null): void
  /** Features in view, and in the chosen area, by layer (members of clusters counted), after tiles arrived; of points by value too. */
  onCounts(counts: ReadonlyMap<string, number>, values: ReadonlyMap<string, ValueCounts>): void
  /** 0–1 while tiles load, 1 at rest; `failed` = tiles that could not be loaded. */
  onProgress(loaded: number, failed: number): void
}

export interface MapOptions {
  target: HTMLElement
  view: { lon: number; lat: number; zoom: number }
  theme: 'light' | 'dark'
  listeners: MapListeners
}

/**
 * The one map of a session. Down: setters, called from effects. Up: listeners, which set signals.
 * Created by `createMapController(options)` in `web/map/create-map-controller.ts`.
 */
export interface MapController {
  /** What can be drawn (`GET /api/layers`); again whenever a version changes (tiles of the old one stay until the new are there). */
  setCatalogue(layers: readonly LayerSummary[]): void
  /** Which layers are drawn, in this order (bottom to top), how. */
  setLayers(views: readonly LayerView[]): void
  setBaseMap(base: BaseMapSetting): void
  setTheme(theme: 'light' | 'dark'): void
  /** Text language of labels and north arrow texts. */
  setLanguage(language: 'zh' | 'en'): void
  setSelection(selection: Selection | null, geometry?: unknown, lonLat?: LonLat): void
  /** Greys out everything outside these bounds/this GeoJSON geometry (scope chip); null = nothing. */
  setArea(geometry: unknown | null): void
  /** GeoJSON features in lon-lat shown above everything (import preview); null removes them. */
  setPreview(features: unknown | null): void
  /** Shown above everything, without what stands there; null removes them. */
  setPlaces(places: readonly MapPlace[] | null): void
  /** Draws over everything with what `web/map/overlay/paint-*.ts` make; null removes it. */
  setOverlay(paint: OverlayPainter | null): void
  /** Points to be dragged, which have the clicks of the map for themselves meanwhile; null removes them. */
  setHandles(options: HandleOptions | null): void
  /** An answer's points over all layers; null removes them. */
  setCloud(cloud: PointCloud | null): void
  /** Which of them are shown (0 = hidden); null = all. Costs one byte a point. */
  setCloudMask(mask: Uint8Array | null): void
  /** Clicks and drags go to this pen until it is dropped; what it paints lies over everything. */
  takePen(pen: MapPen): HeldPen
  /** Compares it with another; null ends that. */
  setCloudBeside(beside: CloudBeside | null): void
  /** Where the divider stands, as a share of the map's width. */
  setCloudDivider(at: number): void
  /** Lets a polygon be drawn; `done` gets its open ring, or null when it was dropped. Returns how to stop without it. */
  drawPolygon(done: (ring: readonly LonLat[] | null) => void): () => void
  goTo(target: { lonLat: LonLat; zoom?: number } | { bounds: Bounds }, animate?: boolean): void
  zoomBy(delta: number): void
  setTool(tool: MapTool): void
  /** The picture as drawn, at `scale` device pixels per CSS pixel, for printing. */
  toCanvas(scale?: number): Promise<HTMLCanvasElement>
  /** Metres on the ground per CSS pixel at the centre. */
  metresPerPixel(): number
  renderer(): 'webgl' | 'canvas'
  dispose(): void
}
