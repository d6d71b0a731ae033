import type { Geometry } from 'geojson'
import type { GridCode } from '../../data/contracts/index.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import type { SourceCell } from '../../data/rules/coverage/import/inspect-coverage.ts'
import { toUnits } from '../../data/rules/coverage/units.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface GridOfDay {
  subdistrict: string
  code: GridCode
  name: string
  kind: 'general' | 'dedicated'
  community: string
  geometry: Buffer
  households: number
}

/** Grids of an area in force on a day; of now without one. */
export const gridsOfDay = (
  db: Queryable,
  area: string,
  date: string | null = null,
): Promise<GridOfDay[]> => db.query<GridOfDay>(SELECT_GRIDS_OF_DAY, [area, date])

/** In units, so that what neighbours share they share exactly. */
export function sourceOf({ code, name, kind, community, geometry }: GridOfDay): SourceCell {
  const polygons = polygonsOf(decodeWkb(geometry)).map((rings) =>
    rings.map((ring) => ring.map(([lon = 0, lat = 0]) => toUnits([lon, lat]))),
  )
  return { code, name, kind, community, polygons }
}

function polygonsOf(geometry: Geometry): number[][][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

const SELECT_GRIDS_OF_DAY = loadSql(import.meta.url, 'select-grids-of-day.sql')
