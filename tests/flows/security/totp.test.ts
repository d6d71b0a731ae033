import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MyAccount, RecoveryCodes, SecondFactorOffer } from '../../../data/contracts/index.ts'
import { rotateData } from '../../../server/security/keys/index.ts'
import {
  countOldSecondFactors,
  resealSecondFactors,
} from '../../../server/security/second-factor.ts'
import { fromBase32, stepAt, totpCode } from '../../../server/security/totp.ts'
import { createTestApp, type DemoUser, signIn, type TestApp } from '../../builders/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const PASSWORD = 'onemap-demo'
const codeOf = (secret: string, drift = 0) =>
  totpCode(fromBase32(secret), stepAt(Date.now()) + drift)
const send = (cookie: string, path: string, body: object, method = 'POST') =>
  app.request(path, {
    method,
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
    body: JSON.stringify(body),
  })
const come = (username: string, code?: string, password = PASSWORD) =>
  send('', '/api/sessions', { username, password, ...(code !== undefined && { code }) })
const codeIn = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string } }).error.code
/** As time goes by: a later code counts, limits are forgotten. */
const later = async () => {
  await app.db.execute('update second_factor set last_step = 0')
  await app.db.execute('delete from sign_in_attempt')
}

async function enrol(username: DemoUser) {
  const cookie = await signIn(app.request, username, PASSWORD)
  const offer = await send(cookie, '/api/my-account/second-factor', { password: PASSWORD })
  const { secret, uri } = (await offer.json()) as SecondFactorOffer
  const confirm = await send(cookie, '/api/my-account/second-factor/confirm', {
    code: codeOf(secret),
  })
  const { codes } = (await confirm.json()) as RecoveryCodes
  const own = confirm.headers.get('Set-Cookie')!.split(';')[0]!
  return { secret, uri, codes, cookie: own, before: cookie }
}

