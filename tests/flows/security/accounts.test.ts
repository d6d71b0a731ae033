import { describe, expect, test } from 'vitest'
import {
  type AccountDetail,
  type AccountPage,
  type GrantPreview,
  type NewGrant,
  type OneTimePassword,
  parseLayerCode,
  type SessionInfo,
  type TableImportResult,
} from '../../../data/contracts/index.ts'
import { type DemoUser, signIn } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()

const send = (method: string, body?: unknown, headers: Record<string, string> = {}) => ({
  method,
  headers: { 'Content-Type': 'application/json', ...headers },
  ...(body !== undefined && { body: JSON.stringify(body) }),
})

async function post<Body>(user: DemoUser, path: string, body?: unknown) {
  const answer = await app().as(user).request(path, send('POST', body))
  return {
    status: answer.status,
    body: (await answer.json()) as Body & { error?: { code: string } },
  }
}

const create = async (username: string) =>
  (await post<OneTimePassword>('admin', '/api/accounts', { username, displayName: '' })).body

const grantTo = (account: string, given: Partial<NewGrant> = {}): NewGrant => ({
  account,
  role: 'gridWorker',
  areas: [WORLD.grids.west],
  layers: 'all',
  maxSensitivity: 2,
  ...given,
})

const layerCodes = (...codes: string[]) => codes.map((code) => parseLayerCode(code)!)

const asNew =
  (cookie: string) =>
  (path: string, init: RequestInit = {}) =>
    app().request(path, { ...init, headers: { Cookie: cookie, ...(init.headers ?? {}) } })

describe('an account', () => {
  test('is created with a password for one sign-in, at which another must be chosen', async () => {
    const made = await create('li.wei')
    await post('security', '/api/grants', grantTo(made.id))
    const ask = asNew(await signIn(app().request, 'li.wei', made.password))
    const who = (await (await ask('/api/sessions/current')).json()) as SessionInfo
    expect(who).toMatchObject({ mustChangePassword: true, scope: { grants: [] } })
    expect((await ask('/api/layers')).status).toBe(403)

    const change = { current: made.password, password: 'my own long words' }
    const path = '/api/sessions/current/password'
    expect((await ask(path, send('PUT', { ...change, current: 'no' }))).status).toBe(422)
    expect((await ask(path, send('PUT', { ...change, password: 'short' }))).status).toBe(422)
    const same = { current: made.password, password: made.password }
    expect((await ask(path, send('PUT', same))).status).toBe(422)
    expect((await ask(path, send('PUT', change))).status).toBe(204)
    await expect.poll(async () => (await ask('/api/layers')).status).toBe(200)
    expect((await get<AccountDetail>('admin', `/api/accounts/${made.id}`)).state).toBe('enabled')
  })

  test('whose handed-over password has run out cannot be entered', async () => {
    const made = await create('late')
    const [kept] = await app().db.query<{ until: Date }>(
      'select password_expires_at as until from user_account where id = $1',
      [made.id],
    )
    expect(kept!.until.toISOString()).toBe(made.expiresAt)
    await app().db.execute(
      `update user_account set password_expires_at = now() - interval '1 s' where id = $1`,
      [made.id],
    )
    await expect(signIn(app().request, 'late', made.password)).rejects.toThrow('wrong-credentials')
  })

  test('that is disabled is out at once and can come back', async () => {
    const made = await create('on.off')
    await app().db.execute('update user_account set must_change_password = false where id = $1', [
      made.id,
    ])
    const ask = asNew(await signIn(app().request, 'on.off', made.password))
    expect((await post('admin', `/api/accounts/${made.id}/disable`)).body).toMatchObject({
      state: 'disabled',
    })
    await expect.poll(async () => (await ask('/api/sessions/current')).status).toBe(401)
    await expect(signIn(app().request, 'on.off', made.password)).rejects.toThrow()
    await post('admin', `/api/accounts/${made.id}/enable`)
    await signIn(app().request, 'on.off', made.password)
  })

  test('has a name of its own', async () => {
    await create('twice')
    const again = await post('admin', '/api/accounts', { username: 'twice', displayName: '' })
    expect([again.status, again.body.error?.code]).toEqual([409, 'username-taken'])
    const odd = await post('admin', '/api/accounts', { username: 'a b', displayName: '' })
    expect(odd.status).toBe(422)
  })
})

describe('the list of accounts', () => {
  test('is searched by name, role, area and state, page by page', async () => {
    const names = async (query: string) =>
      (await get<AccountPage>('admin', `/api/accounts?${query}`)).items.map((one) => one.username)
    expect(await names('role=planner')).toEqual(['planner', 'reviewer'])
    expect(await names(`q=${encodeURIComponent('分析')}`)).toEqual(['analyst'])
    expect(await names(`role=gridWorker&area=${WORLD.grids.west}&q=work`)).toEqual(['worker'])
    expect(await names(`role=gridWorker&area=${WORLD.linxi}`)).toEqual([])
    expect(await names('state=disabled&q=commander')).toEqual([])
    const first = await get<AccountPage>('admin', '/api/accounts?limit=2&q=a')
    const second = await get<AccountPage>('admin', `/api/accounts?limit=2&q=a&after=${first.next}`)
    expect(first.total).toBe(second.total)
    expect(second.items[0]!.username > first.items[1]!.username).toBe(true)
  })

  test('is for the two administrators of accounts and rights alone', async () => {
    expect(await status('security', '/api/accounts')).toBe(200)
    for (const user of ['commander', 'auditor', 'worker'] as const) {
      expect(await status(user, '/api/accounts')).toBe(403)
      expect(await status(user, '/api/grants/choices')).toBe(403)
    }
  })
})

