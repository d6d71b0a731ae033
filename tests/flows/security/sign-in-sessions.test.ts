import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MyAccount } from '../../../data/contracts/index.ts'
import { createTestApp, signIn, type TestApp } from '../../builders/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())
beforeEach(() => app.db.execute('delete from session'))

const CURRENT = '/api/sessions/current'
const come = (username: string) => signIn(app.request, username, 'onemap-demo')
const ask = (cookie: string, path = CURRENT, init: RequestInit = {}) =>
  app.request(path, {
    ...init,
    headers: { 'Content-Type': 'application/json', Cookie: cookie, ...init.headers },
  })
const given = (answer: Response) => answer.headers.get('Set-Cookie')?.split(';')[0]
const makeDue = async (username: string) => {
  await app.db.execute(`update session set rotate_after = now() where user_id = 'demo:${username}'`)
  await app.db.notify('access_changed', '')
  await new Promise((resolve) => setTimeout(resolve, 50))
}
const forget = async () => {
  await app.db.notify('access_changed', '')
  await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('the token of a session', () => {
  test('changes from time to time, without ending anything', async () => {
    const first = await come('planner')
    expect(given(await ask(first))).toBeUndefined()
    await makeDue('planner')
    const second = given(await ask(first))
    expect(second).toMatch(/^onemap_session=[\w-]{43}$/)
    expect(second).not.toBe(first)
    expect((await ask(second!)).status).toBe(200)
    expect(await app.db.query('select id from session')).toHaveLength(1)
  })

  test('changes once for requests that come together, and all are answered', async () => {
    const first = await come('planner')
    await makeDue('planner')
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(first)))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(answers.filter((answer) => given(answer) !== undefined)).toHaveLength(1)
  })

  test('of before is worth nothing once the new one has been in use for a while', async () => {
    const first = await come('planner')
    await makeDue('planner')
    const second = given(await ask(first))!
    expect((await ask(first)).status).toBe(200)
    await app.db.execute(`update session set rotated_at = now() - interval '1 minute'`)
    await forget()
    expect((await ask(second)).status).toBe(200)
    await forget()
    expect((await ask(first)).status).toBe(401)
    expect((await ask(second)).status).toBe(200)
  })

  test('gets lost with an answer: the one before leads to another', async () => {
    const first = await come('planner')
    await makeDue('planner')
    await ask(first)
    await app.db.execute(`update session set rotated_at = now() - interval '1 minute'`)
    await forget()
    const third = given(await ask(first))!
    expect((await ask(third)).status).toBe(200)
  })

  test('changes with the rights of the account', async () => {
    const first = await come('planner')
    await app.db.execute(
      `update role_assignment set areas = '{330199001}' where user_id = 'demo:planner'`,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(given(await ask(first))).toMatch(/^onemap_session=/)
  })

  test('is never one that somebody has put there', async () => {
    const planted = `onemap_session=${'A'.repeat(43)}`
    const post = (cookie: string) =>
      ask(cookie, '/api/sessions', {
        method: 'POST',
        body: JSON.stringify({ username: 'planner', password: 'onemap-demo' }),
      })
    const own = given(await post(planted))!
    expect(own).not.toBe(planted)
    expect((await ask(planted)).status).toBe(401)
    // The attacker's own session, planted into the victim's browser, ends and gains nothing.
    const attacker = await come('handler')
    const victim = given(await post(attacker))!
    expect(victim).not.toBe(attacker)
    await expect.poll(async () => (await ask(attacker)).status).toBe(401)
    expect(await (await ask(victim)).json()).toMatchObject({ user: { username: 'planner' } })
  })

  test('does not rotate for guests nor on the way out', async () => {
    const cookie = await come('planner')
    const out = await ask(cookie, CURRENT, { method: 'DELETE' })
    expect(out.headers.get('Set-Cookie')).toMatch(/^onemap_session=; Max-Age=0/)
  })
})

