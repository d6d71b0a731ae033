import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/storage/database.ts'
import { createTestApp, signIn, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'

/** What the database tells arrives so late, as on a machine that is busy. */
const LATE_MS = 150

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld, wrap: late })
})
afterAll(() => app?.close())

function late(db: Database): Database {
  return {
    ...db,
    listen: (channel, onMessage, events) =>
      db.listen(channel, (payload) => setTimeout(() => onMessage(payload), LATE_MS), events),
  }
}

interface Browser {
  cookie: string
  ask(path: string, init?: RequestInit): Promise<Response>
}

async function browser(username: string, password = 'onemap-demo'): Promise<Browser> {
  const cookie = await signIn(app.request, username, password)
  const ask = (path: string, init?: RequestInit) =>
    app.request(path, { ...init, headers: { ...init?.headers, Cookie: cookie } })
  expect((await ask('/api/sessions/current')).status).toBe(200)
  return { cookie, ask }
}

const status = async ({ ask }: Browser, path = '/api/sessions/current') => (await ask(path)).status

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

test('a session is over when signing out is answered', async () => {
  const mine = await browser('planner')
  const other = await browser('planner')
  expect((await mine.ask('/api/sessions/current', { method: 'DELETE' })).status).toBe(204)
  expect([await status(mine), await status(other)]).toEqual([401, 200])
})

test('the other sessions are over when ending them is answered', async () => {
  const mine = await browser('planner')
  const other = await browser('planner')
  expect((await mine.ask('/api/my-account/sessions', { method: 'DELETE' })).status).toBe(200)
  expect([await status(mine), await status(other)]).toEqual([200, 401])
})

test('the session that a browser brings is over when it has signed in anew', async () => {
  const before = await browser('planner')
  const answer = await before.ask(
    '/api/sessions',
    json('POST', { username: 'analyst', password: 'onemap-demo' }),
  )
  expect(answer.status).toBe(201)
  expect(await status(before)).toBe(401)
})

test('an account that is disabled is out when that is answered', async () => {
  const handler = await browser('handler')
  const admin = await browser('admin')
  const answer = await admin.ask('/api/accounts/demo:handler/disable', { method: 'POST' })
  expect(answer.status).toBeLessThan(300)
  expect(await status(handler)).toBe(401)
})

test('a grant that is ended gives nothing when that is answered', async () => {
  const worker = await browser('worker')
  expect(await status(worker, '/api/layers')).toBe(200)
  const [grant] = await app.db.query<{ id: string }>(
    `select id::text as id from role_assignment where user_id = 'demo:worker'`,
  )
  const security = await browser('security')
  const answer = await security.ask(`/api/grants/${grant!.id}/end`, { method: 'POST' })
  expect(answer.status).toBeLessThan(300)
  expect(await status(worker, '/api/layers')).toBe(403)
})

test('nothing is remembered while the database cannot tell of changes', async () => {
  const mine = await browser('auditor')
  const { access } = app.services
  const token = mine.cookie.split('=')[1]!
  const cut = () =>
    app.db.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where query ilike 'listen%access_changed%' and datname = current_database()`,
    )
  expect(access.remembered(token)).toBeDefined()
  await cut()
  await expect.poll(() => access.remembered(token), { interval: 1 }).toBeUndefined()
  await app.db.execute(`delete from session where user_id = 'demo:auditor'`)
  expect(await status(mine)).toBe(401)
})
