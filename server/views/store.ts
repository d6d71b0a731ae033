import { randomBytes } from 'node:crypto'
import {
  type Question,
  Refusal,
  type Role,
  type SavedView,
  type SavedViewSummary,
  type SubscriptionWish,
  type ViewContent,
  type ViewSharing,
} from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

/** Who asks. */
export interface Viewer {
  userId: string
  roles: readonly Role[]
  /** Areas that may be seen, by layer. */
  seen: readonly { layer: string; area: string }[]
}

/** A view as it is written down. */
export interface KeptView {
  name: string
  content: ViewContent
  /** Codes of the layers that it asks about. */
  layers: readonly string[]
  sharedWith: ViewSharing
  basedOn?: string | undefined
}

type ViewRow = Omit<SavedViewSummary, 'changedAt' | 'sharedWith'> &
  ViewSharing & { changedAt: Date; question: Question | null; sql: string | null }

const LIST_VIEWS = loadSql(import.meta.url, 'list-views.sql')
/** More than anybody finds anything in. */
const MOST_VIEWS = 500
const USUAL_THRESHOLD = 0.1

const paramsOf = ({ userId, roles, seen }: Viewer, id: string | null) => [
  userId,
  roles,
  id,
  seen.map(({ layer }) => layer),
  seen.map(({ area }) => area),
]

export async function listViews(db: Queryable, viewer: Viewer): Promise<SavedViewSummary[]> {
  const rows = await db.query<ViewRow>(LIST_VIEWS, paramsOf(viewer, null))
  return rows.map(summary)
}

/** Absent and not shared look alike. */
export async function findView(db: Queryable, viewer: Viewer, id: string): Promise<SavedView> {
  const row = await db.first<ViewRow>(LIST_VIEWS, paramsOf(viewer, id))
  if (row === undefined) throw viewNotFound()
  return { ...summary(row), ...contentOf(row) }
}

export async function insertView(db: Queryable, owner: string, wish: KeptView): Promise<string> {
  const kept = await db.first<{ views: number }>(
    'select count(*)::integer as views from saved_view where owner = $1',
    [owner],
  )
  if ((kept?.views ?? 0) >= MOST_VIEWS) {
    throw new Refusal(409, 'too-many-views', `Nobody can keep more than ${MOST_VIEWS} views.`)
  }
  const id = randomBytes(9).toString('base64url')
  await db.execute(
    `insert into saved_view (id, owner, name, question, sql, layers, shared_roles, shared_accounts)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, owner, ...(await columnsOf(db, wish))],
  )
  return id
}

export async function updateView(
  db: Queryable,
  owner: string,
  id: string,
  wish: KeptView,
): Promise<void> {
  const changed = await db.execute(
    `update saved_view
     set name = $3, question = $4, sql = $5, layers = $6, shared_roles = $7, shared_accounts = $8, changed_at = now()
     where owner = $1 and id = $2
       and ($9::timestamptz is null or date_trunc('milliseconds', changed_at) = $9)`,
    [owner, id, ...(await columnsOf(db, wish)), wish.basedOn ?? null],
  )
  if (changed > 0) return
  const kept = await db.first('select 1 from saved_view where owner = $1 and id = $2', [owner, id])
  if (kept === undefined) throw viewNotFound()
  throw new Refusal(409, 'view-changed', 'The view has been changed elsewhere meanwhile.')
}

export async function deleteView(db: Queryable, owner: string, id: string): Promise<void> {
  const removed = await db.execute('delete from saved_view where owner = $1 and id = $2', [
    owner,
    id,
  ])
  if (removed === 0) throw viewNotFound()
}

/** Also says that the view has been seen as it now is. */
export async function subscribe(
  db: Queryable,
  userId: string,
  id: string,
  { threshold, seenCount }: SubscriptionWish,
): Promise<void> {
  await db.execute(
    `insert into view_subscription as known (view, user_id, threshold, seen_count)
     values ($1, $2, coalesce($3::real, $5), $4)
     on conflict (view, user_id) do update set
       seen_at = now(),
       threshold = coalesce($3::real, known.threshold),
       seen_count = coalesce($4::integer, known.seen_count)`,
    [id, userId, threshold ?? null, seenCount ?? null, USUAL_THRESHOLD],
  )
}

export async function noteSeen(db: Queryable, userId: string, id: string): Promise<void> {
  await db.execute(
    'update view_subscription set seen_at = now() where view = $1 and user_id = $2',
    [id, userId],
  )
}

export async function unsubscribe(db: Queryable, userId: string, id: string): Promise<void> {
  await db.execute('delete from view_subscription where view = $1 and user_id = $2', [id, userId])
}

async function columnsOf(db: Queryable, { name, content, layers, sharedWith }: KeptView) {
  const { roles, accounts } = sharedWith
  const found = await db.query<{ id: string; username: string }>(
    'select id, username from user_account where username = any ($1)',
    [accounts],
  )
  const known = new Set(found.map(({ username }) => username))
  const unknown = accounts.findIndex((one) => !known.has(one))
  if (unknown >= 0) {
    throw new Refusal(422, 'account-unknown', 'There is no account of this name.', {
      field: `sharedWith.accounts.${unknown}`,
    })
  }
  const question = content.kind === 'question' ? JSON.stringify(content.question) : null
  const sql = content.kind === 'sql' ? content.sql : null
  return [name, question, sql, layers, roles, found.map(({ id }) => id)] as const
}

function contentOf({ question, sql }: ViewRow): ViewContent {
  if (question) return { kind: 'question', question }
  return { kind: 'sql', sql: sql ?? '' }
}

function summary(row: ViewRow): SavedViewSummary {
  const { roles, accounts, question: _, sql: __, changedAt, ...rest } = row
  return {
    ...rest,
    ...(row.isOwn && { sharedWith: { roles, accounts } }),
    changedAt: changedAt.toISOString(),
  }
}

const viewNotFound = () => new Refusal(404, 'view-not-found', 'There is no such view.')
