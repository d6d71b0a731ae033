import type { GeometryKind } from '../../../../data/contracts/index.ts'
import { explodeShape } from '../../../../data/formats/repair/explode.ts'
import { readShape } from '../../../../data/formats/repair/read-shape.ts'
import { type Shape, toGeometry } from '../../../../data/formats/repair/shape.ts'
import { encodeWkb } from '../../../../data/formats/wkb.ts'
import type { CellsGeometry } from './cells-request.ts'

export type GeometryCount = Map<GeometryKind, number>

/**
 * What cannot be read as a geometry is none: the row may be found by its address. One for the row, unless it comes apart.
 */
export function cellsGeometries(
  geometry: unknown,
  kinds: GeometryCount,
  comesApart: boolean,
): (CellsGeometry | null)[] {
  const { shape } = geometry === null || geometry === undefined ? {} : readShape(geometry)
  if (!shape) return [null]
  const shapes = comesApart ? explodeShape(shape) : [shape]
  kinds.set(shape.kind, (kinds.get(shape.kind) ?? 0) + shapes.length)
  return shapes.map(toCells)
}

function toCells(shape: Shape): CellsGeometry | null {
  if (shape.kind === 'point') {
    const [x, y] = shape.points[0] ?? []
    return x === undefined || y === undefined ? null : [x, y]
  }
  const wkb = encodeWkb(toGeometry(shape))
  return Buffer.from(wkb.buffer, wkb.byteOffset, wkb.byteLength).toString('base64')
}

export function mostFrequentKind(kinds: GeometryCount): GeometryKind | null {
  const [most] = [...kinds].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? null
}
