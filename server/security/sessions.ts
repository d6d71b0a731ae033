import { createHash, randomBytes } from 'node:crypto'
import type { Scope } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { readRights } from './accounts.ts'
import type { Session } from './app-env.ts'
import { sessionLimits } from './sign-in-policy.ts'

export interface SignedIn {
  session: Session
  scope: Scope
}

export interface NewSession {
  /** Goes into the cookie; the database has only its digest. */
  token: string
  expiresAt: Date
}

export interface Visitor {
  method: Session['method']
  /** Browser and system, in a word each. */
  device: string
  address: string
}

/** Browsers change tokens so often without being asked. */
const ROTATE_EVERY_S = 3600

const selectSession = loadSql(import.meta.url, 'select-session.sql')
const selectById = loadSql(import.meta.url, 'select-session-by-id.sql')

export async function startSession(
  client: Queryable,
  userId: string,
  { method, device, address }: Visitor,
): Promise<NewSession> {
  const { idleS, absoluteS } = await sessionLimits(client, userId)
  const token = newToken()
  const expiresAt = new Date(Date.now() + absoluteS * 1000)
  await client.execute(
    `insert into session (token_hash, user_id, expires_at, idle_s, method, device, address)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [hashToken(token), userId, expiresAt, idleS, method, device, address],
  )
  return { token, expiresAt }
}

/**
 * Another token for the session that this one belongs to, for all its requests to come; undefined when somebody else has
 * done so just now. Its limits follow the roles of the moment.
 */
export async function rotateSession(
  client: Queryable,
  { id, userId }: Pick<Session, 'id' | 'userId'>,
  /** The token that it came with: good for its other requests that are on their way. */
  presented: string,
  { force = false } = {},
): Promise<NewSession | undefined> {
  const { idleS, absoluteS } = await sessionLimits(client, userId)
  const token = newToken()
  const row = await client.first<{ expiresAt: Date }>(
    `update session
     set token_hash = $2, previous_hash = $7, rotated_at = now(),
       rotate_after = now() + make_interval(secs => $3), idle_s = $4,
       expires_at = least(expires_at, created_at + make_interval(secs => $5))
     where id = $1 and ($6 or rotate_after <= now() or (previous_hash is not null and rotated_at < now() - interval '30 seconds'))
     returning expires_at as "expiresAt"`,
    [id, hashToken(token), ROTATE_EVERY_S, idleS, absoluteS, force, hashToken(presented)],
  )
  if (row === undefined) return undefined
  await client.notify('access_changed', userId)
  return { token, expiresAt: row.expiresAt }
}

/** Undefined when it never was, has expired, was ended, or its account is disabled. Marks it as seen. */
export function readSession(client: Queryable, token: string): Promise<SignedIn | undefined> {
  return read(client, selectSession, hashToken(token))
}

/** The same for who has it already; does not mark it as seen. */
export function readSessionById(client: Queryable, id: string): Promise<SignedIn | undefined> {
  return read(client, selectById, id)
}

export async function endSession(client: Queryable, id: string): Promise<void> {
  await client.execute('delete from session where id = $1', [id])
}

/** Removes what has expired; answers how many. */
export function sweepSessions(client: Queryable): Promise<number> {
  return client.execute(
    'delete from session where expires_at < now() or last_seen_at < now() - make_interval(secs => idle_s)',
  )
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

async function read(client: Queryable, sql: ReturnType<typeof loadSql>, key: string) {
  const row = await client.first<
    Omit<Session, 'rotateAfter'> & { expiresAt: Date; rotateAfter: Date }
  >(sql, [key])
  if (!row) return undefined
  const { expiresAt, rotateAfter, ...rest } = row
  const session = { ...rest, rotateAfter: rotateAfter.getTime() }
  return { session, scope: await readRights(client, session, expiresAt) }
}

const newToken = () => randomBytes(32).toString('base64url')
