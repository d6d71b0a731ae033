import type { MultiPolygon, Polygon } from 'geojson'
import type { CoverageView } from './coverage.ts'
import { crossings } from './crossings.ts'
import { type Cycle, cyclesOf } from './cycles.ts'
import type { Face } from './items.ts'
import { turn } from './turn.ts'
import { pointKey, toLonLats } from './units.ts'

/** Closed, in units: x, y, x, y … */
export type UnitRing = readonly number[]
/** Its outer ring anticlockwise, then its holes clockwise (RFC 7946 §3.1.6). */
export type UnitPolygon = readonly UnitRing[]

/**
 * The area of a face as polygons. Each ring is simple, begins in its westernmost point (of several the southernmost), and
 * polygons come in the order of those: the same area, the same numbers.
 */
export function outlineFace(view: CoverageView, face: Face): UnitPolygon[] {
  const rings = ringsOf(view, face)
  const outer = rings.filter((ring) => doubleArea(ring) > 0)
  const holes = rings.filter((ring) => doubleArea(ring) < 0)
  const polygons = outer.map((ring) => [ring])
  for (const hole of holes) smallestAround(polygons, hole)?.push(hole)
  for (const polygon of polygons) polygon.splice(1, Infinity, ...polygon.slice(1).sort(byStart))
  return polygons.sort((a, b) => byStart(a[0]!, b[0]!))
}

/** All that bounds a face, in no special order: anticlockwise round what it has, clockwise round what it has not. */
export const ringsOf = (view: CoverageView, face: Face): number[][] =>
  (cyclesOf(view, face) ?? []).flatMap((cycle) => simpleRings(pointsOf(cycle))).sort(byStart)

/** As GeoJSON has it: degrees. */
export function outlineGeometry(view: CoverageView, face: Face): MultiPolygon | Polygon {
  const polygons = outlineFace(view, face).map((rings) =>
    rings.map((ring) => toLonLats(ring).map(([lon, lat]) => [lon, lat])),
  )
  const [first] = polygons
  return polygons.length === 1 && first
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/** Without points that lie exactly on a straight line: whatever vertices a neighbour has put there, the shape is the same. */
export function withoutStraight(ring: UnitRing): number[] {
  const count = ring.length / 2 - 1
  const at = (k: number) =>
    [ring[2 * ((k + count) % count)]!, ring[2 * ((k + count) % count) + 1]!] as const
  const kept: number[] = []
  for (let k = 0; k < count; k++) {
    if (turn(...at(k - 1), ...at(k), ...at(k + 1)) !== 0) kept.push(...at(k))
  }
  return fromWest([...kept, kept[0]!, kept[1]!])
}

function pointsOf({ steps }: Cycle): number[] {
  const points: number[] = []
  for (const { arc, forward } of steps) {
    const { points: p } = arc
    for (let i = 0; i + 3 < p.length; i += 2) {
      const at = forward ? i : p.length - 2 - i
      points.push(p[at]!, p[at + 1]!)
    }
  }
  return points
}

/** A cycle that comes by a place twice is cut there: what lies between is a ring of its own. */
function simpleRings(points: readonly number[]): number[][] {
  const rings: number[][] = []
  const open: number[] = []
  const seen = new Map<string, number>()
  for (let i = 0; i < points.length; i += 2) {
    const key = pointKey(points[i]!, points[i + 1]!)
    const since = seen.get(key)
    if (since !== undefined) {
      const loop = open.splice(since)
      for (let k = 0; k < loop.length; k += 2) seen.delete(pointKey(loop[k]!, loop[k + 1]!))
      rings.push(closed(loop))
    }
    seen.set(key, open.length)
    open.push(points[i]!, points[i + 1]!)
  }
  rings.push(closed(open))
  return rings.filter((ring) => ring.length >= 8).map(fromWest)
}

const closed = (line: readonly number[]): number[] => [...line, line[0]!, line[1]!]

function fromWest(ring: readonly number[]): number[] {
  const count = ring.length / 2 - 1
  let west = 0
  for (let k = 1; k < count; k++) {
    const dx = ring[2 * k]! - ring[2 * west]!
    if (dx < 0 || (dx === 0 && ring[2 * k + 1]! < ring[2 * west + 1]!)) west = k
  }
  return closed([...ring.slice(2 * west, 2 * count), ...ring.slice(0, 2 * west)])
}

/** Twice the area in square units; < 0 where a ring runs clockwise. */
export function doubleArea(ring: UnitRing): number {
  let sum = 0
  for (let i = 0; i + 3 < ring.length; i += 2) {
    sum +=
      (ring[i]! - ring[0]!) * (ring[i + 3]! - ring[1]!) -
      (ring[i + 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!)
  }
  return sum
}

const byStart = (a: UnitRing, b: UnitRing) => a[0]! - b[0]! || a[1]! - b[1]!

function smallestAround(polygons: readonly number[][][], hole: UnitRing): number[][] | undefined {
  const [x, y] = [(hole[0]! + hole[2]!) / 2, (hole[1]! + hole[3]!) / 2]
  return polygons
    .filter(([ring]) => crossings(ring!, x, y) !== 0)
    .sort((a, b) => doubleArea(a[0]!) - doubleArea(b[0]!))[0]
}
