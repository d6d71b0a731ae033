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

export function buildInstances(
  tile: PointTile,
  look: PointLook,
  filter: ValueFilter,
  viewZoom: number,
  ratio: number,
): Instances {
  const room = tile.overview ? tile.length : 2 * tile.length
  const instances: Instances = {
    data: new Float32Array(room * STRIDE),
    length: 0,
    feature: new Uint32Array(room),
    stands: new Uint32Array(room),
    radius: new Float32Array(room),
  }
  const add = (feature: number, sprite: Sprite, stands: number, shift: number) => {
    const n = instances.length++
    instances.data.set(
      [
        tile.x[feature]!,
        tile.y[feature]!,
        shift,
        -shift,
        sprite.x,
        sprite.y,
        sprite.width,
        sprite.height,
      ],
      n * STRIDE,
    )
    instances.feature[n] = feature
    instances.stands[n] = stands
    instances.radius[n] = sprite.width / ratio / 2 - 2
  }
  if (tile.overview) addClusters(tile, look, filter, add)
  else addSingles(tile, look, filter, viewZoom, add)
  return trimmed(instances)
}

type Add = (feature: number, sprite: Sprite, stands: number, shift: number) => void

function addClusters(tile: PointTile, look: PointLook, filter: ValueFilter, add: Add) {
  for (let i = 0; i < tile.length; i++) {
    const content = clusterContent(tile, i, filter)
    if (content.count > 0) add(i, look.cluster(content), content.count, 0)
  }
}

const BADGE_SHIFT = 9

function addSingles(
  tile: PointTile,
  look: PointLook,
  filter: ValueFilter,
  viewZoom: number,
  add: Add,
) {
  const eighths = Math.round(viewZoom * 8)
  for (let first = 0; first < tile.length; ) {
    let top = -1
    let shown = 0
    let i = first
    for (; i < tile.length && tile.stack[i] === first; i++) {
      if (!filter.isShown(tile.class[i]!, tile.state[i]!, tile.risk[i]!)) continue
      top = i
      shown++
    }
    if (shown > 0 && tile.symbolZoom[first]! <= eighths) {
      add(top, look.symbol(tile.class[top]!, tile.state[top]!, tile.risk[top]!), shown, 0)
      if (shown > 1) add(top, look.badge(shown), 0, BADGE_SHIFT)
    } else if (shown > 0) add(top, look.dot(tile.class[top]!, tile.risk[top]!), shown, 0)
    first = i
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
