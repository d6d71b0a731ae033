import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import { ADMINISTRATOR_ROLES, Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { addAccount } from './accounts.ts'
import type { AppEnv } from './app-env.ts'
import { audit } from './audit.ts'
import { checkPassword } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import { readBody } from './read-body.ts'
import { hashToken } from './sessions.ts'

type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number]

/** What a setting of the name `setup.token.<role>` holds. */
interface Invitation {
  hash: string
  /** ISO 8601, UTC. */
  until: string
}

/** Long enough for the three people to find the time, short enough not to lie around. */
const VALID_MS = 7 * 86_400_000

const newAdministrator = v.strictObject({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  username: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}._-]{2,64}$/u, 'letters, digits, . _ -')),
  displayName: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(64))),
  password: v.string(),
})

/**
 * A token for a one-time link as long as one of the three administrators is missing. For the first of them each start makes
 * a new one, for the others only once the links that he was given to hand on have run out.
 */
export async function offerSetup(db: Database): Promise<string | undefined> {
  for (const role of ADMINISTRATOR_ROLES) {
    if (await isHeld(db, role)) continue
    if (role === 'administrator' || !(await isInvited(db, role))) return invite(db, role)
  }
  return undefined
}

/** `POST /api/setup`: each link creates one of the three administrators, once; the first answers the links of the others. */
export function setupRoutes({ db, settings }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/', async (c) => {
    const { token, username, displayName, password } = await readBody(c, newAdministrator)
    checkPassword(password, username)
    if (settings.mode === 'demo') throw usedUp()
    const created = await db.transaction(async (client) => {
      const role = await takeToken(client, token)
      const id = `user:${randomBytes(9).toString('base64url')}`
      const areas = await districtAreas(client)
      await addAccount(client, {
        id,
        username,
        displayName: displayName || username,
        passwordHash: await hashPassword(password),
        assignments: [{ role, areas, layers: null, maxSensitivity: 1 }],
      })
      await audit(client, { userId: id, action: 'setup.complete', target: id, details: { role } })
      const invitations = role === 'administrator' ? await inviteOthers(client) : []
      return { username, role, invitations }
    })
    return c.json(created, 201)
  })
  return app
}

async function inviteOthers(client: Queryable) {
  const invitations: { role: AdministratorRole; token: string }[] = []
  for (const role of ADMINISTRATOR_ROLES) {
    if (!(await isHeld(client, role))) invitations.push({ role, token: await invite(client, role) })
  }
  return invitations
}

async function invite(client: Queryable, role: AdministratorRole): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const until = new Date(Date.now() + VALID_MS).toISOString()
  const invitation: Invitation = { hash: hashToken(token), until }
  await client.execute(
    `insert into setting (key, value) values ($1, $2)
     on conflict (key) do update set value = excluded.value`,
    [settingOf(role), JSON.stringify(invitation)],
  )
  return token
}

/** Deleting it is the proof: of two that come at once one finds nothing. */
async function takeToken(client: Queryable, token: string): Promise<AdministratorRole> {
  const taken = await client.first<{ key: string }>(
    `delete from setting
     where key = any($1::text[]) and value ->> 'hash' = $2 and (value ->> 'until')::timestamptz > now()
     returning key`,
    [ADMINISTRATOR_ROLES.map(settingOf), hashToken(token)],
  )
  const role = ADMINISTRATOR_ROLES.find((one) => settingOf(one) === taken?.key)
  if (role === undefined) throw usedUp()
  return role
}

async function isInvited(client: Queryable, role: AdministratorRole): Promise<boolean> {
  const row = await client.first(
    `select 1 from setting where key = $1 and (value ->> 'until')::timestamptz > now()`,
    [settingOf(role)],
  )
  return row !== undefined
}

async function isHeld(client: Queryable, role: AdministratorRole): Promise<boolean> {
  const row = await client.first(
    `select 1 from role_assignment join user_account on user_account.id = user_id
     where role = $1 and not disabled and user_id not like 'demo:%' and (valid_to is null or valid_to > now())
     limit 1`,
    [role],
  )
  return row !== undefined
}

async function districtAreas(client: Queryable): Promise<string[]> {
  const district = await client.first<{ code: string }>(
    `select left(code, 6) as code from division where level = 'district' and valid_to is null`,
  )
  return district ? [district.code] : []
}

const settingOf = (role: AdministratorRole) => `setup.token.${role}`

function usedUp(): Refusal {
  return new Refusal(
    403,
    'setup-closed',
    'This link has been used or replaced; the newest one stands in the output of the server.',
  )
}
