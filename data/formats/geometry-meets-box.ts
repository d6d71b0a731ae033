import type { Geometry, Position } from 'geojson'
import type { Bounds } from '../contracts/index.ts'

/** Whether any point of the geometry lies in the box or on its edge; both in the same units, x before y. */
export function geometryMeetsBox(geometry: Geometry, box: Bounds): boolean {
  switch (geometry.type) {
    case 'Point':
      return isInside(geometry.coordinates, box)
    case 'MultiPoint':
      return geometry.coordinates.some((position) => isInside(position, box))
    case 'LineString':
      return pathMeetsBox(geometry.coordinates, box)
    case 'MultiLineString':
      return geometry.coordinates.some((path) => pathMeetsBox(path, box))
    case 'Polygon':
      return polygonMeetsBox(geometry.coordinates, box)
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => polygonMeetsBox(rings, box))
    case 'GeometryCollection':
      return geometry.geometries.some((part) => geometryMeetsBox(part, box))
  }
}

/** Either an edge passes through the box, or the box lies in the polygon as a whole. */
function polygonMeetsBox(rings: readonly Position[][], box: Bounds): boolean {
  if (rings.some((ring) => pathMeetsBox(ring, box))) return true
  return rings.filter((ring) => ringHolds(ring, box[0], box[1])).length % 2 === 1
}

function pathMeetsBox(path: readonly Position[], box: Bounds): boolean {
  const [first] = path
  if (first !== undefined && path.length === 1) return isInside(first, box)
  for (let i = 1; i < path.length; i++) {
    if (segmentMeetsBox(path[i - 1]!, path[i]!, box)) return true
  }
  return false
}

function isInside([x = Number.NaN, y = Number.NaN]: Position, box: Bounds): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]
}

/** Liang and Barsky: the part of the segment that is left after clipping at the four sides. */
function segmentMeetsBox(a: Position, b: Position, box: Bounds): boolean {
  const [ax = 0, ay = 0] = a
  const [dx, dy] = [(b[0] ?? 0) - ax, (b[1] ?? 0) - ay]
  const sides = [
    [-dx, ax - box[0]],
    [dx, box[2] - ax],
    [-dy, ay - box[1]],
    [dy, box[3] - ay],
  ] as const
  let [from, to] = [0, 1]
  for (const [step, room] of sides) {
    if (step === 0) {
      if (room < 0) return false
    } else if (step < 0) from = Math.max(from, room / step)
    else to = Math.min(to, room / step)
  }
  return from <= to
}

function ringHolds(ring: readonly Position[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i]!
    const [xj = 0, yj = 0] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
