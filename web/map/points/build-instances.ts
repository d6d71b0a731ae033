import type { PointTile } from '../tiles/worker-protocol.ts'
import { clusterContent, type ValueFilter } from './filter-values.ts'
import type { PointLook } from './point-look.ts'
import type { Sprite } from './sprite-atlas.ts'

/** Numbers per instance: x, y in tile widths; shift in CSS pixels; place and size in the atlas. */
export const STRIDE = 8

/** What is drawn of one tile: sprites at places, ready for the graphics card. */
export interface Instances {
  data: Float32Array
  length: number
  /** Per instance the feature it stands for; those of a stack stand for the riskiest of it. */
  feature: Uint32Array
  /** Per instance how many things it stands for; 0 for mere decoration. */
  stands: Uint32Array
  /** Half the sprite's size in CSS pixels, for picking. */
  radius: Float32Array
}

export interface BuildOptions {
  viewZoom: number
  /** Device pixels per CSS pixel of the atlas. */
  ratio: number
  /** How many point layers share the map, and which of them this is. */
  layers: number
  place: number
}

export function buildInstances(
  tile: PointTile,
  look: PointLook,
  filter: ValueFilter,
  options: BuildOptions,
): Instances {
  const room = (tile.overview ? 3 : 2) * tile.length
  const instances: Instances = {
    data: new Float32Array(room * STRIDE),
    length: 0,
    feature: new Uint32Array(room),
    stands: new Uint32Array(room),
    radius: new Float32Array(room),
  }
  const add: Add = (feature, sprite, stands, shiftX, shiftY) => {
    const n = instances.length++
    const { data } = instances
    const at = n * STRIDE
    data[at] = tile.x[feature]!
    data[at + 1] = tile.y[feature]!
    data[at + 2] = shiftX
    data[at + 3] = shiftY
    data[at + 4] = sprite.x
    data[at + 5] = sprite.y
    data[at + 6] = sprite.width
    data[at + 7] = sprite.height
    instances.feature[n] = feature
    instances.stands[n] = stands
    instances.radius[n] = sprite.width / options.ratio / 2 - 2
  }
  if (tile.overview) addClusters(tile, look, filter, options, add)
  else addSingles(tile, look, filter, options, add)
  return trimmed(instances)
}

type Add = (feature: number, sprite: Sprite, stands: number, shiftX: number, shiftY: number) => void

function addClusters(
  tile: PointTile,
  look: PointLook,
  filter: ValueFilter,
  options: BuildOptions,
  add: Add,
) {
  const [shiftX, shiftY] = clusterShift(options.place, options.layers)
  for (let i = 0; i < tile.length; i++) {
    const content = clusterContent(tile, i, filter)
    if (content.count === 0) continue
    if (isSingle(tile, i)) {
      add(i, look.symbol(...singleValues(tile, i)), 1, 0, 0)
      continue
    }
    // A lone thing left over by a filter is drawn as what it is; its own code is not known out here.
    if (content.count === 1) {
      add(i, look.symbol(...soleValues(tile, i, filter)), 1, shiftX, shiftY)
      continue
    }
    const { disc, ring, text, textDrop } = look.cluster(content)
    add(i, disc, content.count, shiftX, shiftY)
    add(i, ring, 0, shiftX, shiftY)
    add(i, text, 0, shiftX, shiftY + textDrop)
  }
}

/** What lies alone in an overview is the thing itself, under its own code. */
export function isSingle(tile: PointTile, feature: number): boolean {
  if (!tile.overview) return true
  const first = tile.mixStart[feature]!
  return tile.mixStart[feature + 1] === first + 1 && tile.mix[4 * first + 3] === 1
}

function singleValues(
  tile: PointTile,
  feature: number,
): [klass: number, state: number, risk: number] {
  const first = 4 * tile.mixStart[feature]!
  return [tile.mix[first]!, tile.mix[first + 1]!, tile.mix[first + 2]!]
}

function soleValues(
  tile: PointTile,
  feature: number,
  filter: ValueFilter,
): [klass: number, state: number, risk: number] {
  for (let m = 4 * tile.mixStart[feature]!; m < 4 * tile.mixStart[feature + 1]!; m += 4) {
    const [klass, state, risk] = [tile.mix[m]!, tile.mix[m + 1]!, tile.mix[m + 2]!]
    if (tile.mix[m + 3]! > 0 && filter.isShown(klass, state, risk)) return [klass, state, risk]
  }
  return [0, 0, 0]
}

const SPIRAL_STEP = 17
const GOLDEN_ANGLE = 2.399963

/** Clusters of several layers would hide each other: each layer keeps its own side of the spot. */
export function clusterShift(place: number, layers: number): [x: number, y: number] {
  if (layers < 2) return [0, 0]
  if (layers === 2) return [place === 0 ? -SPIRAL_STEP : SPIRAL_STEP, 0]
  const radius = SPIRAL_STEP * Math.sqrt(place + 0.6)
  const angle = place * GOLDEN_ANGLE
  return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))]
}

/** The more layers share the map, the wider their symbols are spaced: in zooms. */
export function crowding(layers: number): number {
  if (layers <= 3) return 0
  return layers <= 8 ? 0.5 : layers <= 16 ? 1 : 1.5
}

const BADGE_SHIFT = 9
const CLOSE_ZOOM = 18

/** Dots first, so that no symbol is spotted by its neighbour's dot. */
function addSingles(
  tile: PointTile,
  look: PointLook,
  filter: ValueFilter,
  { viewZoom, layers }: BuildOptions,
  add: Add,
) {
  const wide = viewZoom >= CLOSE_ZOOM ? 0 : crowding(layers)
  const eighths = Math.round((viewZoom - wide) * 8)
  const symbols: { top: number; shown: number }[] = []
  for (let first = 0; first < tile.length; ) {
    let top = -1
    let shown = 0
    let i = first
    for (; i < tile.length && tile.stack[i] === first; i++) {
      if (!filter.isShown(tile.class[i]!, tile.state[i]!, tile.risk[i]!)) continue
      top = i
      shown++
    }
    if (shown > 0 && tile.symbolZoom[first]! <= eighths) symbols.push({ top, shown })
    else if (shown > 0) add(top, look.dot(tile.class[top]!, tile.risk[top]!), shown, 0, 0)
    first = i
  }
  for (const { top, shown } of symbols) {
    add(top, look.symbol(tile.class[top]!, tile.state[top]!, tile.risk[top]!), shown, 0, 0)
    if (shown > 1) add(top, look.badge(shown), 0, BADGE_SHIFT, -BADGE_SHIFT)
  }
}

function trimmed(instances: Instances): Instances {
  const { length } = instances
  return {
    length,
    data: instances.data.slice(0, length * STRIDE),
    feature: instances.feature.slice(0, length),
    stands: instances.stands.slice(0, length),
    radius: instances.radius.slice(0, length),
  }
}
