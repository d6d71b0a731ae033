import type { MultiPolygon, Polygon } from 'geojson'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import type { FeatureTable } from '../../../data/formats/writers/feature-table.ts'
import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import { outlineGeometry } from '../../../data/rules/coverage/outline-cell.ts'
import type { GridOfDay } from '../grids-of-day.ts'

export interface ExportedWorker {
  name: string
  role: string
}

const FIELDS: FeatureTable['fields'] = [
  { name: 'code', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'community', type: 'text' },
  { name: 'workers', type: 'text' },
]

export function tableOfGrids(
  grids: readonly GridOfDay[],
  workersOf: (code: string) => readonly ExportedWorker[],
): FeatureTable {
  const features = grids.flatMap(({ code, name, kind, community, geometry }) => {
    const shape = decodeWkb(geometry)
    if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon') return []
    return [row(shape, [code, name, kind, community], workersOf(code))]
  })
  return { name: 'grids', fields: FIELDS, features }
}

export function tableOfPlan(
  coverage: Coverage,
  workersOf: (cell: string) => readonly ExportedWorker[],
): FeatureTable {
  const features = [...coverage.cells()].map(({ id, code, name, kind, community }) =>
    row(outlineGeometry(coverage, id), [code ?? '', name, kind, community], workersOf(id)),
  )
  return { name: 'grids', fields: FIELDS, features }
}

const row = (
  geometry: Polygon | MultiPolygon,
  values: readonly string[],
  workers: readonly ExportedWorker[],
) => ({
  geometry,
  values: [...values, workers.map(({ name, role }) => `${name}（${role}）`).join('；')],
})
