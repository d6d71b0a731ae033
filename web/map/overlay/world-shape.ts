import { worldX, worldY } from '../tiles/mercator.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'

/** A GeoJSON geometry in world coordinates: projected once, drawn every frame. */
export interface WorldShape {
  points: { x: number; y: number }[]
  /** x and y by turns. */
  lines: Float64Array[]
  rings: Float64Array[]
}

type Json = { [key: string]: unknown }

/** Takes a geometry, a feature, a collection of either, or bounds; throws on anything else. */
export function toWorldShape(json: unknown): WorldShape {
  const shape: WorldShape = { points: [], lines: [], rings: [] }
  addJson(shape, Array.isArray(json) ? boxOf(json) : json)
  return shape
}

function addJson(shape: WorldShape, json: unknown): void {
  if (json === null || typeof json !== 'object') throw new TypeError('Not a GeoJSON object')
  const { type, coordinates, geometry, geometries, features } = json as Json
  switch (type) {
    case 'FeatureCollection':
      for (const feature of asList(features)) addJson(shape, feature)
      return
    case 'GeometryCollection':
      for (const member of asList(geometries)) addJson(shape, member)
      return
    case 'Feature':
      if (geometry) addJson(shape, geometry)
      return
    case 'Point':
      shape.points.push(pointOf(coordinates))
      return
    case 'MultiPoint':
      shape.points.push(...asList(coordinates).map(pointOf))
      return
    case 'LineString':
      shape.lines.push(lineOf(coordinates))
      return
    case 'MultiLineString':
      shape.lines.push(...asList(coordinates).map(lineOf))
      return
    case 'Polygon':
      shape.rings.push(...asList(coordinates).map(lineOf))
      return
    case 'MultiPolygon':
      shape.rings.push(...asList(coordinates).flatMap((polygon) => asList(polygon).map(lineOf)))
      return
    default:
      throw new TypeError(`Not a GeoJSON type: ${String(type)}`)
  }
}

function boxOf([west, south, east, north]: unknown[]): Json {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function pointOf(position: unknown) {
  const [lon, lat] = asList(position)
  return { x: worldX(Number(lon)), y: worldY(Number(lat)) }
}

function lineOf(positions: unknown): Float64Array {
  return Float64Array.from(
    asList(positions)
      .map(pointOf)
      .flatMap(({ x, y }) => [x, y]),
  )
}

/** Closer together than this, device pixels, two points of a line are drawn as one. */
const THIN_PX = 0.5

/** One path of all given lines in device pixels; seen from afar of few points, however many there are. */
export function screenPath(frame: Frame, lines: readonly Float64Array[], closed: boolean): Path2D {
  const path = new Path2D()
  for (const line of lines) {
    const last = line.length - 2
    let drawnX = Number.NaN
    let drawnY = Number.NaN
    for (let i = 0; i <= last; i += 2) {
      const x = cssX(frame, line[i]!) * frame.ratio
      const y = cssY(frame, line[i + 1]!) * frame.ratio
      const isNear = Math.abs(x - drawnX) < THIN_PX && Math.abs(y - drawnY) < THIN_PX
      if (isNear && i < last) continue
      if (i === 0) path.moveTo(x, y)
      else path.lineTo(x, y)
      drawnX = x
      drawnY = y
    }
    if (closed) path.closePath()
  }
  return path
}