describe('of three administrators', () => {
  test('the one who creates accounts cannot grant, the one who grants cannot create', async () => {
    const made = await create('nobody.yet')
    expect((await post('admin', '/api/grants', grantTo(made.id))).status).toBe(403)
    expect((await post('admin', '/api/grants/preview', grantTo(made.id))).status).toBe(403)
    const wish = { username: 'mine', displayName: '' }
    expect((await post('security', '/api/accounts', wish)).status).toBe(403)
    expect((await post('security', `/api/accounts/${made.id}/disable`)).status).toBe(403)
    expect((await post('auditor', '/api/grants', grantTo(made.id))).status).toBe(403)
    expect(await status('security', '/api/audit/entries')).toBe(403)
    expect(await status('admin', '/api/audit/entries')).toBe(403)
  })

  test('nobody changes their own account or rights', async () => {
    const own = await post('security', '/api/grants', grantTo('demo:security'))
    expect([own.status, own.body.error?.code]).toEqual([409, 'own-account'])
    const { grants } = await get<AccountDetail>('security', '/api/accounts/demo:security')
    const ended = await post('security', `/api/grants/${grants[0]!.id}/end`)
    expect(ended.body.error?.code).toBe('own-account')
    for (const act of ['disable', 'enable', 'password', 'second-factor/remove']) {
      const self = await post('admin', `/api/accounts/demo:admin/${act}`)
      expect([act, self.body.error?.code]).toEqual([act, 'own-account'])
    }
  })

  test('nothing is done to nobody, and nothing written down of it', async () => {
    const nobody = 'user:of-no-such-name'
    for (const act of ['disable', 'enable', 'password', 'unlock', 'second-factor/remove']) {
      const answer = await post('admin', `/api/accounts/${nobody}/${act}`)
      expect([act, answer.body.error?.code]).toEqual([act, 'account-not-found'])
    }
    const grant = await post('security', '/api/grants', grantTo(nobody))
    expect([grant.status, grant.body.error?.code]).toEqual([422, 'unknown-account'])
    for (const id of ['abc', '999999']) {
      const end = await post('security', `/api/grants/${id}/end`)
      expect(end.body.error?.code).toBe('grant-not-found')
    }
    const rows = await app().db.query(
      `select 1 from (
         select to_jsonb(audit_pending)::text from audit_pending union all select to_jsonb(audit_trail)::text from audit_trail
       ) as log (entry) where strpos(entry, $1) > 0`,
      [nobody],
    )
    expect(rows).toEqual([])
  })

  test('whoever was one is treated like everybody', async () => {
    const made = await create('was.auditor')
    await app().db.execute(
      `insert into role_assignment (user_id, role, areas, max_sensitivity, valid_from, valid_to)
       values ($1, 'auditor', '{330199}', 1, now() - interval '2 days', now() - interval '1 day')`,
      [made.id],
    )
    expect((await post('admin', `/api/accounts/${made.id}/password`)).status).toBe(200)
    const other = grantTo(made.id, { role: 'securityAdministrator' })
    expect((await post('security', '/api/grants', other)).status).toBe(201)
  })

  test('what has ended cannot be ended again', async () => {
    const made = await create('for.a.while')
    const given = await post<AccountDetail>('security', '/api/grants', grantTo(made.id))
    const path = `/api/grants/${given.body.grants[0]!.id}/end`
    expect((await post('security', path)).status).toBe(200)
    expect((await post('security', path)).body.error?.code).toBe('grant-not-found')
  })

  test('nobody is two, neither now nor later', async () => {
    const both = grantTo('demo:auditor', { role: 'administrator', areas: [WORLD.district] })
    expect((await post('security', '/api/grants', both)).body.error?.code).toBe(
      'separate-administrators',
    )
    const made = await create('two.hats')
    const later = { from: '2090-01-01T00:00:00Z' }
    await post('security', '/api/grants', grantTo(made.id, { role: 'auditor', ...later }))
    const second = grantTo(made.id, { role: 'administrator', from: '2095-01-01T00:00:00Z' })
    expect((await post('security', '/api/grants', second)).status).toBe(409)
  })

  test('the last of each stays', async () => {
    const last = await post('admin', '/api/accounts/demo:auditor/disable')
    expect([last.status, last.body.error?.code]).toEqual([409, 'last-administrator'])
    const { grants } = await get<AccountDetail>('security', '/api/accounts/demo:auditor')
    const ended = await post('security', `/api/grants/${grants[0]!.id}/end`)
    expect(ended.body.error?.code).toBe('last-administrator')
    expect(await status('auditor', '/api/audit/entries')).toBe(200)

    const past = await create('first.auditor')
    await app().db.execute(
      `insert into role_assignment (user_id, role, areas, max_sensitivity, valid_from, valid_to) values
         ($1, 'auditor', '{330199}', 1, now() - interval '2 days', now() - interval '1 day'),
         ($1, 'auditor', '{330199}', 1, now() + interval '1 day', null)`,
      [past.id],
    )
    const still = await post('admin', '/api/accounts/demo:auditor/disable')
    expect(still.body.error?.code).toBe('last-administrator')

    const made = await create('second.auditor')
    await post('security', '/api/grants', grantTo(made.id, { role: 'auditor' }))
    expect((await post('admin', '/api/accounts/demo:auditor/disable')).status).toBe(200)
    await post('admin', '/api/accounts/demo:auditor/enable')
  })

  test('none knows the password of another', async () => {
    const other = await post('admin', '/api/accounts/demo:security/password')
    expect([other.status, other.body.error?.code]).toEqual([409, 'separate-administrators'])
    expect((await post('admin', '/api/accounts/demo:handler/password')).status).toBe(200)
  })

  test('every act is written down', async () => {
    const rows = await app().db.query<{ action: string }>(
      `select distinct action from (select action from audit_pending union all select action from audit_entry) as log
       where action like 'user.%' or action like 'grant.%'`,
    )
    const actions = rows.map(({ action }) => action)
    for (const action of ['user.add', 'user.disable', 'user.enable', 'user.reset', 'grant.add']) {
      expect(actions).toContain(action)
    }
  })
})

