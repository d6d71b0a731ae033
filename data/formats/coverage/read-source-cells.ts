import type { SourceCell } from '../../rules/coverage/import/inspect-coverage.ts'
import type { Position, ToLonLat } from '../../rules/coverage/import/plane.ts'
import { lonLatOf } from '../crs/lon-lat-of.ts'
import type { SourceRow } from '../readers/file-format.ts'
import type { Upload } from '../readers/open-upload.ts'
import { readShape } from '../repair/read-shape.ts'

export interface SourceCells {
  cells: readonly SourceCell[]
  /** Of their coordinates. */
  crs: string
  toLonLat: ToLonLat
  /** Rows without an area, as people count them. */
  skipped: readonly number[]
}

/** Cells out of a file of polygons, each as it stands there: nothing is mended or moved yet. */
export async function readSourceCells(upload: Upload, crs?: string): Promise<SourceCells> {
  const cells: SourceCell[] = []
  const skipped: number[] = []
  let declared: string | undefined
  for (const part of upload.mains) {
    const table = await upload.format.open(part, upload.siblings, {})
    for await (const batch of table.rows()) {
      for (const row of batch) {
        const cell = readCell(row)
        if (cell) cells.push(cell)
        else skipped.push(row.row)
      }
    }
    declared ??= table.declaredCrs()?.definition
  }
  const known = crs ?? declared ?? 'EPSG:4490'
  return { cells, crs: known, toLonLat: lonLatOf(known), skipped }
}

function readCell({ row, geometry, properties }: SourceRow): SourceCell | undefined {
  const { shape } = readShape(geometry)
  if (shape?.kind !== 'polygon') return undefined
  const polygons = shape.polygons.map((rings) =>
    rings.map((ring) => ring.map(([x = 0, y = 0]): Position => [x, y])),
  )
  const code = findText(properties, /^(code|grid_?code|网格编码|编码|geoid|pct16)$/i)
  const name = findText(properties, /^(name|grid_?name|网格名称|名称|zone)$/i)
  const isGridCode = code !== undefined && /^\d{15}$/.test(code)
  return {
    code: isGridCode ? code : null,
    name: name ?? code ?? `${row}`,
    kind: isGridCode && Number(code.slice(12)) >= 901 ? 'dedicated' : 'general',
    community: isGridCode ? code.slice(0, 12) : '',
    polygons,
  }
}

function findText(properties: Record<string, unknown>, names: RegExp): string | undefined {
  for (const [key, value] of Object.entries(properties)) {
    if (names.test(key) && (typeof value === 'string' || typeof value === 'number'))
      return `${value}`
  }
  return undefined
}
