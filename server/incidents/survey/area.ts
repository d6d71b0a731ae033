import type { Position } from 'geojson'
import { intersection } from 'polyclip-ts'
import type { Bounds, LonLat } from '../../../data/contracts/index.ts'
import { isInRing } from '../../../data/formats/readers/group-rings.ts'

/** Polygons with their rings, lon-lat in degrees. */
export type Area = readonly (readonly (readonly Position[])[])[]

const METRES_A_DEGREE = 111_320

export const polygonArea = (ring: readonly LonLat[]): Area => [[closed(ring)]]

export function boundsOf(area: Area): Bounds {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon = 0, lat = 0] of area.flat(2)) {
    bounds[0] = Math.min(bounds[0], lon)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lon)
    bounds[3] = Math.max(bounds[3], lat)
  }
  return bounds
}

/** The bounds, `metres` wider on each side. */
export function widened([west, south, east, north]: Bounds, metres: number): Bounds {
  const { x, y } = degreesPerMetre((south + north) / 2)
  return [west - metres * x, south - metres * y, east + metres * x, north + metres * y]
}

/** Metres east and north of a point, good to a thousandth within some kilometres. */
export function planeAround([lon0, lat0]: LonLat) {
  const { x, y } = degreesPerMetre(lat0)
  return {
    point: ([lon, lat]: LonLat) => [(lon - lon0) / x, (lat - lat0) / y] as const,
    lonLat: ([east, north]: readonly [number, number]): LonLat => [
      lon0 + east * x,
      lat0 + north * y,
    ],
  }
}

/** In square kilometres, of the bounds. */
export function extentKm2([west, south, east, north]: Bounds): number {
  const { x, y } = degreesPerMetre((south + north) / 2)
  return ((east - west) / x) * ((north - south) / y) * 1e-6
}

/** Whether any part of the outline lies in the area: who lives in it has to go too. */
export function meets(area: Area, outline: Area): boolean {
  const holdsOne = (polygons: Area, points: readonly Position[]) =>
    points.some((point) => isInArea(polygons, point))
  const corners = (polygons: Area) => polygons.flatMap((rings) => rings[0] ?? [])
  if (holdsOne(area, corners(outline)) || holdsOne(outline, corners(area))) return true
  // Neither holds the other: then they meet only where their edges do.
  if (!edgesComeNear(area, boundsOf(outline))) return false
  return intersection(mutable(area), mutable(outline)).length > 0
}

function edgesComeNear(area: Area, [west, south, east, north]: Bounds): boolean {
  const comesNear = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position) =>
    Math.min(ax, bx) <= east &&
    Math.max(ax, bx) >= west &&
    Math.min(ay, by) <= north &&
    Math.max(ay, by) >= south
  return area.flat().some((ring) => ring.some((end, i) => i > 0 && comesNear(ring[i - 1]!, end)))
}

export const isInArea = (area: Area, point: readonly number[]): boolean =>
  area.some((rings) => rings.every((ring, i) => isInRing(point, ring) === (i === 0)))

/** Metres from the edge, 0 inside; in a plane that touches the earth there, good to a thousandth within some kilometres. */
export function distanceM(area: Area, point: LonLat): number {
  if (isInArea(area, point)) return 0
  const { x, y } = degreesPerMetre(point[1])
  const local = ([lon = 0, lat = 0]: readonly number[]) =>
    [(lon - point[0]) / x, (lat - point[1]) / y] as const
  let nearest = Infinity
  for (const ring of area.flat()) {
    for (let i = 1; i < ring.length; i++) {
      nearest = Math.min(nearest, toSegment(local(ring[i - 1]!), local(ring[i]!)))
    }
  }
  return nearest
}

/** From the origin. */
function toSegment([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]) {
  const dx = bx - ax
  const dy = by - ay
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2))
  return Math.hypot(ax + t * dx, ay + t * dy)
}

function closed(ring: readonly LonLat[]): Position[] {
  const points = ring.map(([lon, lat]): Position => [lon, lat])
  const [first] = points
  const last = points.at(-1)
  if (first && (first[0] !== last?.[0] || first[1] !== last?.[1])) points.push([...first])
  return points
}

function degreesPerMetre(lat: number) {
  const y = 1 / METRES_A_DEGREE
  return { x: y / Math.cos((lat * Math.PI) / 180), y }
}

const mutable = (area: Area) =>
  area.map((rings) => rings.map((ring) => ring.map(([x = 0, y = 0]): [number, number] => [x, y])))