describe('a table', () => {
  const CSV = `\ufeff用户名,姓名,角色,网格,最高级别,止
w.one,张三,网格员,${WORLD.grids.west},2,2090-01-01
w.two,李四,网格员,"${WORLD.grids.east};${WORLD.grids.south}",3,
"bad name",王五,网格员,${WORLD.grids.west},2,
commander,赵六,网格员,330199001001009,2,
`
  const take = (user: DemoUser, what: string, commit: boolean) =>
    post<TableImportResult>(user, `/api/${what}/import`, { csv: CSV, commit })

  test('is looked at without leaving a trace', async () => {
    const looked = await take('admin', 'accounts', false)
    expect(looked.body).toMatchObject({ good: 2, committed: false, passwords: [] })
    expect(looked.body.bad).toMatchObject([
      { row: 4, value: 'bad name' },
      { row: 5, code: 'username-taken' },
    ])
    expect((await get<AccountPage>('admin', '/api/accounts?q=w.')).total).toBe(0)
  })

  test('brings accounts by one and their rights by the other administrator', async () => {
    const made = (await take('admin', 'accounts', true)).body
    expect(made.passwords.map((one) => one.username)).toEqual(['w.one', 'w.two'])
    const granted = (await take('security', 'grants', true)).body
    expect(granted.good).toBe(2)
    expect(granted.bad).toMatchObject([
      { row: 4, message: 'There is no account "bad name".' },
      { row: 5, message: 'There is no division or grid 330199001001009.' },
    ])
    const { items } = await get<AccountPage>('security', '/api/accounts?q=w.')
    expect(items.map((one) => one.grants[0])).toMatchObject([
      { areas: [WORLD.grids.west], maxSensitivity: 2, to: '2089-12-31T16:00:00+00:00' },
      { areas: [WORLD.grids.east, WORLD.grids.south], maxSensitivity: 3, to: null },
    ])
  })

  test('without its columns is refused in one sentence', async () => {
    const refused = await post('admin', '/api/accounts/import', { csv: 'a,b\n1,2\n' })
    expect(refused.status).toBe(422)
  })
})

describe('before granting', () => {
  test('one sees what the account will see', async () => {
    const made = await create('look.first')
    const wish = grantTo(made.id, { layers: layerCodes('GRID', 'RENTAL') })
    const { body } = await post<GrantPreview>('security', '/api/grants/preview', wish)
    expect(body).toMatchObject({ grids: 1, refusal: null })
    expect(body.layers.map((one) => one.code)).toEqual(['GRID', 'RENTAL'])
    expect(body.operations).toContain('event.report')
    const own = await post<GrantPreview>('security', '/api/grants/preview', {
      ...wish,
      account: 'demo:security',
    })
    expect(own.body.refusal?.code).toBe('own-account')
  })

  test.each([
    ['an unknown grid', { areas: ['330199001001999'] }],
    ['no area', { areas: [] }],
    ['an unknown layer', { layers: layerCodes('NOTHING') }],
    ['an end before the beginning', { to: '2001-01-01T00:00:00Z' }],
    ['an unknown role', { role: 'king' as NewGrant['role'] }],
  ])('%s is refused', async (_what, wrong) => {
    expect((await post('security', '/api/grants', grantTo('demo:worker', wrong))).status).toBe(422)
  })
})
