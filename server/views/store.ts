import { randomBytes } from 'node:crypto'
import {
  Refusal,
  type Role,
  type SavedView,
  type SavedViewSummary,
  type ViewSharing,
  type ViewWish,
} from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

/** Who asks. */
export interface Viewer {
  userId: string
  roles: readonly Role[]
}

type ViewRow = Omit<SavedView, 'changedAt' | 'sharedWith'> &
  ViewSharing & { changedAt: Date; question: SavedView['question'] | null }

const LIST_VIEWS = loadSql(import.meta.url, 'list-views.sql')
/** More than anybody finds anything in. */
const MOST_VIEWS = 500

export async function listViews(db: Queryable, viewer: Viewer): Promise<SavedViewSummary[]> {
  const rows = await db.query<ViewRow>(LIST_VIEWS, [viewer.userId, viewer.roles, null])
  return rows.map(summary)
}

/** Absent and not shared look alike. */
export async function findView(db: Queryable, viewer: Viewer, id: string): Promise<SavedView> {
  const row = await db.first<ViewRow>(LIST_VIEWS, [viewer.userId, viewer.roles, id])
  if (!row?.question) throw viewNotFound()
  return { ...summary(row), question: row.question }
}

export async function insertView(db: Queryable, owner: string, wish: ViewWish): Promise<string> {
  const kept = await db.first<{ views: number }>(
    'select count(*)::integer as views from saved_view where owner = $1',
    [owner],
  )
  if ((kept?.views ?? 0) >= MOST_VIEWS) {
    throw new Refusal(409, 'too-many-views', `Nobody can keep more than ${MOST_VIEWS} views.`)
  }
  const id = randomBytes(9).toString('base64url')
  await db.execute(
    `insert into saved_view (id, owner, name, question, shared_roles, shared_accounts)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, owner, ...(await columnsOf(db, wish))],
  )
  return id
}

export async function updateView(
  db: Queryable,
  owner: string,
  id: string,
  wish: ViewWish,
): Promise<void> {
  const changed = await db.execute(
    `update saved_view
     set name = $3, question = $4, shared_roles = $5, shared_accounts = $6, changed_at = now()
     where owner = $1 and id = $2`,
    [owner, id, ...(await columnsOf(db, wish))],
  )
  if (changed === 0) throw viewNotFound()
}

export async function deleteView(db: Queryable, owner: string, id: string): Promise<void> {
  const removed = await db.execute('delete from saved_view where owner = $1 and id = $2', [
    owner,
    id,
  ])
  if (removed === 0) throw viewNotFound()
}

/** Also says that the view has been seen as it now is. */
export async function subscribe(db: Queryable, userId: string, id: string): Promise<void> {
  await db.execute(
    `insert into view_subscription (view, user_id) values ($1, $2)
     on conflict (view, user_id) do update set seen_at = now()`,
    [id, userId],
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

async function columnsOf(db: Queryable, { name, question, sharedWith }: ViewWish) {
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
  return [name, JSON.stringify(question), roles, found.map(({ id }) => id)] as const
}

function summary(row: ViewRow): SavedViewSummary {
  const { roles, accounts, question: _, changedAt, ...rest } = row
  return {
    ...rest,
    ...(row.isOwn && { sharedWith: { roles, accounts } }),
    changedAt: changedAt.toISOString(),
  }
}

const viewNotFound = () => new Refusal(404, 'view-not-found', 'There is no such view.')
