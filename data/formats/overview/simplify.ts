import { type FlatGeometry, pathRanges } from '../fgb/flat-geometry.ts'
import { LINE_STRING, MULTI_LINE_STRING, MULTI_POLYGON, POLYGON } from '../fgb/types.ts'

/**
 * Leaves out vertices that nobody would miss (Douglas–Peucker). `toleranceDegrees` is measured in degrees of longitude at
 * the geometry's latitude, so that it means the same number of pixels in both directions. A polygon stays a polygon:
 * where too little is left of a ring it becomes its box, and specks inside (holes, islands) go.
 */
export function simplify(geometry: FlatGeometry, toleranceDegrees: number): FlatGeometry {
  switch (geometry.type) {
    case LINE_STRING:
    case MULTI_LINE_STRING:
      return simplifyLines(geometry, toleranceDegrees)
    case POLYGON:
      return simplifyPolygon(geometry, toleranceDegrees)
    case MULTI_POLYGON:
      return simplifyParts(geometry, toleranceDegrees)
    default:
      return geometry
  }
}

/** Rings this short are left alone: footprints would lose their corners. */
const SHORT_RING_VERTICES = 6

function simplifyLines(geometry: FlatGeometry, tolerance: number): FlatGeometry {
  const ranges = pathRanges(geometry)
  const longest = ranges.reduce(
    (best, range) => (extent(geometry.xy, range) > extent(geometry.xy, best) ? range : best),
    ranges[0] ?? [0, 0],
  )
  const kept = ranges.filter((range) => range === longest || extent(geometry.xy, range) > tolerance)
  return assemble(
    geometry.type,
    kept.map(([start, end]) => thinPath(geometry.xy, start, end, tolerance)),
  )
}

function simplifyPolygon(geometry: FlatGeometry, tolerance: number): FlatGeometry {
  const rings: number[][] = []
  pathRanges(geometry).forEach((range, i) => {
    const [start, end] = range
    if (i > 0 && extent(geometry.xy, range) < tolerance * 2) return
    if (end - start <= SHORT_RING_VERTICES) {
      rings.push(Array.from(geometry.xy.subarray(start * 2, end * 2)))
      return
    }
    const ring = thinRing(geometry.xy, start, end, tolerance)
    if (ring.length >= 8) rings.push(ring)
    else if (i === 0) rings.push(boxRing(geometry.xy, start, end))
  })
  return assemble(POLYGON, rings)
}

function simplifyParts(geometry: FlatGeometry, tolerance: number): FlatGeometry {
  const parts = geometry.parts ?? []
  const sizes = parts.map((part) => extent(part.xy, [0, part.xy.length / 2]))
  const biggest = Math.max(...sizes)
  const kept = parts.filter((_, i) => sizes[i] === biggest || sizes[i]! > tolerance * 2)
  return { ...geometry, parts: kept.map((part) => simplifyPolygon(part, tolerance)) }
}

function assemble(type: number, paths: readonly number[][]): FlatGeometry {
  const xy = Float64Array.from(paths.flat())
  let vertices = 0
  const ends = Uint32Array.from(paths, (path) => {
    vertices += path.length / 2
    return vertices
  })
  return { type, xy, ends: paths.length === 1 ? null : ends, parts: null }
}

/** The wider side of the box, in degrees. */
function extent(xy: Float64Array, [start, end]: readonly [number, number]): number {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = start; i < end; i++) {
    minX = Math.min(minX, xy[i * 2]!)
    maxX = Math.max(maxX, xy[i * 2]!)
    minY = Math.min(minY, xy[i * 2 + 1]!)
    maxY = Math.max(maxY, xy[i * 2 + 1]!)
  }
  return Math.max(maxX - minX, maxY - minY)
}

/** A ring has no ends to hold on to: it is cut at its first vertex and the one farthest from it. */
function thinRing(xy: Float64Array, start: number, end: number, tolerance: number): number[] {
  let farthest = start
  let most = -1
  for (let i = start; i < end; i++) {
    const distance = Math.hypot(xy[i * 2]! - xy[start * 2]!, xy[i * 2 + 1]! - xy[start * 2 + 1]!)
    if (distance > most) {
      most = distance
      farthest = i
    }
  }
  const first = thinPath(xy, start, farthest + 1, tolerance)
  return [...first.slice(0, -2), ...thinPath(xy, farthest, end, tolerance)]
}

function thinPath(xy: Float64Array, start: number, end: number, tolerance: number): number[] {
  const stretch = 1 / Math.max(0.05, Math.cos((xy[start * 2 + 1]! * Math.PI) / 180))
  const keep = new Uint8Array(end - start)
  keep[0] = 1
  keep[end - start - 1] = 1
  const stack = [start, end - 1]
  while (stack.length > 0) {
    const last = stack.pop()!
    const first = stack.pop()!
    const { index, distance } = farthestFrom(xy, first, last, stretch)
    if (distance <= tolerance) continue
    keep[index - start] = 1
    stack.push(first, index, index, last)
  }
  const path: number[] = []
  for (let i = start; i < end; i++) if (keep[i - start] === 1) path.push(xy[i * 2]!, xy[i * 2 + 1]!)
  return path
}

function farthestFrom(xy: Float64Array, first: number, last: number, stretch: number) {
  const ax = xy[first * 2]!
  const ay = xy[first * 2 + 1]! * stretch
  const dx = xy[last * 2]! - ax
  const dy = xy[last * 2 + 1]! * stretch - ay
  const lengthSquared = dx * dx + dy * dy
  let index = first
  let most = 0
  for (let i = first + 1; i < last; i++) {
    const px = xy[i * 2]! - ax
    const py = xy[i * 2 + 1]! * stretch - ay
    const along = lengthSquared === 0 ? 0 : (px * dx + py * dy) / lengthSquared
    const t = Math.max(0, Math.min(1, along))
    const distance = Math.hypot(px - t * dx, py - t * dy)
    if (distance > most) {
      most = distance
      index = i
    }
  }
  return { index, distance: most }
}

function boxRing(xy: Float64Array, start: number, end: number): number[] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = start; i < end; i++) {
    minX = Math.min(minX, xy[i * 2]!)
    maxX = Math.max(maxX, xy[i * 2]!)
    minY = Math.min(minY, xy[i * 2 + 1]!)
    maxY = Math.max(maxY, xy[i * 2 + 1]!)
  }
  return [minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY]
}
