import type { GridLineage, LayerScope } from '../../../data/contracts/index.ts'
import { EXACT_COUNT_GRADE, offsetsOf, roundCell } from '../../../data/rules/small-counts.ts'
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

/** One entry for each publication that changed the grid. Who may not count people gets rounded numbers. */
export async function readLineage(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  code: string,
  residents: LayerScope | undefined,
): Promise<GridLineage[]> {
  const rows = await db.query<LineageRow>(SELECT_LINEAGE, [code])
  const grade = residents && gradeAt(residents, code)
  const households = ({ from, to, households: count, planId }: LineageRow): number => {
    if (grade === undefined) return 0
    if (grade >= EXACT_COUNT_GRADE) return count
    const secret = keys.cellSecret(`${planId} ${from} ${to}`)
    return roundCell({ households: count }, offsetsOf(secret)).households
  }
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
      shares: pairs.map((pair) => ({ from: pair.from, to: pair.to, households: households(pair) })),
      plan,
      ...(approvedBy !== null && { approvedBy }),
    }
  })
}

const SELECT_LINEAGE = loadSql(import.meta.url, 'select-lineage.sql')
