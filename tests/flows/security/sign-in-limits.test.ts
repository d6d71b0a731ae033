import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSignInLimits } from '../../../server/security/sign-in-limits.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())
beforeEach(() => app.db.execute('delete from sign_in_attempt'))

const signIn = (username: string, password: string) =>
  app.request('/api/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
const statuses = async (count: number, username: string, password = 'wrong') => {
  const all: number[] = []
  for (let i = 0; i < count; i++) all.push((await signIn(username, password)).status)
  return all
}
const waitOver = () => app.db.execute(`update sign_in_attempt set locked_until = now()`)

describe('one person who mistypes', () => {
  test('has five attempts, then a wait that grows', async () => {
    expect(await statuses(6, 'steward')).toEqual([401, 401, 401, 401, 401, 429])
    const waits: number[] = []
    for (let i = 0; i < 3; i++) {
      const answer = await signIn('steward', 'onemap-demo')
      expect(answer.status).toBe(429)
      waits.push(Number(answer.headers.get('Retry-After')))
      await waitOver()
      expect((await signIn('steward', 'wrong')).status).toBe(401)
    }
    expect(waits).toEqual([15, 30, 60])
  })

  test('is told until when, and has a clean slate after the right password', async () => {
    await statuses(5, 'steward')
    const { error } = (await (await signIn('steward', 'onemap-demo')).json()) as {
      error: { code: string; details: { until: string } }
    }
    expect(error.code).toBe('too-many-attempts')
    expect(Date.parse(error.details.until) - Date.now()).toBeLessThan(16_000)
    await waitOver()
    expect((await signIn('steward', 'onemap-demo')).status).toBe(201)
    expect(await statuses(5, 'steward')).toEqual([401, 401, 401, 401, 401])
  })

  test('gets the same answers for names that are none', async () => {
    expect(await statuses(6, 'nobody')).toEqual([401, 401, 401, 401, 401, 429])
  })

  test('cannot try many at once before the count is known', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => signIn('steward', 'wrong')))
    expect(all.filter(({ status }) => status === 401).length).toBe(5)
    expect(all.filter(({ status }) => status === 429).length).toBe(25)
  })

  test('a quiet hour later begins anew', async () => {
    await statuses(5, 'steward')
    await app.db.execute(
      `update sign_in_attempt set last_at = now() - interval '2 hours', locked_until = now() - interval '1 hour'`,
    )
    expect(await statuses(5, 'steward')).toEqual([401, 401, 401, 401, 401])
  })
})

