import type { Position } from 'geojson'
import { KIND_ORDER, type Path, type Shape } from './shape.ts'

/** Why a row's geometry cannot be used: kinds of remarks. */
export type ShapeProblem = 'noGeometry' | 'emptyGeometry' | 'malformedGeometry' | 'notFinite'

export interface ReadShape {
  shape?: Shape
  problem?: ShapeProblem
  /** More than x and y were there. */
  hasHeight?: boolean
  /** Parts of a collection that are of another kind than its shape. */
  leftOver?: readonly Shape[]
}

const MAX_NESTING = 20

/** Reads a GeoJSON-like value that nobody has checked; coordinates are in whatever CRS the source has. */
export function readShape(value: unknown): ReadShape {
  if (value === null || value === undefined) return { problem: 'noGeometry' }
  const state: State = { hasHeight: false, isFinite: true }
  const shapes = readAny(value, state, 0)
  if (shapes === undefined) return { problem: 'malformedGeometry' }
  if (!state.isFinite) return { problem: 'notFinite' }
  const merged = mergeKinds(shapes)
  const shape = merged.at(-1)
  if (!shape) return { problem: 'emptyGeometry' }
  const leftOver = merged.slice(0, -1)
  return {
    shape,
    ...(state.hasHeight ? { hasHeight: true } : {}),
    ...(leftOver.length > 0 ? { leftOver } : {}),
  }
}

interface State {
  hasHeight: boolean
  isFinite: boolean
}

/** `undefined` = malformed; an empty list = empty. */
function readAny(value: unknown, state: State, nesting: number): Shape[] | undefined {
  if (!isRecord(value) || nesting > MAX_NESTING) return undefined
  if (value.type === 'GeometryCollection') {
    if (!Array.isArray(value.geometries)) return undefined
    const members = value.geometries.map((member) => readAny(member, state, nesting + 1))
    return members.every((member) => member !== undefined) ? members.flat() : undefined
  }
  const shape = readSingle(String(value.type), value.coordinates, state)
  if (shape === undefined) return undefined
  return isEmpty(shape) ? [] : [shape]
}

function readSingle(type: string, coordinates: unknown, state: State): Shape | undefined {
  if (!Array.isArray(coordinates)) return undefined
  const position = (item: unknown) => readPosition(item, state)
  const path = (item: unknown) => readList(item, position)
  const paths = (item: unknown) => readList(item, path)
  switch (type) {
    case 'Point': {
      if (coordinates.length === 0) return { kind: 'point', points: [] }
      const point = position(coordinates)
      return point && { kind: 'point', points: [point] }
    }
    case 'MultiPoint':
      return build(path(coordinates), (points) => ({ kind: 'point', points }))
    case 'LineString':
      return build(path(coordinates), (line) => ({ kind: 'line', lines: [line] }))
    case 'MultiLineString':
      return build(paths(coordinates), (lines) => ({ kind: 'line', lines }))
    case 'Polygon':
      return build(paths(coordinates), (rings) => ({ kind: 'polygon', polygons: [rings] }))
    case 'MultiPolygon':
      return build(readList(coordinates, paths), (polygons) => ({ kind: 'polygon', polygons }))
    default:
      return undefined
  }
}

const build = <Part>(part: Part | undefined, make: (part: Part) => Shape) =>
  part === undefined ? undefined : make(part)

function readList<Item>(
  value: unknown,
  read: (item: unknown) => Item | undefined,
): Item[] | undefined {
  if (!Array.isArray(value)) return undefined
  const items: Item[] = []
  for (const entry of value) {
    const item = read(entry)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}

function readPosition(value: unknown, state: State): Position | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined
  const [x, y] = value
  if (typeof x !== 'number' || typeof y !== 'number') return undefined
  if (!Number.isFinite(x) || !Number.isFinite(y)) state.isFinite = false
  if (value.length > 2) state.hasHeight = true
  return [x, y]
}

function isEmpty(shape: Shape): boolean {
  if (shape.kind === 'point') return shape.points.length === 0
  const paths: Path[] = shape.kind === 'line' ? shape.lines : shape.polygons.flat()
  return paths.every((path) => path.length === 0)
}

/** One shape a kind, points first: the last is the one that says most. */
function mergeKinds(shapes: readonly Shape[]): Shape[] {
  return KIND_ORDER.flatMap((kind): Shape[] => {
    const alike = shapes.filter((shape) => shape.kind === kind)
    if (alike.length === 0) return []
    if (kind === 'point') {
      return [{ kind, points: alike.flatMap((s) => (s.kind === 'point' ? s.points : [])) }]
    }
    if (kind === 'line') {
      return [{ kind, lines: alike.flatMap((s) => (s.kind === 'line' ? s.lines : [])) }]
    }
    return [{ kind, polygons: alike.flatMap((s) => (s.kind === 'polygon' ? s.polygons : [])) }]
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
