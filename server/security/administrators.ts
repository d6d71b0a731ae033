import { ADMINISTRATOR_ROLES, Refusal, type Role } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

/** Advisory lock: of two acts that each leave one administrator the second must see the first. */
const RIGHTS_LOCK = 7_310

const countHolders = loadSql(import.meta.url, 'count-administrators.sql')

/** Does what takes rights away; refuses when one of the three administrator roles would lose its last enabled holder. */
export async function keepAdministrators<Result>(
  client: Queryable,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query('select pg_advisory_xact_lock($1)', [RIGHTS_LOCK])
  const before = await rolesHeld(client)
  const result = await work()
  const after = await rolesHeld(client)
  const lost = before.find((role) => !after.includes(role))
  if (lost === undefined) return result
  throw new Refusal(
    409,
    'last-administrator',
    `This would leave nobody with the role ${lost}: give it to somebody else first.`,
    { role: lost },
  )
}

/** Refuses a role that would give one account two of the three administrator roles, now or later. */
export async function checkSeparation(
  client: Queryable,
  userId: string,
  role: Role,
): Promise<void> {
  if (!isAdministrator(role)) return
  // Held until the end: two roles that are granted at once must see each other.
  await client.query('select id from user_account where id = $1 for update', [userId])
  const row = await client.first<{ role: Role }>(
    `select role from role_assignment
     where user_id = $1 and role = any($2::text[]) and role <> $3 and (valid_to is null or valid_to > now())
     limit 1`,
    [userId, [...ADMINISTRATOR_ROLES], role],
  )
  if (row === undefined) return
  throw new Refusal(
    409,
    'separate-administrators',
    `The account is ${row.role} already; nobody may hold two of the three administrator roles.`,
    { field: 'role', role: row.role },
  )
}

export const isAdministrator = (role: Role): boolean =>
  ADMINISTRATOR_ROLES.some((one) => one === role)

async function rolesHeld(client: Queryable): Promise<Role[]> {
  const rows = await client.query<{ role: Role }>(countHolders, [[...ADMINISTRATOR_ROLES]])
  return rows.map(({ role }) => role)
}
