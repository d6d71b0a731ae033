import type { LayerScope, ReportOutcome } from '../../../data/contracts/index.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { clientIdFrom } from '../loop/idempotency.ts'

const selectOutcomes = loadSql(import.meta.url, 'list-outcomes.sql')

export interface AskedReports {
  source?: string | undefined
  foreignNos: readonly string[]
}

/** 回告: how far what this account has sent is, in the order of its own numbers; what it has not sent is not there. */
export async function listOutcomes(
  client: Queryable,
  scope: LayerScope,
  { source, foreignNos }: AskedReports,
): Promise<ReportOutcome[]> {
  const { userId } = scope
  const ids = foreignNos.map((foreignNo) => foreignClientId(userId, source, foreignNo))
  const { patterns } = visibleAreas(scope)
  const rows = await client.query<Omit<ReportOutcome, 'foreignNo'> & { client_id: string }>(
    selectOutcomes,
    [ids, userId, patterns],
  )
  const found = new Map(rows.map(({ client_id, ...row }) => [client_id, row]))
  return foreignNos.flatMap((foreignNo, index) => {
    const row = found.get(ids[index]!)
    return row ? [{ foreignNo, ...row }] : []
  })
}

/** The sender's own number makes the same report the same event, however often it is sent. */
export const foreignClientId = (userId: string, source: string | undefined, foreignNo: string) =>
  clientIdFrom(userId, `${source ?? ''} ${foreignNo}`)
