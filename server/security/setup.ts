import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import { Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { addAccount, checkPassword } from './accounts.ts'
import type { AppEnv } from './app-env.ts'
import { audit } from './audit.ts'
import { readBody } from './read-body.ts'
import { hashToken } from './sessions.ts'

const SETTING = 'setup.token'

const newAdministrator = v.strictObject({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  username: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}._-]{2,64}$/u, 'letters, digits, . _ -')),
  displayName: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(64))),
  password: v.string(),
})

/** A token for the one-time link, as long as nobody administers this installation; each start makes a new one. */
export async function offerSetup(db: Database): Promise<string | undefined> {
  if (await hasAdministrator(db)) return undefined
  const token = randomBytes(24).toString('base64url')
  await db.execute(
    `insert into setting (key, value) values ($1, to_jsonb($2::text))
     on conflict (key) do update set value = excluded.value`,
    [SETTING, hashToken(token)],
  )
  return token
}

/** `POST /api/setup`: creates the administrator, once. */
export function setupRoutes({ db, settings }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/', async (c) => {
    const { token, username, displayName, password } = await readBody(c, newAdministrator)
    checkPassword(password)
    if (settings.mode === 'demo') throw usedUp()
    await db.transaction(async (client) => {
      await takeToken(client, token)
      const id = `user:${randomBytes(9).toString('base64url')}`
      const district = await client.first<{ code: string }>(
        `select left(code, 6) as code from division where level = 'district' and valid_to is null`,
      )
      await addAccount(client, {
        id,
        username,
        displayName: displayName || username,
        password,
        assignments: [
          {
            role: 'administrator',
            areas: district ? [district.code] : [],
            layers: null,
            maxSensitivity: 1,
          },
        ],
      })
      await audit(client, { userId: id, action: 'setup.complete', target: id })
    })
    return c.json({ username }, 201)
  })
  return app
}

/** Deleting it is the proof: of two that come at once one finds nothing. */
async function takeToken(client: Queryable, token: string): Promise<void> {
  const taken = await client.execute(
    'delete from setting where key = $1 and value = to_jsonb($2::text)',
    [SETTING, hashToken(token)],
  )
  if (taken === 0) throw usedUp()
}

async function hasAdministrator(db: Database): Promise<boolean> {
  const row = await db.first(
    `select 1 from role_assignment join user_account on user_account.id = user_id
     where role = 'administrator' and not disabled and user_id not like 'demo:%' limit 1`,
  )
  return row !== undefined
}

function usedUp(): Refusal {
  return new Refusal(
    403,
    'setup-closed',
    'This link has been used or replaced; the newest one stands in the output of the server.',
  )
}
