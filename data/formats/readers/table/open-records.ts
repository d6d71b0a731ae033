import { planNamed, toSourceRow } from '../csv-table.ts'
import type { DeclaredCrs, OpenedTable, OpenOptions, SourceRow } from '../file-format.ts'
import type { TableRow } from './layout.ts'

/** Records without a geometry of their own: their position stands in columns, as in a table, or is not needed. */
export async function openRecords(
  batches: AsyncGenerator<SourceRow[]>,
  options: OpenOptions,
): Promise<Pick<OpenedTable, 'rows' | 'declaredCrs'>> {
  if (options.positionOptional) return { rows: () => batches, declaredCrs: () => null }
  const first = await batches.next()
  const rows = first.done ? [] : first.value
  const names = [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))]
  const asCells = ({ properties }: SourceRow): TableRow => ({
    cells: names.map((name) => cellText(properties[name])),
  })
  const sample = rows.slice(0, SAMPLE_ROWS).map((row) => asCells(row).cells)
  const plan = planNamed(names, sample)
  const declared: DeclaredCrs | null = plan.declared
  async function* located(): AsyncGenerator<SourceRow[]> {
    const locate = (row: SourceRow): SourceRow => ({
      ...row,
      geometry: toSourceRow(plan, asCells(row), row.row).geometry,
    })
    yield rows.map(locate)
    for await (const batch of batches) yield batch.map(locate)
  }
  return { rows: located, declaredCrs: () => declared }
}

const SAMPLE_ROWS = 200

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
