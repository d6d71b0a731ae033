import Flatbush from 'flatbush'
import type { DecodedTile } from '../tiles/decode-tile.ts'
import type { WorldBox } from '../tiles/tile-address.ts'

/** Finds the lines and polygons of a tile at a place; units are widths of the tile. */
export interface ShapeIndex {
  at(x: number, y: number, tolerance: number, geometry: 'line' | 'polygon'): number[]
  within(box: WorldBox): number[]
  box(feature: number): WorldBox
}

const indexes = new WeakMap<DecodedTile, ShapeIndex>()

/** Made when first asked for. */
export function shapeIndexOf(data: DecodedTile): ShapeIndex {
  const known = indexes.get(data)
  if (known) return known
  const index = createShapeIndex(data)
  indexes.set(data, index)
  return index
}

/** What the index of a tile weighs, whether it has been made yet or not. */
export const indexBytes = (data: DecodedTile | null): number => (data?.length ?? 0) * BYTES_A_SHAPE

/** Its box, that in the tree, its share of the tree's nodes. */
const BYTES_A_SHAPE = 16 + 20 + 2

function createShapeIndex(data: DecodedTile): ShapeIndex {
  const boxes = boxesOf(data)
  const tree = data.length > 0 ? new Flatbush(data.length, 16, Float32Array) : null
  for (let i = 0; i < data.length; i++) {
    tree?.add(boxes[4 * i]!, boxes[4 * i + 1]!, boxes[4 * i + 2]!, boxes[4 * i + 3]!)
  }
  tree?.finish()
  const search = (box: WorldBox) => tree?.search(box.minX, box.minY, box.maxX, box.maxY) ?? []
  return {
    box: (feature) => ({
      minX: boxes[4 * feature]!,
      minY: boxes[4 * feature + 1]!,
      maxX: boxes[4 * feature + 2]!,
      maxY: boxes[4 * feature + 3]!,
    }),
    within: search,
    at(x, y, tolerance, geometry) {
      const box = {
        minX: x - tolerance,
        minY: y - tolerance,
        maxX: x + tolerance,
        maxY: y + tolerance,
      }
      return search(box).filter((i) =>
        geometry === 'polygon' && contains(data, i, x, y)
          ? true
          : isNear(data, i, x, y, geometry === 'polygon' ? tolerance / 2 : tolerance),
      )
    },
  }
}

/** West, north, east and south of each feature. */
function boxesOf(data: DecodedTile): Float32Array {
  const boxes = new Float32Array(4 * data.length)
  for (let i = 0; i < data.length; i++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
    eachVertex(data, i, (x, y) => {
      if (x < minX) minX = x
      if (y < minY) minY = y
      if (x > maxX) maxX = x
      if (y > maxY) maxY = y
    })
    boxes.set([minX, minY, maxX, maxY], 4 * i)
  }
  return boxes
}

function contains(data: DecodedTile, feature: number, x: number, y: number): boolean {
  let inside = false
  eachSegment(data, feature, (ax, ay, bx, by) => {
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
  })
  return inside
}

function isNear(data: DecodedTile, feature: number, x: number, y: number, tolerance: number) {
  let near = false
  eachSegment(data, feature, (ax, ay, bx, by) => {
    const lengthSquared = (bx - ax) ** 2 + (by - ay) ** 2
    const t =
      lengthSquared === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / lengthSquared
    const clamped = Math.max(0, Math.min(1, t))
    const dx = x - ax - clamped * (bx - ax)
    const dy = y - ay - clamped * (by - ay)
    if (dx * dx + dy * dy <= tolerance * tolerance) near = true
  })
  return near
}

function eachVertex(data: DecodedTile, feature: number, visit: (x: number, y: number) => void) {
  const first = data.featureParts[feature]!
  const last = data.featureParts[feature + 1]!
  const from = first === 0 ? 0 : data.partEnds[first - 1]!
  const to = last === first ? from : data.partEnds[last - 1]!
  for (let i = from; i < to; i++) visit(data.xy[2 * i]!, data.xy[2 * i + 1]!)
}

function eachSegment(
  data: DecodedTile,
  feature: number,
  visit: (ax: number, ay: number, bx: number, by: number) => void,
) {
  for (let part = data.featureParts[feature]!; part < data.featureParts[feature + 1]!; part++) {
    const from = part === 0 ? 0 : data.partEnds[part - 1]!
    for (let i = from + 1; i < data.partEnds[part]!; i++) {
      visit(data.xy[2 * i - 2]!, data.xy[2 * i - 1]!, data.xy[2 * i]!, data.xy[2 * i + 1]!)
    }
  }
}
