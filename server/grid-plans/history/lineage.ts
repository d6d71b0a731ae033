import type { GridLineage, LayerScope } from '../../../data/contracts/index.ts'
import { EXACT_COUNT_GRADE } from '../../../data/rules/small-counts.ts'
import { gradeAt } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import { loadSql } from '../../storage/sql-file.ts'

interface LineageRow {
  date: string
  planId: string
  plan: string
  approvedBy: string | null
  from: string
  to: string
  households: number
}

/**
 * One entry for each publication that changed the grid. Who may not count people gets no numbers, rounded ones neither:
 * one publication moves one building, the next moves it back, and each rounding would tell more of it.
 */
export async function readLineage(
  { db }: Pick<Services, 'db'>,
  code: string,
  residents: LayerScope | undefined,
): Promise<GridLineage[]> {
  const rows = await db.query<LineageRow>(SELECT_LINEAGE, [code])
  const mayCount = residents !== undefined && (gradeAt(residents, code) ?? 1) >= EXACT_COUNT_GRADE
  const entries = new Map<string, LineageRow[]>()
  for (const row of rows) entries.set(row.planId, [...(entries.get(row.planId) ?? []), row])
  return [...entries.values()].map((pairs): GridLineage => {
    const [{ date, plan, approvedBy } = rows[0]!] = pairs
    const codes = (side: 'from' | 'to') =>
      [...new Set(pairs.map((pair) => pair[side]))].filter((one) => one !== '')
    return {
      date,
      from: codes('from'),
      to: codes('to'),
      shares: pairs.map(({ from, to, households }) => ({
        from,
        to,
        ...(mayCount && { households }),
      })),
      plan,
      ...(approvedBy !== null && { approvedBy }),
    }
  })
}

const SELECT_LINEAGE = loadSql(import.meta.url, 'select-lineage.sql')
