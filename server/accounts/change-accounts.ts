import { randomBytes } from 'node:crypto'
import {
  type NewAccountRequest,
  type OneTimePassword,
  Refusal,
  type Role,
} from '../../data/contracts/index.ts'
import { isAdministrator, keepAdministrators } from '../security/administrators.ts'
import { audit } from '../security/audit.ts'
import { giveOneTimePassword } from '../security/one-time-password.ts'
import { removeSecondFactor } from '../security/second-factor.ts'
import type { Queryable } from '../storage/database.ts'

/** All of these are the acts of one administrator, `by`, inside a transaction that also writes them down. */
export async function createAccount(
  client: Queryable,
  { username, displayName }: NewAccountRequest,
  by: string,
): Promise<OneTimePassword> {
  const id = `user:${randomBytes(9).toString('base64url')}`
  const inserted = await client.execute(
    `insert into user_account (id, username, display_name, password_hash, created_by)
     values ($1, $2, $3, '', $4) on conflict (username) do nothing`,
    [id, username, displayName || username, by],
  )
  if (inserted === 0) {
    throw new Refusal(409, 'username-taken', `There is already an account "${username}".`, {
      field: 'username',
    })
  }
  await audit(client, { userId: by, action: 'user.add', target: id })
  return giveOneTimePassword(client, { id, username, displayName: displayName || username })
}

export async function disableAccount(client: Queryable, id: string, by: string): Promise<void> {
  refuseSelf(id, by)
  await keepAdministrators(client, async () => {
    await setDisabled(client, id, true)
    await client.execute('delete from session where user_id = $1', [id])
  })
  await audit(client, { userId: by, action: 'user.disable', target: id })
}

export async function enableAccount(client: Queryable, id: string, by: string): Promise<void> {
  refuseSelf(id, by)
  await setDisabled(client, id, false)
  await audit(client, { userId: by, action: 'user.enable', target: id })
}

/** Ends all sessions. Not of the other two administrators: whoever knows their password has their rights. */
export async function resetPassword(
  client: Queryable,
  id: string,
  by: string,
): Promise<OneTimePassword> {
  const account = await findOther(client, id, by)
  const given = await giveOneTimePassword(client, account)
  await client.execute('delete from session where user_id = $1', [id])
  await audit(client, { userId: by, action: 'user.reset', target: id })
  return given
}

/** The telephone is lost, the recovery codes, too. Ends all sessions. */
export async function resetSecondFactor(client: Queryable, id: string, by: string): Promise<void> {
  await findOther(client, id, by)
  if (!(await removeSecondFactor(client, id))) {
    throw new Refusal(409, 'no-second-factor', 'The account has no second factor.')
  }
  await client.execute('delete from session where user_id = $1', [id])
  await audit(client, { userId: by, action: 'factor.remove', target: id })
}

/** Whoever gives somebody another password or takes a factor away could come in their place. */
async function findOther(client: Queryable, id: string, by: string) {
  refuseSelf(id, by)
  const account = await client.first<{ id: string; username: string; displayName: string }>(
    'select id, username, display_name as "displayName" from user_account where id = $1 for update',
    [id],
  )
  if (account === undefined) throw accountNotFound()
  const roles = await client.query<{ role: Role }>(
    'select role from role_assignment where user_id = $1 and (valid_to is null or valid_to > now())',
    [id],
  )
  const other = roles.find(({ role }) => isAdministrator(role) && role !== 'administrator')
  if (other) {
    throw new Refusal(
      409,
      'separate-administrators',
      `What a ${other.role} signs in with is only reset on the machine itself: onemap user reset ${account.username}.`,
      { role: other.role },
    )
  }
  return account
}

async function setDisabled(client: Queryable, id: string, disabled: boolean): Promise<void> {
  const changed = await client.execute('update user_account set disabled = $2 where id = $1', [
    id,
    disabled,
  ])
  if (changed === 0) throw accountNotFound()
}

function refuseSelf(id: string, by: string): void {
  if (id !== by) return
  throw new Refusal(409, 'own-account', 'Nobody changes their own account or rights.')
}

const accountNotFound = () => new Refusal(404, 'account-not-found', 'There is no such account.')
