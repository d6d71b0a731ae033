import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
})
afterAll(() => app.close())

const signIn = (username: string) =>
  app.request('/api/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password: 'wrong' }),
  })

/** All attempts count in the same rows: while those are held by somebody, none of them gets on. */
test('very many who sign in at once hold nobody else up, and some are told to come back', async () => {
  const commander = app.as('commander')
  await commander.request('/api/sessions/current')
  const refused: Response[] = []
  let crowd: Promise<Response>[] = []
  await app.db.transaction(async (client) => {
    await client.execute('lock table sign_in_attempt in access exclusive mode')
    crowd = Array.from({ length: 150 }, (_, i) => signIn(`nobody${i}`))
    for (const one of crowd) one.then((answer) => refused.push(answer))
    const stuck = `select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query ~ 'sign_in_attempt'`
    const count = async () => (await app.db.query(stuck)).length
    await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(1)
    expect((await app.request('/healthz')).status).toBe(200)
    expect((await commander.request('/tiles/SCHOOL/12/3413/1686.fgb')).status).toBe(204)
    expect((await commander.request('/api/search?q=文澜')).status).toBe(200)
    expect(refused.map(({ status }) => status)).toEqual(Array(150 - 128 - 3).fill(503))
  })
  expect(refused[0]!.headers.get('Retry-After')).toBe('3')
  expect(await refused[0]!.json()).toMatchObject({ error: { code: 'sign-in-busy' } })
  const statuses = (await Promise.all(crowd)).map(({ status }) => status)
  // A hundred names from one place are enough.
  expect(new Set(statuses)).toEqual(new Set([401, 429, 503]))
})
