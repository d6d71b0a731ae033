import type { AreaPrefix, LayerCode, Role, Scope, Sensitivity } from '../../data/contracts/index.ts'
import { Refusal } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { keepAdministrators } from './administrators.ts'
import { type Assignment, createScope } from './scope.ts'

export interface NewAccount {
  id: string
  username: string
  displayName: string
  passwordHash: string
  assignments: readonly Assignment[]
}

export interface AccountSummary {
  id: string
  username: string
  displayName: string
  disabled: boolean
  roles: readonly Role[]
  areas: readonly AreaPrefix[]
  createdAt: Date
}

export interface Credentials {
  id: string
  username: string
  displayName: string
  passwordHash: string
  mustChangePassword: boolean
  hasSecondFactor: boolean
  /** It has none, and one of its roles wants one. */
  mustEnrol: boolean
}

const selectAccounts = loadSql(import.meta.url, 'select-accounts.sql')
const selectAssignments = loadSql(import.meta.url, 'select-assignments.sql')

export async function addAccount(client: Queryable, account: NewAccount): Promise<void> {
  const inserted = await client.execute(
    `insert into user_account (id, username, display_name, password_hash) values ($1, $2, $3, $4)
     on conflict (username) do nothing`,
    [account.id, account.username, account.displayName, account.passwordHash],
  )
  if (inserted === 0) {
    throw new Refusal(409, 'username-taken', `There is already an account "${account.username}".`)
  }
  for (const { role, areas, layers, maxSensitivity } of account.assignments) {
    await client.execute(
      `insert into role_assignment (user_id, role, areas, layers, max_sensitivity)
       values ($1, $2, $3, $4, $5)`,
      [account.id, role, areas, layers, maxSensitivity],
    )
  }
}

/** Also ends all its sessions. The last enabled holder of an administrator role stays. */
export function disableAccount(client: Queryable, username: string): Promise<string> {
  return keepAdministrators(client, async () => {
    const row = await client.first<{ id: string }>(
      'update user_account set disabled = true where username = $1 returning id',
      [username],
    )
    if (!row) throw new Refusal(404, 'no-account', `There is no account "${username}".`)
    await client.execute('delete from session where user_id = $1', [row.id])
    return row.id
  })
}

export function listAccounts(client: Queryable): Promise<AccountSummary[]> {
  return client.query<AccountSummary>(selectAccounts)
}

export function findCredentials(
  client: Queryable,
  username: string,
): Promise<Credentials | undefined> {
  return client.first<Credentials>(
    `select id, username, display_name as "displayName", password_hash as "passwordHash",
       must_change_password as "mustChangePassword", lacks_second_factor(id) as "mustEnrol",
       exists (select from second_factor where user_id = id and confirmed_at is not null) as "hasSecondFactor"
     from user_account
     where username = $1 and not disabled and (password_expires_at is null or password_expires_at > now())`,
    [username],
  )
}

/**
 * What the account may see now, until `endsAt` or the moment when one of its assignments begins or ends. Nothing while its
 * password is one that somebody else knows, or it lacks the second factor that a role of it wants.
 */
export async function readRights(
  client: Queryable,
  user: { userId: string; mustChangePassword: boolean; mustEnrol: boolean },
  endsAt: Date,
): Promise<Scope> {
  const { assignments, changesAt } = await readAssignments(client, user.userId)
  const isOpen = !user.mustChangePassword && !user.mustEnrol
  const until = changesAt !== null && changesAt < endsAt ? changesAt : endsAt
  return createScope(user.userId, isOpen ? assignments : [], until.toISOString())
}

/** The assignments that are valid now, and when the next of all begins or ends. */
export async function readAssignments(
  client: Queryable,
  userId: string,
): Promise<{ assignments: Assignment[]; changesAt: Date | null }> {
  const rows = await client.query<{
    role: Role | null
    areas: AreaPrefix[]
    layers: LayerCode[] | null
    maxSensitivity: Sensitivity
    changesAt: Date | null
  }>(selectAssignments, [userId])
  const assignments = rows.flatMap(({ role, areas, layers, maxSensitivity }) =>
    role === null ? [] : [{ role, areas, layers, maxSensitivity }],
  )
  return { assignments, changesAt: rows[0]?.changesAt ?? null }
}
