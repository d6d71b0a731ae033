import type { AddressChangeList, LayerScope } from '../../../data/contracts/index.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { type ChangeRow, toChange } from './record.ts'

const LIST_CHANGES = loadSql(import.meta.url, 'sql/list-changes.sql')

/** What has been done in one's area, newest first. */
export async function listChanges(
  client: Queryable,
  scope: LayerScope,
  { within = '', before, limit }: { within?: string; before?: number | undefined; limit: number },
): Promise<AddressChangeList> {
  const { patterns, subdistricts } = visibleAreas(scope, within)
  const rows = await client.query<ChangeRow & { fullText: string }>(LIST_CHANGES, [
    patterns,
    subdistricts,
    before ?? null,
    limit + 1,
  ])
  const items = rows.slice(0, limit).map(({ fullText, ...row }) => ({ ...toChange(row), fullText }))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
