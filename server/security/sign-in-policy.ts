import * as v from 'valibot'
import { ADMINISTRATOR_ROLES, ROLES, type SignInPolicy } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'

const KEY = 'sign-in.policy'

/** Administrators are away from their desk for half an hour and work a day; a wall of screens is watched all week. */
const DEFAULT: SignInPolicy = {
  secondFactorRoles: [],
  administrators: { idleMinutes: 30, hours: 12 },
  others: { idleMinutes: 720, hours: 168 },
}

const limits = v.strictObject({
  idleMinutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(1_440)),
  hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(720)),
})

export const signInPolicy = v.strictObject({
  secondFactorRoles: v.array(v.picklist(ROLES, `must be of ${ROLES.join(', ')}`)),
  administrators: limits,
  others: limits,
})

export async function readPolicy(client: Queryable): Promise<SignInPolicy> {
  const row = await client.first<{ value: SignInPolicy }>(
    'select value from setting where key = $1',
    [KEY],
  )
  return row?.value ?? DEFAULT
}

/** Holds at once for whoever is asked for a second factor, at the next sign-in or change of token for times. */
export async function writePolicy(client: Queryable, policy: SignInPolicy): Promise<void> {
  await client.execute(
    `insert into setting (key, value) values ($1, $2)
     on conflict (key) do update set value = excluded.value`,
    [KEY, JSON.stringify(policy)],
  )
  await client.execute('update session set rotate_after = now()')
  await client.notify('access_changed', '')
}

/** How long a session of this account may go without a request, and in all. */
export async function sessionLimits(client: Queryable, userId: string) {
  const policy = await readPolicy(client)
  const row = await client.first<{ administers: boolean }>(
    `select exists (
       select from role_assignment
       where user_id = $1 and role = any($2::text[]) and valid_from <= now() and (valid_to is null or valid_to > now())
     ) as administers`,
    [userId, [...ADMINISTRATOR_ROLES]],
  )
  const { idleMinutes, hours } = row?.administers ? policy.administrators : policy.others
  return { idleS: idleMinutes * 60, absoluteS: hours * 3600 }
}

/** Whether one of the account's roles wants a second factor, be there one or not. */
export async function wantsSecondFactor(client: Queryable, userId: string): Promise<boolean> {
  const { secondFactorRoles } = await readPolicy(client)
  const row = await client.first(
    `select 1 from role_assignment
     where user_id = $1 and role = any($2::text[]) and valid_from <= now() and (valid_to is null or valid_to > now())`,
    [userId, [...secondFactorRoles]],
  )
  return row !== undefined
}
