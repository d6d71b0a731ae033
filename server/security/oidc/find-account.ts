import { randomBytes } from 'node:crypto'
import type { Queryable } from '../../storage/database.ts'
import { audit } from '../audit.ts'
import type { Identity } from './provider.ts'

/**
 * The account of somebody whom the provider vouches for: the one it was linked with, else the one of the same name, which
 * it is linked with from now on; else, where that is allowed, a new one without rights. Undefined = none, or disabled.
 */
export async function findAccount(
  client: Queryable,
  { issuer, subject, username, displayName }: Identity,
  autoCreate: boolean,
): Promise<string | undefined> {
  const linked = await client.first<{ id: string; disabled: boolean }>(
    `select account.id, account.disabled
     from external_identity join user_account as account on account.id = user_id
     where issuer = $1 and subject = $2`,
    [issuer, subject],
  )
  if (linked) return linked.disabled ? undefined : linked.id
  if (!/^[\p{L}\p{N}._-]{2,64}$/u.test(username)) return undefined
  const named = await client.first<{ id: string; disabled: boolean }>(
    'select id, disabled from user_account where username = $1 for update',
    [username],
  )
  if (named?.disabled || (named === undefined && !autoCreate)) return undefined
  const id = named?.id ?? (await createAccount(client, username, displayName || username))
  // Names are given anew at the provider, subjects never: a second one of the same name is somebody else.
  const isLinked = await client.execute(
    `insert into external_identity (issuer, subject, user_id) values ($1, $2, $3)
     on conflict do nothing`,
    [issuer, subject, id],
  )
  if (isLinked === 0) return undefined
  await audit(client, { userId: id, action: 'user.link', target: id })
  return id
}

async function createAccount(client: Queryable, username: string, displayName: string) {
  const id = `user:${randomBytes(9).toString('base64url')}`
  await client.execute(
    `insert into user_account (id, username, display_name, password_hash) values ($1, $2, $3, '')`,
    [id, username, displayName],
  )
  await audit(client, { userId: id, action: 'user.add', target: id, details: { method: 'oidc' } })
  return id
}