describe('guessing from many places', () => {
  const limits = () => createSignInLimits(app.db, app.services.keys.cellSecret('sign-in attempts'))
  const from = (address: string, username = 'handler') => ({ username, address })

  test('locks the name for everybody, which its administrator sees and ends', async () => {
    const locked: boolean[] = []
    for (let i = 0; i < 20; i++) {
      const name = i % 2 ? 'Handler' : 'handler'
      locked.push((await limits().attempt(from(`203.0.113.${i}`, name))).locks)
    }
    expect(locked.indexOf(true)).toBe(19)
    expect((await signIn('handler', 'onemap-demo')).status).toBe(429)

    const admin = app.as('admin')
    const found = async () =>
      (await (await admin.request('/api/accounts/demo:handler')).json()) as {
        lockedUntil: string | null
      }
    expect(Date.parse((await found()).lockedUntil ?? '')).toBeGreaterThan(Date.now())
    const answer = await admin.request('/api/accounts/demo:handler/unlock', { method: 'POST' })
    expect(answer.status).toBe(200)
    expect((await found()).lockedUntil).toBeNull()
    expect((await signIn('handler', 'onemap-demo')).status).toBe(201)
  })

  test('counts together in all server processes', async () => {
    const other = createSignInLimits(app.db, app.services.keys.cellSecret('sign-in attempts'))
    for (let i = 0; i < 5; i++) await other.attempt(from('none', 'planner'))
    expect((await signIn('planner', 'onemap-demo')).status).toBe(429)
  })

  test('one place that tries many names has to wait', async () => {
    for (let i = 0; i < 100; i++) await limits().attempt(from('203.0.113.9', `name-${i}`))
    await expect(limits().attempt(from('203.0.113.9', 'another'))).rejects.toMatchObject({
      status: 429,
    })
    await expect(limits().attempt(from('203.0.113.10', 'another'))).resolves.toBeTruthy()
  })

  test.each([
    ['addresses of one house', (i: number) => from(`2001:db8:1:2::${i}`)],
    ['spellings of one name', (i: number) => from('203.0.113.5', i % 2 ? 'Handler' : 'handlER')],
  ])('%s count as one', async (_what, attempt) => {
    for (let i = 1; i <= 5; i++) await limits().attempt(attempt(i))
    await expect(limits().attempt(attempt(6))).rejects.toMatchObject({ status: 429 })
  })

  test('two thousand together are too many for places that nobody came in from', async () => {
    await limits().attempt(from('203.0.113.20', 'somebody'))
    await app.db.execute(`update sign_in_attempt set failures = 1999 where key = 'all'`)
    await limits().attempt(from('203.0.113.21', 'somebody else'))
    await expect(limits().attempt(from('203.0.113.22', 'a third'))).rejects.toMatchObject({
      status: 429,
    })
  })

  test('when everything is tried everywhere, places that are known go on', async () => {
    await signIn('commander', 'onemap-demo')
    await app.db.execute(
      `update sign_in_attempt set failures = 5000, locked_at = now() - interval '1 second',
         locked_until = now() + interval '1 minute' where key = 'all'`,
    )
    await expect(limits().attempt(from('198.51.100.1'))).rejects.toMatchObject({ status: 429 })
    expect((await signIn('planner', 'onemap-demo')).status).toBe(201)
  })

  test('leaves nothing readable of names and addresses', async () => {
    const secret = `typed-by-mistake-${randomBytes(4).toString('hex')}`
    await limits().attempt(from('203.0.113.77', secret))
    const rows = await app.db.query('select * from sign_in_attempt')
    expect(JSON.stringify(rows)).not.toContain('typed')
    expect(JSON.stringify(rows)).not.toContain('203.0.113')
  })
})

test('HTTP Basic is counted like the page, but not for what is known to be right', async () => {
  const basic = async (username: string, password: string) => {
    const value = Buffer.from(`${username}:${password}`).toString('base64')
    const headers = { Authorization: `Basic ${value}` }
    return (await app.request('/ogc/collections', { headers })).status
  }
  for (let i = 0; i < 8; i++) expect(await basic('analyst', 'onemap-demo')).toBe(200)
  for (let i = 0; i < 5; i++) expect(await basic('steward', 'wrong')).toBe(401)
  expect(await basic('steward', 'onemap-demo')).toBe(429)
  expect((await signIn('steward', 'onemap-demo')).status).toBe(429)
})

test('refusals and locks stand in the audit log, without what was typed', async () => {
  await statuses(1, 'handler', 'my-secret-typo')
  const [row] = await app.db.query<{ action: string; target: string; details: object }>(
    'select action, target, details from audit_trail order by seq desc limit 1',
  )
  expect(row).toEqual({ action: 'session.refuse', target: 'demo:handler', details: {} })
  await app.db.execute(
    `update sign_in_attempt set failures = 19, last_at = now() where key like 'name:%'`,
  )
  await statuses(1, 'handler')
  const rows = await app.db.query<{ action: string }>(
    'select action from audit_trail order by seq desc limit 2',
  )
  expect(rows.map(({ action }) => action)).toEqual(['session.lock', 'session.refuse'])
})

test('a hash made with less work is renewed at the next sign-in', async () => {
  const cheap = await hash('long enough for me', { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  await app.db.execute(
    `insert into user_account (id, username, display_name, password_hash) values ('user:old', 'old-hand', 'x', $1)`,
    [cheap],
  )
  expect((await signIn('old-hand', 'long enough for me')).status).toBe(201)
  const [row] = await app.db.query<{ hash: string }>(
    `select password_hash as hash from user_account where id = 'user:old'`,
  )
  expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2/)
  expect((await signIn('old-hand', 'long enough for me')).status).toBe(201)
})
