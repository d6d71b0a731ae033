import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MyAccount } from '../../../data/contracts/index.ts'
import type { CommandContext } from '../../../server/command.ts'
import { userCommand } from '../../../server/security/command.ts'
import {
  confirmSecondFactor,
  isSecondFactor,
  offerSecondFactor,
} from '../../../server/security/second-factor.ts'
import { readSessionById, rotateSession } from '../../../server/security/sessions.ts'
import { readPolicy, writePolicy } from '../../../server/security/sign-in-policy.ts'
import { fromBase32, stepAt, totpCode } from '../../../server/security/totp.ts'
import { createTestApp, type DemoUser, signIn, type TestApp } from '../../builders/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app?.close())

const PASSWORD = 'onemap-demo'
const open = (username: DemoUser) => signIn(app.request, username, PASSWORD)
const status = async (cookie: string) =>
  (await app.request('/api/sessions/current', { headers: { Cookie: cookie } })).status
const post = (cookie: string, path: string, body: object = {}) =>
  app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
    body: JSON.stringify(body),
  })
const administrate = async (username: DemoUser, what: string) => {
  const answer = await post(await open('admin'), `/api/accounts/demo:${username}/${what}`)
  expect(answer.status).toBe(200)
}
const command = (...positionals: string[]) =>
  userCommand.run({
    positionals,
    options: {},
    services: async () => app.services,
    print: () => undefined,
  } as Partial<CommandContext> as CommandContext)

async function enrol(username: DemoUser): Promise<string> {
  const { db, keys } = app.services
  const secret = await offerSecondFactor(db, keys, `demo:${username}`)
  await confirmSecondFactor(db, keys, `demo:${username}`, codeOf(secret, -1))
  return secret
}
const codeOf = (secret: string, drift = 0) =>
  totpCode(fromBase32(secret), stepAt(Date.now()) + drift)

test('an account that was disabled and is enabled again has to sign in anew', async () => {
  const before = await open('planner')
  await administrate('planner', 'disable')
  await administrate('planner', 'enable')
  expect(await status(before)).toBe(401)
  expect(await status(await open('planner'))).toBe(200)
})

test('another password for an account ends its sessions', async () => {
  const before = await open('analyst')
  await administrate('analyst', 'password')
  expect(await status(before)).toBe(401)
})

test('a second factor that is taken away ends the sessions that came with it', async () => {
  const before = await open('steward')
  await enrol('steward')
  await administrate('steward', 'second-factor/remove')
  expect(await status(before)).toBe(401)
})

test('a second factor that is in use is not replaced by another offer', async () => {
  const { db, keys } = app.services
  const secret = await enrol('auditor')
  await offerSecondFactor(db, keys, 'demo:auditor')
  expect(await isSecondFactor(app.services, 'demo:auditor', codeOf(secret))).toBe(true)
  expect(await confirmSecondFactor(db, keys, 'demo:auditor', codeOf(secret, 1))).toBe(false)
})

test('whoever gives up the second factor stays, and all others of the account go', async () => {
  const [mine, other] = [await open('handler'), await open('handler')]
  const code = codeOf(await enrol('handler'))
  const body = { password: PASSWORD, code }
  const answer = await post(mine, '/api/my-account/second-factor/remove', body)
  expect(answer.status).toBe(200)
  expect(await status(other)).toBe(401)
})

test.each(['disable', 'reset'])('onemap user %s ends the sessions', async (verb) => {
  const before = await open('worker')
  await command(verb, 'worker')
  await app.db.execute(
    `update user_account set disabled = false, must_change_password = false,
       password_hash = (select password_hash from user_account where username = 'admin')
     where username = 'worker'`,
  )
  await expect.poll(() => status(before)).toBe(401)
})

test('a session is not longer than the policy of the moment when its token changes', async () => {
  const { db } = app
  await open('commander')
  const { id, created } = (await db.first<{ id: string; created: Date }>(
    `select id, created_at as created from session where user_id = 'demo:commander'`,
  ))!
  const policy = await readPolicy(db)
  const shorter = { ...policy, others: { ...policy.others, hours: 1 } }
  await db.transaction((client) => writePolicy(client, shorter))
  const own = { id, userId: 'demo:commander' }
  const renewed = await rotateSession(db, own, 'the one before', { force: true })
  expect(renewed!.expiresAt.getTime() - created.getTime()).toBe(3_600_000)
  await db.transaction((client) => writePolicy(client, policy))
})

test.each([
  ['has expired', `expires_at = now() - interval '1 s'`],
  ['was used too long ago', `last_seen_at = now() - interval '30 days'`],
])('a session that %s is in no list, and none by its number either', async (_what, change) => {
  const mine = await open('commander')
  await open('commander')
  const own = `user_id = 'demo:commander'`
  const newest = await app.db.first<{ id: string }>(
    `select id from session where ${own} order by created_at desc limit 1`,
  )
  const byNumber = () => readSessionById(app.db, newest!.id)
  expect(await byNumber()).toBeDefined()
  await app.db.execute(`update session set ${change} where id = $1`, [newest!.id])
  expect(await byNumber()).toBeUndefined()
  const answer = await app.request('/api/my-account', { headers: { Cookie: mine } })
  const { sessions } = (await answer.json()) as MyAccount
  const [living] = await app.db.query<{ count: number }>(
    `select count(*)::int as count from session
     where ${own} and expires_at > now() and last_seen_at > now() - interval '1 day'`,
  )
  expect(sessions).toHaveLength(living!.count)
})

test('a purpose holds for its time and no longer', async () => {
  const cookie = await open('commander')
  const headers = { Cookie: cookie, 'Content-Type': 'application/json' }
  const path = '/api/sessions/current/purpose'
  const body = JSON.stringify({ purpose: 'visit' })
  expect((await app.request(path, { method: 'PUT', headers, body })).status).toBe(200)
  const stated = async () => (await app.request(path, { headers })).json()
  expect(await stated()).toMatchObject({ purpose: 'visit' })
  await app.db.execute(`update session set purpose_until = now() - interval '1 s'`)
  expect(await stated()).toBeNull()
})
