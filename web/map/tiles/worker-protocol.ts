import type { TileAddress, WorldBox } from './tile-address.ts'

export type Theme = 'light' | 'dark'

/** Which features of a layer are left out, by tile column (positions in the registry's values). */
export interface HiddenValues {
  class: readonly number[]
  state: readonly number[]
  risk: readonly number[]
}

/** The columns of one data tile of a point layer, as buffers that change threads without copying. */
export interface PointTile {
  length: number
  /** Joined by line feeds; split when somebody picks. */
  codes: string
  /** In widths of the tile from its top left. Ordered from north to south; features of one spot side by side. */
  x: Float32Array
  y: Float32Array
  class: Uint16Array
  state: Uint16Array
  risk: Uint8Array
  /** Zoom of the view, in eighths, from which the symbol has room; 255 = never. */
  symbolZoom: Uint8Array
  /** Index of the first feature on the same spot. */
  stack: Uint32Array
  overview: boolean
  /** Overviews: entries of `mix` of feature i are `mixStart[i] … mixStart[i + 1]`, four numbers each. */
  mixStart: Uint32Array
  mix: Uint32Array
}

/** A layer of lines or polygons, as a picture tile needs it. */
export interface ShapeLayer {
  code: string
  version: string
  geometry: 'line' | 'polygon'
  minZoom: number
  /** Where it has anything; null = not known. */
  extent: WorldBox | null
  colour: string
  icon?: string
  own: boolean
  /** The registry's values behind the columns `class` and `state`, in their order. */
  classes: readonly { value: string; colour?: string }[]
  hidden: HiddenValues
  opacity: number
}

/** What counting needs of a layer. */
export type CountedLayer = Pick<ShapeLayer, 'code' | 'version' | 'hidden'>

export interface PictureJob {
  tile: TileAddress
  /** Side of the picture in device pixels, and device pixels per CSS pixel. */
  pixels: number
  pixelRatio: number
  viewZoom: number
  theme: Theme
  /** Nothing is drawn under the layers (a picture base lies below). */
  transparent: boolean
  layers: readonly ShapeLayer[]
}

export type LabelKind =
  | 'district'
  | 'subdistrict'
  | 'community'
  | 'grid'
  | 'water'
  | 'park'
  | 'place'
  | 'road'
  | 'building'
  /** The icon of an area of a thematic layer. */
  | 'symbol'

export interface LabelCandidate {
  kind: LabelKind
  text: string
  /** Higher goes first. */
  rank: number
  /** Position in the unit square of the world. */
  x: number
  y: number
  /** Roads: the stretch to write along, x and y by turns, in the same unit. */
  path?: Float64Array
  colour?: string
  /** Symbols: the icon, and the risk that its ring shows. */
  icon?: string
  risk?: number
}

export interface ShapePick {
  layer: string
  code: string
}

export type WorkerRequest =
  | { kind: 'points'; id: number; url: string; tile: TileAddress }
  | { kind: 'picture'; id: number; job: PictureJob }
  | {
      kind: 'pick'
      id: number
      tile: TileAddress
      layers: readonly ShapeLayer[]
      x: number
      y: number
      tolerance: number
    }
  | {
      kind: 'count'
      id: number
      tile: TileAddress
      layers: readonly CountedLayer[]
      box: WorldBox
      /** Rings in world coordinates that a feature's middle must lie in; null = anywhere. */
      area: readonly Float64Array[] | null
    }
  | { kind: 'cancel'; id: number }

/** How many features of a layer a tile adds to a view; those on its edge are told apart by their hash. */
export interface ShapeCount {
  layer: string
  inside: number
  onEdge: Uint32Array
}

export type WorkerReply =
  | { kind: 'points'; id: number; tile: PointTile | null }
  | {
      kind: 'picture'
      id: number
      bitmap: ImageBitmap | null
      labels: LabelCandidate[]
      failed: number
    }
  | { kind: 'pick'; id: number; hits: ShapePick[] }
  | { kind: 'count'; id: number; counts: ShapeCount[] }
  | { kind: 'failed'; id: number; reason: string; cancelled: boolean }
