import type { Geometry, Position } from 'geojson'
import type { GeometryKind } from '../../contracts/index.ts'

export type Path = Position[]

/** A geometry as a list of like parts: one point is a list of one. Polygons are rings, the outer one first. */
export type Shape =
  | { kind: 'point'; points: Position[] }
  | { kind: 'line'; lines: Path[] }
  | { kind: 'polygon'; polygons: Path[][] }

export function toGeometry(shape: Shape): Geometry {
  switch (shape.kind) {
    case 'point':
      return shape.points.length === 1
        ? { type: 'Point', coordinates: shape.points[0]! }
        : { type: 'MultiPoint', coordinates: shape.points }
    case 'line':
      return shape.lines.length === 1
        ? { type: 'LineString', coordinates: shape.lines[0]! }
        : { type: 'MultiLineString', coordinates: shape.lines }
    case 'polygon':
      return shape.polygons.length === 1
        ? { type: 'Polygon', coordinates: shape.polygons[0]! }
        : { type: 'MultiPolygon', coordinates: shape.polygons }
  }
}

export function pathsOf(shape: Shape): readonly Path[] {
  if (shape.kind === 'point') return [shape.points]
  return shape.kind === 'line' ? shape.lines : shape.polygons.flat()
}

export function partCount(shape: Shape): number {
  if (shape.kind === 'point') return shape.points.length
  return shape.kind === 'line' ? shape.lines.length : shape.polygons.length
}

export const KIND_ORDER: readonly GeometryKind[] = ['point', 'line', 'polygon']

/** Every position through `move`; the paths stay what they are. */
export function mapPositions(shape: Shape, move: (position: Position) => Position): Shape {
  const path = (positions: Path) => positions.map(move)
  if (shape.kind === 'point') return { kind: 'point', points: path(shape.points) }
  if (shape.kind === 'line') return { kind: 'line', lines: shape.lines.map(path) }
  return { kind: 'polygon', polygons: shape.polygons.map((rings) => rings.map(path)) }
}
