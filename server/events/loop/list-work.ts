import type {
  EventActor,
  EventWork,
  EventWorkItem,
  LayerScope,
} from '../../../data/contracts/index.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { type EventRow, eventSummary } from '../../storage/event-summary.ts'
import { loadSql } from '../../storage/sql-file.ts'

const listWorkSql = loadSql(import.meta.url, 'list-work.sql')

interface WorkRow extends EventRow {
  holder: 'me' | 'desk'
  stage_due_at: Date | null
  supervision: EventWorkItem['supervision']
  total: number
}

/** 待办: what this account must act on next. */
export async function listWork(
  client: Queryable,
  scope: LayerScope,
  { user, posts }: EventActor,
  limit: number,
): Promise<EventWork> {
  const desks = posts.flatMap((post) => (post.kind === 'desk' ? [post.area] : []))
  const rows = await client.query<WorkRow>(listWorkSql, [
    user,
    desks,
    visibleAreas(scope).patterns,
    limit,
  ])
  const items = rows.map(
    (row): EventWorkItem => ({
      ...eventSummary(row),
      holder: row.holder,
      stageDueAt: row.stage_due_at?.toISOString() ?? null,
      supervision: row.supervision,
    }),
  )
  return { items, total: rows[0]?.total ?? 0 }
}
