import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { offerSetup } from '../../../server/security/setup.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'

let app: TestApp
beforeAll(async () => {
  // Its demo accounts hold all roles, and count for nothing.
  app = await createTestApp({ settings: { mode: 'production' } })
})
afterAll(() => app?.close())
beforeEach(async () => {
  await app.db.execute(`delete from setting where key like 'setup.token.%'`)
  await app.db.execute(`delete from role_assignment where user_id like 'user:%'`)
  await app.db.execute(`delete from user_account where id like 'user:%'`)
})

const PASSWORD = 'a long one of three'
const follow = (token: string, username: string, password = PASSWORD) =>
  app.request('/api/setup', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, username, password }),
  })
const runOut = () =>
  app.db.execute(
    `update setting set value = jsonb_set(value::jsonb, '{until}', '"2020-01-01T00:00:00Z"') where key like 'setup.token.%'`,
  )

test('a link makes one administrator, once, and hands on the links of the other two', async () => {
  const token = (await offerSetup(app.db))!
  expect((await follow('another token', 'first')).status).toBe(403)
  expect((await follow(token, 'first', 'short')).status).toBe(422)
  const answer = await follow(token, 'first')
  expect(answer.status).toBe(201)
  const made = (await answer.json()) as { role: string; invitations: { role: string }[] }
  expect(made.role).toBe('administrator')
  expect(made.invitations.map(({ role }) => role).sort()).toEqual([
    'auditor',
    'securityAdministrator',
  ])
  expect((await follow(token, 'again')).status).toBe(403)
})

test('a link that has run out makes nobody', async () => {
  const token = (await offerSetup(app.db))!
  await runOut()
  expect((await follow(token, 'first')).status).toBe(403)
})

test('the others are asked for anew only once their links have run out', async () => {
  await follow((await offerSetup(app.db))!, 'first')
  expect(await offerSetup(app.db)).toBeUndefined()
  await runOut()
  expect(await offerSetup(app.db)).toBeTypeOf('string')
})

test('an administrator who is disabled or whose grant has ended is missing again', async () => {
  await follow((await offerSetup(app.db))!, 'first')
  await app.db.execute(`update user_account set disabled = true where username = 'first'`)
  expect(await offerSetup(app.db)).toBeTypeOf('string')
  await app.db.execute(`update user_account set disabled = false where username = 'first'`)
  expect(await offerSetup(app.db)).toBeUndefined()
  await app.db.execute(
    `update role_assignment set valid_from = now() - interval '1 day', valid_to = now() - interval '1 s'
     where user_id like 'user:%'`,
  )
  expect(await offerSetup(app.db)).toBeTypeOf('string')
})

test('in demo mode there is nothing to set up', async () => {
  const { services } = app
  const demo = createApp({ ...services, settings: { ...services.settings, mode: 'demo' } })
  const token = (await offerSetup(app.db))!
  const answer = await demo.request('/api/setup', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, username: 'first', password: PASSWORD }),
  })
  expect(answer.status).toBe(403)
})

test('accounts of the demo do not come by password either', async () => {
  const credentials = Buffer.from('commander:onemap-demo').toString('base64')
  const headers = { Authorization: `Basic ${credentials}` }
  expect((await app.request('/ogc/collections', { headers })).status).toBe(401)
})
