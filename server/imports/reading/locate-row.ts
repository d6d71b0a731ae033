import type { Position } from 'geojson'
import type { CrsDecision } from '../../../data/formats/crs/find-crs.ts'
import type { SourceRow } from '../../../data/formats/readers/file-format.ts'
import { explodeShape } from '../../../data/formats/repair/explode.ts'
import { readShape } from '../../../data/formats/repair/read-shape.ts'
import { isRemarkName, type RemarkName } from '../../../data/formats/repair/remark-kinds.ts'
import { repairShape } from '../../../data/formats/repair/repair-shape.ts'
import { mapPositions, pathsOf, type Shape } from '../../../data/formats/repair/shape.ts'

/** A row's geometry as valid shapes in lon-lat, or why it has none. */
export type LocatedRow =
  | { shapes: readonly Shape[]; remarks: readonly RemarkName[]; leftOver: readonly Shape[] }
  | { problem: RemarkName }

const MAX_VERTICES = 10_000_000
/** Files drawn on a plane overshoot the edge of the world by rounding. */
const EDGE_TOLERANCE_DEG = 1e-6

export function locateRow(row: SourceRow, { crs, isSwapped }: CrsDecision): LocatedRow {
  if (row.problem) return { problem: isRemarkName(row.problem) ? row.problem : 'damagedRow' }
  const { shape, problem, hasHeight, leftOver = [] } = readShape(row.geometry)
  if (!shape) return { problem: problem ?? 'malformedGeometry' }
  if (countVertices(shape) > MAX_VERTICES) return { problem: 'tooLarge' }
  const isIdentity = crs.isIdentity && !isSwapped
  const move = ([x = 0, y = 0]: Position): Position => {
    const [lon, lat] = isSwapped ? crs.toLonLat(y, x) : crs.toLonLat(x, y)
    return [lon, lat]
  }
  const inLonLat = isIdentity ? shape : mapPositions(shape, move)
  if (!isOnEarth(inLonLat)) return { problem: 'outOfRange' }
  const repaired = repairShape(inLonLat)
  if ('problem' in repaired) return repaired
  const shapes = explodeShape(repaired.shape)
  const remarks: RemarkName[] = [...repaired.mended]
  if (hasHeight) remarks.push('heightDropped')
  if (leftOver.length > 0) remarks.push('collection')
  if (shapes.length > 1) remarks.push('exploded')
  return { shapes, remarks, leftOver }
}

function countVertices(shape: Shape): number {
  return pathsOf(shape).reduce((sum, path) => sum + path.length, 0)
}

function isOnEarth(shape: Shape): boolean {
  return pathsOf(shape).every((path) =>
    path.every(
      ([lon = Number.NaN, lat = Number.NaN]) =>
        Math.abs(lon) <= 180 + EDGE_TOLERANCE_DEG && Math.abs(lat) <= 90 + EDGE_TOLERANCE_DEG,
    ),
  )
}
