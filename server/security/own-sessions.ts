import { Refusal, type SessionSummary } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import type { Session } from './app-env.ts'
import { audit } from './audit.ts'

type Own = Pick<Session, 'id' | 'userId'>

type SessionRow = Omit<SessionSummary, 'startedAt' | 'lastSeenAt'> & {
  startedAt: Date
  lastSeenAt: Date
}

/** All living sessions of the account; its own first. */
export async function listSessions(client: Queryable, own: Own): Promise<SessionSummary[]> {
  const rows = await client.query<SessionRow>(
    `select id, id::text = $2 as current, method, device, address, created_at as "startedAt", last_seen_at as "lastSeenAt"
     from session
     where user_id = $1 and expires_at > now() and last_seen_at > now() - make_interval(secs => idle_s)
     order by current desc, last_seen_at desc limit 100`,
    [own.userId, own.id],
  )
  return rows.map(({ startedAt, lastSeenAt, ...row }) => ({
    ...row,
    startedAt: startedAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }))
}

export async function endOwnSession(client: Queryable, own: Own, id: string): Promise<void> {
  const ended = await client.execute('delete from session where user_id = $1 and id::text = $2', [
    own.userId,
    id,
  ])
  if (ended === 0) throw new Refusal(404, 'not-found', 'There is no such session.')
  await note(client, own, ended)
}

export async function endOtherSessions(client: Queryable, own: Own): Promise<void> {
  const ended = await client.execute('delete from session where user_id = $1 and id::text <> $2', [
    own.userId,
    own.id,
  ])
  if (ended > 0) await note(client, own, ended)
}

const note = (client: Queryable, { userId }: Own, count: number) =>
  audit(client, { userId, action: 'session.revoke', target: userId, details: { count } })
