import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../server/app.ts'
import type { OidcSetting } from '../../../server/security/oidc/oidc-setting.ts'
import {
  startProvider,
  type TestProvider,
  type TokenChanges,
} from '../../builders/oidc-provider.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'

let provider: TestProvider
let app: TestApp
let setting: OidcSetting
beforeAll(async () => {
  provider = await startProvider()
  setting = {
    issuer: provider.issuer,
    clientId: 'onemap',
    clientSecret: 'client-secret',
    redirectUri: 'http://localhost/api/oidc/callback',
    usernameClaim: 'preferred_username',
    scope: 'openid profile',
    autoCreate: false,
    clockSkewS: 60,
    name: { zh: '统一身份认证', en: 'District ID' },
  }
  app = await createTestApp({ settings: { oidc: setting } })
})
afterAll(async () => {
  await app.close()
  await provider.close()
})
beforeEach(() => app.db.execute('delete from sign_in_attempt'))

const cookieIn = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .find((one) => one.startsWith(`${name}=`) && !one.endsWith('='))

async function begin(to = '') {
  const answer = await app.request(`/api/oidc/start${to && `?to=${encodeURIComponent(to)}`}`)
  return { url: answer.headers.get('Location')!, cookie: cookieIn(answer, 'onemap_oidc') ?? '' }
}

const back = (path: string, cookie: string) => app.request(path, { headers: { Cookie: cookie } })

async function come(claims: Record<string, unknown>, changes?: TokenChanges, to?: string) {
  const { url, cookie } = await begin(to)
  return back(provider.approve(url, claims, changes), cookie)
}

/** Where somebody is sent who comes to an application with these settings. */
async function comeTo(oidc: OidcSetting, claims: Record<string, unknown>) {
  const { services } = app
  const other = createApp({ ...services, settings: { ...services.settings, oidc } })
  const start = await other.request('/api/oidc/start')
  const path = provider.approve(start.headers.get('Location')!, claims)
  const headers = { Cookie: cookieIn(start, 'onemap_oidc')! }
  return (await other.request(path, { headers })).headers.get('Location')
}

const PLANNER = { sub: 'p-1', preferred_username: 'planner', name: '王规划' }