describe('a session ends', () => {
  const limits = async (username: string) => {
    await come(username)
    const row = await app.db.first<{ idle: number; hours: number }>(
      `select idle_s as idle, round(extract(epoch from expires_at - created_at) / 3600)::int as hours from session
       where user_id = $1`,
      [`demo:${username}`],
    )
    return row
  }

  test('sooner for administrators than for others', async () => {
    expect(await limits('planner')).toEqual({ idle: 43_200, hours: 168 })
    for (const username of ['admin', 'security', 'auditor']) {
      expect(await limits(username)).toEqual({ idle: 1_800, hours: 12 })
    }
  })

  test('after half an hour without a request of an administrator', async () => {
    const cookie = await come('admin')
    await app.db.execute(`update session set last_seen_at = now() - interval '31 minutes'`)
    await forget()
    expect((await ask(cookie)).status).toBe(401)
  })

  test('though a stream is open: looking by id is no use of it', async () => {
    const cookie = await come('admin')
    const session = await app.services.access.bySession(cookie.split('=')[1]!)
    await app.db.execute(`update session set last_seen_at = now() - interval '29 minutes'`)
    await forget()
    expect(await app.services.access.byId(session!.session.id)).toBeDefined()
    const row = await app.db.first<{ old: boolean }>(
      `select last_seen_at < now() - interval '28 minutes' as old from session`,
    )
    expect(row?.old).toBe(true)
  })

  test('as the security administrator has said', async () => {
    const policy = {
      secondFactorRoles: [],
      administrators: { idleMinutes: 10, hours: 8 },
      others: { idleMinutes: 60, hours: 10 },
    }
    const put = (username: 'security' | 'admin' | 'planner', body: object) =>
      app.as(username).request('/api/sign-in-policy', {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    await app.db.execute('delete from session')
    const security = await come('security')
    const answer = await ask(security, '/api/sign-in-policy', {
      method: 'PUT',
      body: JSON.stringify(policy),
    })
    expect(answer.status).toBe(200)
    expect(await limits('planner')).toEqual({ idle: 3_600, hours: 10 })
    expect((await put('planner', policy)).status).toBe(403)
    expect((await put('admin', policy)).status).toBe(403)
    const wrong = { ...policy, others: { idleMinutes: 1, hours: 10 } }
    const refused = await ask(security, '/api/sign-in-policy', {
      method: 'PUT',
      body: JSON.stringify(wrong),
    })
    expect(refused.status).toBe(422)
    await app.db.execute(`delete from setting where key = 'sign-in.policy'`)
  })
})

describe('my account', () => {
  const read = async (cookie: string) =>
    (await (await ask(cookie, '/api/my-account')).json()) as MyAccount

  test('lists my sessions, this one first, with device and times', async () => {
    await come('planner')
    await come('handler')
    const answer = await app.request('/api/sessions', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36',
      },
      body: JSON.stringify({ username: 'planner', password: 'onemap-demo' }),
    })
    const { sessions } = await read(given(answer)!)
    expect(sessions.map(({ current, device }) => [current, device])).toEqual([
      [true, 'Chrome · Windows'],
      [false, ''],
    ])
  })

  test('ends one of them, or all others, and never somebody else’s', async () => {
    const [own, phone, laptop] = [
      await come('planner'),
      await come('planner'),
      await come('planner'),
    ]
    const foreign = await come('handler')
    const { sessions } = await read(own)
    const others = sessions.filter(({ current }) => !current)
    const end = (id: string) => ask(own, `/api/my-account/sessions/${id}`, { method: 'DELETE' })
    expect((await end((await read(foreign)).sessions[0]!.id)).status).toBe(404)
    expect((await end('nonsense')).status).toBe(404)
    expect((await end(others[0]!.id)).status).toBe(200)
    await ask(own, '/api/my-account/sessions', { method: 'DELETE' })
    for (const cookie of [phone, laptop]) {
      await expect.poll(async () => (await ask(cookie)).status).toBe(401)
    }
    expect((await ask(own)).status).toBe(200)
    expect((await ask(foreign)).status).toBe(200)
  })

  test('another password gives another token and ends all other sessions', async () => {
    const [own, other] = [await come('analyst'), await come('analyst')]
    const change = (body: object) =>
      ask(own, '/api/sessions/current/password', { method: 'PUT', body: JSON.stringify(body) })
    const weak = await change({ current: 'onemap-demo', password: 'analyst2026!' })
    expect(await weak.json()).toMatchObject({
      error: { code: 'weak-password', details: { reason: 'name' } },
    })
    expect((await change({ current: 'wrong', password: 'of my very own' })).status).toBe(422)
    const answer = await change({ current: 'onemap-demo', password: 'of my very own' })
    expect(answer.status).toBe(204)
    expect((await ask(given(answer)!)).status).toBe(200)
    await expect.poll(async () => (await ask(other)).status).toBe(401)
  })
})
