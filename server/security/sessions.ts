import { createHash, randomBytes } from 'node:crypto'
import type { Scope } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { readRights } from './accounts.ts'
import type { Session } from './app-env.ts'

/** A session ends after this time without a request … */
export const IDLE_LIMIT_S = 12 * 3600
/** … and after this time in any case. */
export const ABSOLUTE_LIMIT_S = 7 * 24 * 3600

export interface SignedIn {
  session: Session
  scope: Scope
}

export interface NewSession {
  /** Goes into the cookie; the database has only its digest. */
  token: string
  expiresAt: Date
}

const selectSession = loadSql(import.meta.url, 'select-session.sql')

export async function startSession(client: Queryable, userId: string): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + ABSOLUTE_LIMIT_S * 1000)
  await client.execute(
    'insert into session (token_hash, user_id, expires_at) values ($1, $2, $3)',
    [hashToken(token), userId, expiresAt],
  )
  return { token, expiresAt }
}

/** Undefined when it never was, has expired, was ended, or its account is disabled. Marks it as seen. */
export async function readSession(client: Queryable, token: string): Promise<SignedIn | undefined> {
  const row = await client.first<Omit<Session, 'tokenHash'> & { expiresAt: Date }>(selectSession, [
    hashToken(token),
    IDLE_LIMIT_S,
  ])
  if (!row) return undefined
  const { expiresAt, ...user } = row
  const scope = await readRights(client, user, expiresAt)
  return { session: { ...user, tokenHash: hashToken(token) }, scope }
}

export async function endSession(client: Queryable, tokenHash: string): Promise<void> {
  await client.execute('delete from session where token_hash = $1', [tokenHash])
}

/** Removes what has expired; answers how many. */
export function sweepSessions(client: Queryable): Promise<number> {
  return client.execute(
    'delete from session where expires_at < now() or last_seen_at < now() - make_interval(secs => $1)',
    [IDLE_LIMIT_S],
  )
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