describe('signing in with the account of another house', () => {
  test('begins there with code flow, PKCE, state and nonce', async () => {
    const start = await app.request('/api/oidc/start')
    expect(start.headers.get('Set-Cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    const { url } = await begin()
    const { origin, pathname, searchParams } = new URL(url)
    expect(origin + pathname).toBe(`${provider.issuer}/authorize`)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'onemap',
      redirect_uri: setting.redirectUri,
      code_challenge_method: 'S256',
      scope: 'openid profile',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(searchParams.get(name)?.length).toBeGreaterThan(40)
    }
  })

  test('gives a session with the rights of the account here', async () => {
    const answer = await come(PLANNER, {}, '/?workspace=grids#x')
    expect(answer.headers.get('Location')).toBe('/?workspace=grids#x')
    const cookie = cookieIn(answer, 'onemap_session')!
    const who = await back('/api/sessions/current', cookie)
    expect(await who.json()).toMatchObject({ user: { username: 'planner', roles: ['planner'] } })
    const mine = await back('/api/my-account', cookie)
    expect(await mine.json()).toMatchObject({ method: 'oidc' })
  })

  test('ends at the provider, too', async () => {
    const cookie = cookieIn(await come(PLANNER), 'onemap_session')!
    const out = await app.request('/api/sessions/current', {
      method: 'DELETE',
      headers: { Cookie: cookie },
    })
    const { leaveAt } = (await out.json()) as { leaveAt: string }
    expect(leaveAt).toContain(`${provider.issuer}/logout?`)
    expect(new URL(leaveAt).searchParams.get('post_logout_redirect_uri')).toBe('http://localhost/')
    expect((await back('/api/sessions/current', cookie)).status).toBe(401)
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never goes on at %s',
    async (to) => {
      expect((await come(PLANNER, {}, to)).headers.get('Location')).toBe('/')
    },
  )
})

describe('a token is refused:', () => {
  const now = () => Math.floor(Date.now() / 1000)
  test.each<[string, () => TokenChanges]>([
    ['wrong nonce', () => ({ claims: { nonce: 'another' } })],
    ['no nonce', () => ({ claims: { nonce: undefined } })],
    ['wrong audience', () => ({ claims: { aud: 'another-client' } })],
    ['another party', () => ({ claims: { aud: ['onemap', 'other'], azp: 'other' } })],
    ['wrong issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    ['expired', () => ({ claims: { exp: now() - 120, iat: now() - 600 } })],
    ['not yet valid', () => ({ claims: { nbf: now() + 600 } })],
    ['without subject', () => ({ claims: { sub: undefined } })],
    ['unsigned', () => ({ unsigned: true })],
    ['signed with the secret of the client', () => ({ bySecret: 'client-secret' })],
    ['signed by a foreign key', () => ({ foreignKey: true })],
    ['a key of its own in the header', () => ({ foreignKey: true, header: { kid: undefined } })],
  ])('%s', async (_what, changes) => {
    const answer = await come(PLANNER, changes())
    expect(answer.headers.get('Location')).toBe('/?signIn=oidc-failed')
    expect(cookieIn(answer, 'onemap_session')).toBeUndefined()
  })

  test('but not for clocks that differ by less than a minute', async () => {
    const answer = await come(PLANNER, { claims: { exp: now() - 20, iat: now() + 20 } })
    expect(answer.headers.get('Location')).toBe('/')
  })
})

describe('the way back is refused:', () => {
  const EXPIRED = '/?signIn=oidc-expired'

  test('to a browser that has not begun it', async () => {
    const { url } = await begin()
    const other = await begin()
    const path = provider.approve(url, PLANNER)
    expect((await back(path, other.cookie)).headers.get('Location')).toBe(EXPIRED)
    expect((await app.request(path)).headers.get('Location')).toBe(EXPIRED)
    expect((await back(path, 'onemap_oidc=1.AAAA')).headers.get('Location')).toBe(EXPIRED)
  })

  test('with another state', async () => {
    const { url, cookie } = await begin()
    const path = provider.approve(url, PLANNER).replace(/state=[^&]+/, 'state=another')
    expect((await back(path, cookie)).headers.get('Location')).toBe(EXPIRED)
  })

  test('a second time', async () => {
    const { url, cookie } = await begin()
    const path = provider.approve(url, PLANNER)
    expect((await back(path, cookie)).headers.get('Location')).toBe('/')
    expect((await back(path, cookie)).headers.get('Location')).toBe(EXPIRED)
    const again = provider.approve(url, PLANNER)
    expect((await back(again, cookie)).headers.get('Location')).toBe(EXPIRED)
  })

  test('to who began it too long ago', async () => {
    const { url, cookie } = await begin()
    const { keys } = app.services
    const [name, version, sealed] = /^(\w+)=(\d+)\.(.+)$/.exec(cookie)!.slice(1)
    const begun = keys.open(Number(version), 'oidc sign-in', Buffer.from(sealed!, 'base64url'))
    const late = JSON.stringify({ ...JSON.parse(begun), until: Date.now() - 1 })
    const resealed = keys.seal(Number(version), 'oidc sign-in', late).toString('base64url')
    const path = provider.approve(url, PLANNER)
    const answer = await back(path, `${name}=${version}.${resealed}`)
    expect(answer.headers.get('Location')).toBe(EXPIRED)
  })

  test('with a code of another sign-in', async () => {
    const [mine, theirs] = [await begin(), await begin()]
    const code = /code=([^&]+)/.exec(provider.approve(theirs.url, PLANNER))![1]!
    const path = provider.approve(mine.url, PLANNER).replace(/code=[^&]+/, `code=${code}`)
    expect((await back(path, mine.cookie)).headers.get('Location')).toBe('/?signIn=oidc-failed')
  })

  test('when the person has said no', async () => {
    const { url, cookie } = await begin()
    const state = new URL(url).searchParams.get('state')
    const answer = await back(`/api/oidc/callback?error=access_denied&state=${state}`, cookie)
    expect(answer.headers.get('Location')).toBe('/?signIn=oidc-cancelled')
  })
})

describe('accounts', () => {
  const NOBODY = '/?signIn=oidc-no-account'

  test('must exist here', async () => {
    const answer = await come({ sub: 'x-1', preferred_username: 'stranger' })
    expect(answer.headers.get('Location')).toBe(NOBODY)
    const none = await come({ sub: 'x-2' })
    expect(none.headers.get('Location')).toBe(NOBODY)
  })

  test('stay linked with the first subject that came in their name', async () => {
    await come({ sub: 'a-1', preferred_username: 'analyst' })
    const other = await come({ sub: 'a-2', preferred_username: 'analyst' })
    expect(other.headers.get('Location')).toBe(NOBODY)
    const renamed = await come({ sub: 'a-1', preferred_username: 'somebody-else' })
    expect(renamed.headers.get('Location')).toBe('/')
  })

  test('that are disabled stay out', async () => {
    await app.db.execute(`update user_account set disabled = true where username = 'handler'`)
    const answer = await come({ sub: 'h-1', preferred_username: 'handler' })
    expect(answer.headers.get('Location')).toBe(NOBODY)
    await come({ sub: 's-1', preferred_username: 'steward' })
    await app.db.execute(`update user_account set disabled = true where username = 'steward'`)
    const linked = await come({ sub: 's-1', preferred_username: 'steward' })
    expect(linked.headers.get('Location')).toBe(NOBODY)
  })

  test('are not those of an address that nobody has proved to own', async () => {
    const claims = { sub: 'e-1', email: 'auditor' }
    const byAddress = { ...setting, usernameClaim: 'email' }
    expect(await comeTo(byAddress, claims)).toBe(NOBODY)
    expect(await comeTo(byAddress, { ...claims, email_verified: true })).toBe('/')
  })

  test('are not made for what is no name', async () => {
    const claims = { sub: 'w-1', preferred_username: 'with spaces' }
    expect(await comeTo({ ...setting, autoCreate: true }, claims)).toBe(NOBODY)
  })

  test('need no password of ours, and none of theirs opens the form', async () => {
    const own = await createTestApp({ settings: { oidc: { ...setting, autoCreate: true } } })
    try {
      const start = await own.request('/api/oidc/start')
      const path = provider.approve(start.headers.get('Location')!, {
        sub: 'n-1',
        preferred_username: 'newcomer',
        name: '新来的',
      })
      const answer = await own.request(path, {
        headers: { Cookie: cookieIn(start, 'onemap_oidc')! },
      })
      const who = await own.request('/api/sessions/current', {
        headers: { Cookie: cookieIn(answer, 'onemap_session')! },
      })
      expect(await who.json()).toMatchObject({
        user: { username: 'newcomer', displayName: '新来的', roles: [] },
        scope: { grants: [] },
      })
      const typed = await own.request('/api/sessions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username: 'newcomer', password: ' ' }),
      })
      expect(typed.status).toBe(401)
    } finally {
      await own.close()
    }
  })
})

test('a process that comes later takes the keys that the provider shows then', async () => {
  await come(PLANNER)
  provider.changeKeys()
  const fresh = await createTestApp({ settings: { oidc: { ...setting } } })
  try {
    const start = await fresh.request('/api/oidc/start')
    const path = provider.approve(start.headers.get('Location')!, PLANNER)
    const cookie = cookieIn(start, 'onemap_oidc')!
    const answer = await fresh.request(path, { headers: { Cookie: cookie } })
    expect(answer.headers.get('Location')).toBe('/')
  } finally {
    await fresh.close()
  }
})

test.each([
  ['without TLS on another machine', '0.0.0.0', '/token'],
  ['that leads on to another', '127.0.0.1', '/moved-token'],
])('an address %s is not gone to', async (_what, host, path) => {
  const issuer = provider.issuer.replace('127.0.0.1', host)
  provider.describe({ token_endpoint: issuer + path })
  try {
    expect(await comeTo({ ...setting }, PLANNER)).toBe('/?signIn=oidc-failed')
  } finally {
    provider.describe({})
  }
  expect(await comeTo({ ...setting }, PLANNER)).toBe('/')
})

test('a provider that cannot be reached is said so', async () => {
  const lost = await createTestApp({
    settings: { oidc: { ...setting, issuer: 'http://127.0.0.1:9' } },
  })
  try {
    const answer = await lost.request('/api/oidc/start')
    expect(answer.headers.get('Location')).toBe('/?signIn=oidc-unreachable')
  } finally {
    await lost.close()
  }
})

test('only the configured provider is ever asked', () => {
  const known = ['/.well-known/openid-configuration', '/jwks', '/token', '/moved-token']
  expect(provider.asked.filter((path) => !known.includes(path))).toEqual([])
})

test('the page is told of the button, and of nothing else', async () => {
  const settings = (await (await app.request('/api/settings')).json()) as Record<string, unknown>
  expect(settings.oidc).toEqual({ name: setting.name })
})

test('refusals stand in the audit log with their reason', async () => {
  const rows = await app.db.query<{ reason: string }>(
    `select distinct details ->> 'reason' as reason from audit_trail where action = 'session.refuse' order by 1`,
  )
  expect(rows.map(({ reason }) => reason)).toEqual(
    ['oidc-cancelled', 'oidc-expired', 'oidc-failed', 'oidc-no-account'].sort(),
  )
})
