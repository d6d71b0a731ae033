import { type FlatGeometry, pathRanges } from './flat-geometry.ts'
import { type Envelope, LINE_STRING, MULTI_LINE_STRING, MULTI_POLYGON, POLYGON } from './types.ts'

/**
 * What of a line or polygon lies in the box. Polygons: each ring against the four sides in turn (Sutherland–Hodgman), so
 * that parts may stay joined along a side, which nobody sees when the box is a little larger than the tile. Lines fall
 * into pieces. Where nothing is left the geometry comes back empty.
 */
export function clipToBox(geometry: FlatGeometry, box: Envelope): FlatGeometry {
  switch (geometry.type) {
    case POLYGON:
      return clipPolygon(geometry, box)
    case MULTI_POLYGON: {
      const parts = (geometry.parts ?? []).map((part) => clipPolygon(part, box))
      return { ...geometry, parts: parts.filter((part) => part.xy.length > 0) }
    }
    case LINE_STRING:
    case MULTI_LINE_STRING:
      return clipLines(geometry, box)
    default:
      return geometry
  }
}

function clipPolygon(geometry: FlatGeometry, box: Envelope): FlatGeometry {
  const rings: number[][] = []
  for (const [i, [start, end]] of pathRanges(geometry).entries()) {
    const ring = clipRing(geometry.xy.subarray(start * 2, end * 2), box)
    // Without its outline a polygon has no holes either.
    if (ring.length < 8 && i === 0) break
    if (ring.length >= 8) rings.push(ring)
  }
  return join(POLYGON, rings)
}

function clipRing(ring: ArrayLike<number>, box: Envelope): number[] {
  let points = Array.from(ring)
  for (let side = 0; side < 4; side++) points = clipAgainst(points, box, side)
  const last = points.length - 2
  const isOpen = points.length > 0 && (points[0] !== points[last] || points[1] !== points[last + 1])
  if (isOpen) points.push(points[0]!, points[1]!)
  return points
}

/** Sides: 0 west, 1 south, 2 east, 3 north. Positive = inside. */
function depth(x: number, y: number, box: Envelope, side: number): number {
  if (side === 0) return x - box[0]
  if (side === 1) return y - box[1]
  return side === 2 ? box[2] - x : box[3] - y
}

function clipAgainst(points: readonly number[], box: Envelope, side: number): number[] {
  const kept: number[] = []
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!]
    const a = depth(ax, ay, box, side)
    const b = depth(bx, by, box, side)
    if (a >= 0) kept.push(ax, ay)
    if (a >= 0 !== b >= 0) {
      const t = a / (a - b)
      kept.push(ax + (bx - ax) * t, ay + (by - ay) * t)
    }
  }
  const closed = kept.length > 0
  return closed ? [...kept, kept[0]!, kept[1]!] : kept
}

function clipLines(geometry: FlatGeometry, box: Envelope): FlatGeometry {
  const pieces: number[][] = []
  for (const [start, end] of pathRanges(geometry)) {
    let piece: number[] = []
    for (let i = start; i + 1 < end; i++) {
      const segment = clipSegment(geometry.xy, i, box)
      if (segment === undefined) continue
      const [ax, ay, bx, by] = segment
      const continues = piece.at(-2) === ax && piece.at(-1) === ay
      if (!continues) {
        if (piece.length > 0) pieces.push(piece)
        piece = [ax, ay]
      }
      piece.push(bx, by)
    }
    if (piece.length > 0) pieces.push(piece)
  }
  return join(pieces.length > 1 ? MULTI_LINE_STRING : geometry.type, pieces)
}

/** Liang–Barsky. */
function clipSegment(
  xy: Float64Array,
  i: number,
  box: Envelope,
): [number, number, number, number] | undefined {
  const [ax, ay, bx, by] = [xy[i * 2]!, xy[i * 2 + 1]!, xy[i * 2 + 2]!, xy[i * 2 + 3]!]
  let from = 0
  let to = 1
  for (let side = 0; side < 4; side++) {
    const a = depth(ax, ay, box, side)
    const b = depth(bx, by, box, side)
    if (a < 0 && b < 0) return undefined
    if (a < 0) from = Math.max(from, a / (a - b))
    else if (b < 0) to = Math.min(to, a / (a - b))
  }
  if (from > to) return undefined
  const at = (t: number) => [ax + (bx - ax) * t, ay + (by - ay) * t] as const
  return [
    ...(from === 0 ? ([ax, ay] as const) : at(from)),
    ...(to === 1 ? ([bx, by] as const) : at(to)),
  ]
}

function join(type: number, paths: readonly number[][]): FlatGeometry {
  let vertices = 0
  const ends = Uint32Array.from(paths, (path) => {
    vertices += path.length / 2
    return vertices
  })
  const xy = Float64Array.from(paths.flat())
  return { type, xy, ends: paths.length <= 1 ? null : ends, parts: null }
}
