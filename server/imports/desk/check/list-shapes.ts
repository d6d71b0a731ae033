import type { Geometry, Position } from 'geojson'
import {
  DESK_ROW_KINDS,
  type DeskRowKind,
  type DeskShape,
} from '../../../../data/contracts/index.ts'
import { decodeWkb } from '../../../../data/formats/wkb.ts'
import type { Queryable } from '../../../storage/database.ts'

const MOST_SHAPES = 3_000
/** Vertices of a path that a preview draws; of all paths together. */
const MOST_VERTICES = 300
const ALL_VERTICES = 200_000
const DIGITS = 6

/** Lines and outlines of an import for the map, what changes something first. */
export async function listShapes(client: Queryable, job: string): Promise<DeskShape[]> {
  const rows = await client.query<{ row: number; kind: DeskRowKind; geometry: Buffer }>(
    `select row, kind, geometry from import_row
     where job = $1 and geometry is not null
     order by kind = 'same', row
     limit $2`,
    [job, MOST_SHAPES],
  )
  const shapes: DeskShape[] = []
  let vertices = 0
  for (const { row, kind, geometry } of rows) {
    const decoded = decodeWkb(geometry)
    const paths = pathsOf(decoded).map(thinned)
    vertices += paths.reduce((sum, path) => sum + path.length / 2, 0)
    if (vertices > ALL_VERTICES) break
    shapes.push([DESK_ROW_KINDS.indexOf(kind), row, isArea(decoded) ? 1 : 0, paths])
  }
  return shapes
}

const isArea = ({ type }: Geometry) => type === 'Polygon' || type === 'MultiPolygon'

function pathsOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    default:
      return []
  }
}

/** Every so many vertices and the last: enough to see where it lies and what it looks like. */
function thinned(path: Position[]): number[] {
  const step = Math.max(1, Math.ceil(path.length / MOST_VERTICES))
  const kept = path.filter((_, i) => i % step === 0 || i === path.length - 1)
  return kept.flatMap(([lon = 0, lat = 0]) => [
    Number(lon.toFixed(DIGITS)),
    Number(lat.toFixed(DIGITS)),
  ])
}
