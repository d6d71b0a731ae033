import type { GeometryKind } from '../../../../data/contracts/index.ts'
import { readShape } from '../../../../data/formats/repair/read-shape.ts'
import { toGeometry } from '../../../../data/formats/repair/shape.ts'
import { encodeWkb } from '../../../../data/formats/wkb.ts'
import type { CellsGeometry } from './cells-request.ts'

export type GeometryCount = Map<GeometryKind, number>

/** What cannot be read as a geometry is none: the row may be found by its address. */
export function cellsGeometry(geometry: unknown, kinds: GeometryCount): CellsGeometry | null {
  if (geometry === null || geometry === undefined) return null
  const { shape } = readShape(geometry)
  if (!shape) return null
  kinds.set(shape.kind, (kinds.get(shape.kind) ?? 0) + 1)
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
