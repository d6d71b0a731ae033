import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepSessions } from '../../../server/security/sessions.ts'
import { createTestApp, signIn, type TestApp } from '../../builders/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

test('signing in answers who one is and what one may see', async () => {
  const answer = await app.request(
    '/api/sessions',
    post({ username: 'commander', password: 'onemap-demo' }),
  )
  expect(answer.status).toBe(201)
  expect(await answer.json()).toMatchObject({
    user: { username: 'commander', roles: ['commander'] },
    scope: {
      areas: ['330199'],
      grants: [{ role: 'commander', areas: ['330199'], layers: 'all', maxSensitivity: 3 }],
    },
    mode: 'demo',
  })
  expect(answer.headers.get('Set-Cookie')).toMatch(
    /^onemap_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
  )
})

test('away from this machine the cookie is for encrypted connections only', async () => {
  const credentials = { username: 'commander', password: 'onemap-demo' }
  const answer = await app.request('http://onemap.example/api/sessions', post(credentials))
  expect(answer.headers.get('Set-Cookie')).toMatch(
    /^__Host-onemap_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/,
  )
})

test('the database does not hold what the cookie holds', async () => {
  const cookie = await signIn(app.request, 'analyst', 'onemap-demo')
  const token = cookie.split('=')[1]
  expect(await app.db.query('select 1 from session where token_hash = $1', [token])).toEqual([])
})

test('a signed-in user is known until signing out', async () => {
  const cookie = await signIn(app.request, 'planner', 'onemap-demo')
  const headers = { Cookie: cookie }
  const who = await app.request('/api/sessions/current', { headers })
  expect(await who.json()).toMatchObject({ user: { username: 'planner' } })
  const out = await app.request('/api/sessions/current', { method: 'DELETE', headers })
  expect(out.status).toBe(204)
  await expect
    .poll(async () => (await app.request('/api/sessions/current', { headers })).status)
    .toBe(401)
})

test.each([
  ['a wrong password', 'commander', 'onemap-demos'],
  ['an unknown user', 'nobody', 'onemap-demo'],
])('%s is refused with the same words', async (_what, username, password) => {
  const answer = await app.request('/api/sessions', post({ username, password }))
  expect(answer.status).toBe(401)
  expect(await answer.json()).toEqual({
    error: { code: 'wrong-credentials', message: 'The user name or the password is wrong.' },
  })
})

test('an unknown user takes as much work as a wrong password', async () => {
  // Work, not time: what else the machine does must not decide.
  const work = async (username: string) => {
    const start = process.cpuUsage()
    await app.request('/api/sessions', post({ username, password: 'wrong' }))
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  await work('warm-up')
  const known = [await work('auditor'), await work('auditor'), await work('auditor')]
  const unknown = [await work('ghost'), await work('ghost'), await work('ghost')]
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2)
})

test('without a session nothing is known', async () => {
  const answer = await app.request('/api/sessions/current')
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ error: { code: 'not-signed-in' } })
})

test.each([
  ['too old', `update session set expires_at = now() - interval '1 second'`],
  ['idle for too long', `update session set last_seen_at = now() - interval '13 hours'`],
])('a session that is %s has ended', async (_what, age) => {
  const cookie = await signIn(app.request, 'commander', 'onemap-demo')
  await app.db.execute(age)
  // Whatever was remembered is forgotten.
  await app.db.notify('access_changed', '')
  await expect
    .poll(async () => {
      const answer = await app.request('/api/sessions/current', { headers: { Cookie: cookie } })
      return answer.status
    })
    .toBe(401)
})

test('disabling an account ends its sessions at once', async () => {
  const user = app.as('auditor')
  expect((await user.request('/api/sessions/current')).status).toBe(200)
  await app.db.execute(`update user_account set disabled = true where username = 'auditor'`)
  await expect.poll(async () => (await user.request('/api/sessions/current')).status).toBe(401)
})

test('another role or area takes effect at once', async () => {
  const user = app.as('handler')
  await user.request('/api/sessions/current')
  await app.db.execute(
    `update role_assignment set areas = '{330199002}' where user_id = 'demo:handler'`,
  )
  const areas = async () => {
    const answer = await user.request('/api/sessions/current')
    return ((await answer.json()) as { scope: { areas: string[] } }).scope.areas
  }
  await expect.poll(areas).toEqual(['330199002'])
})

test('changes from foreign pages are refused', async () => {
  const credentials = { username: 'commander', password: 'onemap-demo' }
  const foreign: Record<string, string>[] = [
    { Origin: 'http://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'null' },
  ]
  for (const headers of foreign) {
    const answer = await app.request('/api/sessions', post(credentials, headers))
    expect(answer.status).toBe(403)
  }
  const own = { Origin: 'http://localhost', Host: 'localhost', 'Sec-Fetch-Site': 'same-origin' }
  expect((await app.request('/api/sessions', post(credentials, own))).status).toBe(201)
})

test('signing in and out stands in the audit log', async () => {
  const cookie = await signIn(app.request, 'commander', 'onemap-demo')
  await app.request('/api/sessions/current', { method: 'DELETE', headers: { Cookie: cookie } })
  const rows = await app.db.query<{ action: string }>(
    `select action from audit_trail where user_id = 'demo:commander' order by seq desc limit 2`,
  )
  expect(rows.map((row) => row.action)).toEqual(['session.end', 'session.start'])
})

test('what has ended is removed from the database', async () => {
  await signIn(app.request, 'commander', 'onemap-demo')
  await app.db.execute(`update session set expires_at = now() - interval '1 second'`)
  await signIn(app.request, 'planner', 'onemap-demo')
  await sweepSessions(app.db)
  expect(await app.db.query('select user_id from session')).toEqual([{ user_id: 'demo:planner' }])
})