describe('a second factor', () => {
  test('is only in use once a first code has proved it; other sessions end', async () => {
    const other = await signIn(app.request, 'planner', PASSWORD)
    const cookie = await signIn(app.request, 'planner', PASSWORD)
    const path = '/api/my-account/second-factor'
    expect((await send(cookie, path, { password: 'wrong' })).status).toBe(422)
    const { secret } = (await (
      await send(cookie, path, { password: PASSWORD })
    ).json()) as SecondFactorOffer
    expect((await come('planner')).status).toBe(201)
    expect(await codeIn(await send(cookie, `${path}/confirm`, { code: '000000' }))).toBe(
      'wrong-code',
    )
    const confirmed = await send(cookie, `${path}/confirm`, { code: codeOf(secret) })
    expect(confirmed.status).toBe(200)
    const { codes } = (await confirmed.json()) as RecoveryCodes
    expect(codes).toHaveLength(10)
    expect(codes[0]).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/)
    await expect
      .poll(async () => (await send(other, '/api/sessions/current/purpose', {}, 'DELETE')).status)
      .toBe(401)
    expect((await send(cookie, path, { password: PASSWORD })).status).toBe(409)
    await later()
  })

  test('is asked for after the password, and lets nobody in with a wrong code', async () => {
    const { secret } = await enrol('analyst')
    await later()
    expect(await codeIn(await come('analyst'))).toBe('second-factor')
    expect(await codeIn(await come('analyst', '000000'))).toBe('wrong-code')
    expect(await codeIn(await come('analyst', codeOf(secret), 'wrong'))).toBe('wrong-credentials')
    expect((await come('analyst', codeOf(secret))).status).toBe(201)
  })

  test('takes each code once, also when it comes twice at the same time', async () => {
    const { secret } = await enrol('handler')
    expect(await codeIn(await come('handler', codeOf(secret)))).toBe('wrong-code')
    await later()
    const code = codeOf(secret)
    const both = await Promise.all([come('handler', code), come('handler', code)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401])
    await later()
    expect((await come('handler', codeOf(secret, 1))).status).toBe(201)
    expect(await codeIn(await come('handler', codeOf(secret)))).toBe('wrong-code')
  })

  test('counts wrong codes like wrong passwords', async () => {
    await enrol('worker')
    await later()
    const all: number[] = []
    for (let i = 0; i < 6; i++) all.push((await come('worker', '000000')).status)
    expect(all).toEqual([401, 401, 401, 401, 401, 429])
    await later()
  })

  test('lost: each recovery code opens once', async () => {
    const { codes, cookie } = await enrol('steward')
    await later()
    const typed = codes[3]!.toLowerCase().replaceAll('-', ' ')
    expect((await come('steward', typed)).status).toBe(201)
    expect(await codeIn(await come('steward', codes[3]))).toBe('wrong-code')
    const mine = (await (
      await app.request('/api/my-account', { headers: { Cookie: cookie } })
    ).json()) as MyAccount
    expect(mine.secondFactor?.recoveryCodes).toBe(9)
    const stored = await app.db.query('select * from recovery_code')
    expect(JSON.stringify(stored)).not.toContain(codes[0]!.replaceAll('-', ''))
  })

  test('keeps programs out that know the password alone', async () => {
    const { codes } = await enrol('commander')
    expect(codes).toHaveLength(10)
    await later()
    const value = Buffer.from(`commander:${PASSWORD}`).toString('base64')
    const answer = await app.request('/ogc/collections', {
      headers: { Authorization: `Basic ${value}` },
    })
    expect(answer.status).toBe(401)
  })

  test('is given up with password and code', async () => {
    const { secret, cookie } = await enrol('auditor')
    await later()
    const remove = (body: object) => send(cookie, '/api/my-account/second-factor/remove', body)
    expect((await remove({ password: PASSWORD, code: '000000' })).status).toBe(422)
    expect((await remove({ password: 'wrong', code: codeOf(secret) })).status).toBe(422)
    expect((await remove({ password: PASSWORD, code: codeOf(secret) })).status).toBe(200)
    expect((await come('auditor')).status).toBe(201)
  })

  test('lies encrypted in the database and outlives a change of keys', async () => {
    const { secret } = await enrol('auditor')
    const [row] = await app.db.query<{ secret: Buffer }>(
      `select secret from second_factor where user_id = 'demo:auditor'`,
    )
    expect(row!.secret.includes(Buffer.from(secret))).toBe(false)
    await rotateData(app.db, app.services.keys, {
      reseal: resealSecondFactors,
      countOld: countOldSecondFactors,
    })
    await later()
    expect((await come('auditor', codeOf(secret))).status).toBe(201)
  })

  test('lost altogether: the administrator takes it away, but not from other administrators', async () => {
    const admin = app.as('admin')
    const remove = (id: string) =>
      admin.request(`/api/accounts/demo:${id}/second-factor/remove`, { method: 'POST' })
    expect((await remove('analyst')).status).toBe(200)
    await later()
    expect((await come('analyst')).status).toBe(201)
    expect(await codeIn(await remove('auditor'))).toBe('separate-administrators')
    expect(await codeIn(await remove('admin'))).toBe('own-account')
  })
})

test('who holds a role that wants a second factor may do nothing before', async () => {
  const security = await signIn(app.request, 'security', PASSWORD)
  const policy = {
    secondFactorRoles: ['administrator', 'securityAdministrator'],
    administrators: { idleMinutes: 30, hours: 12 },
    others: { idleMinutes: 720, hours: 168 },
  }
  const answer = await send(security, '/api/sign-in-policy', policy, 'PUT')
  expect(answer.status).toBe(200)
  const admin = await signIn(app.request, 'admin', PASSWORD)
  const who = async (cookie: string) =>
    (await app.request('/api/sessions/current', { headers: { Cookie: cookie } })).json()
  expect(await who(admin)).toMatchObject({ mustEnrol: true, scope: { grants: [] } })
  const list = (cookie: string) => app.request('/api/accounts', { headers: { Cookie: cookie } })
  expect((await list(admin)).status).toBe(403)
  const { cookie, secret } = await enrol('admin')
  await expect.poll(async () => (await list(cookie)).status).toBe(200)
  await later()
  const kept = await send(cookie, '/api/my-account/second-factor/remove', {
    password: PASSWORD,
    code: codeOf(secret),
  })
  expect(await codeIn(kept)).toBe('needs-second-factor')
})

test('every step stands in the audit log', async () => {
  const rows = await app.db.query<{ action: string }>(
    `select distinct action from audit_trail where action like 'factor.%' or action like 'policy.%' order by 1`,
  )
  expect(rows.map(({ action }) => action)).toEqual(['factor.add', 'factor.remove', 'policy.change'])
})
