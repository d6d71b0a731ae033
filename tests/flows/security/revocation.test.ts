import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { type Listening, listen } from '../../../server/http/listen.ts'
import { findCredentials } from '../../../server/security/accounts.ts'
import { readPolicy, writePolicy } from '../../../server/security/sign-in-policy.ts'
import { whilePermitted } from '../../../server/security/while-permitted.ts'
import { announce } from '../../../server/storage/announce.ts'
import { contention } from '../../builders/contention.ts'
import { signIn } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, status } = useTinyApp()
let port: Listening

beforeAll(async () => {
  port = await listen('127.0.0.1', 0)
  port.serve(createApp(app().services))
})
afterAll(() => port.close(0))

/** A limit in time of a machine that does nothing else. */
function within(ms: number) {
  return {
    get timeout() {
      return ms * contention()
    },
    interval: 10,
  }
}
/** What must be over within a second. */
const SOON = within(1_000)

async function openLive(username: string) {
  const cookie = await signIn(app().request, username, 'onemap-demo')
  const answer = await fetch(`${port.url}/live`, { headers: { Cookie: cookie } })
  const heard: string[] = []
  const told: string[] = []
  const stream = { heard, told, ended: false, cookie, cancel: () => reader.cancel() }
  const reader = answer.body!.getReader()
  const decoder = new TextDecoder()
  const follow = async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const text = decoder.decode(value)
      heard.push(...(text.match(/^event: \w+$/gm) ?? []))
      told.push(...(text.match(/^data: .*"no".*$/gm) ?? []))
    }
    stream.ended = true
  }
  follow().catch(() => {
    stream.ended = true
  })
  await expect.poll(() => heard, SOON).toContain('event: hello')
  return stream
}

/** A stream that stands before a limit in time is reached, which is set farther away where opening takes too long. */
async function openBefore(username: string, setLimit: (limitS: number) => Promise<unknown>) {
  for (let aheadMs = 1_500; ; aheadMs *= 2) {
    const limit = Date.now() + aheadMs
    await setLimit(limit / 1_000)
    const stream = await openLive(username)
    const answer = await fetch(`${port.url}/api/layers`, { headers: { Cookie: stream.cookie } })
    const leftMs = limit - Date.now()
    if (leftMs > 0) {
      const soon = { ...SOON, timeout: leftMs + SOON.timeout }
      return { stream, statusBefore: answer.status, soon }
    }
    await stream.cancel()
  }
}

describe('an open stream', () => {
  test('hears within a second that its rights are others', async () => {
    const [mine, other] = [await openLive('planner'), await openLive('analyst')]
    await app().db.execute(`update role_assignment set areas = $1 where user_id = 'demo:planner'`, [
      [WORLD.linxi],
    ])
    await expect.poll(() => mine.heard, SOON).toContain('event: access')
    expect(mine.ended).toBe(false)
    expect(other.heard).toEqual(['event: hello'])
    // What is said from then on, too.
    for (const subdistrict of [WORLD.qingyuan, WORLD.linxi]) {
      const no = `E-${subdistrict}`
      const message = { kind: 'event', no, state: 'accepted', subdistrict } as const
      await app().db.transaction((client) => announce(client, message, subdistrict))
    }
    await expect.poll(() => other.told.length, SOON).toBe(2)
    await expect.poll(() => mine.told.join(), SOON).toContain(WORLD.linxi)
    expect(mine.told.join()).not.toContain(WORLD.qingyuan)
    await mine.cancel()
    await other.cancel()
  })

  test('ends within a second when the account is disabled', async () => {
    const stream = await openLive('handler')
    await app().db.transaction(async (client) => {
      await client.execute(`update user_account set disabled = true where id = 'demo:handler'`)
    })
    await expect.poll(() => stream.heard, SOON).toContain('event: ended')
    await expect.poll(() => stream.ended, SOON).toBe(true)
    expect(
      (await fetch(`${port.url}/api/layers`, { headers: { Cookie: stream.cookie } })).status,
    ).toBe(401)
  })

  test('ends within a second after signing out in another tab', async () => {
    const stream = await openLive('steward')
    await fetch(`${port.url}/api/sessions/current`, {
      method: 'DELETE',
      headers: { Cookie: stream.cookie },
    })
    await expect.poll(() => stream.ended, SOON).toBe(true)
  })

  test('hears of a limit in time when it is reached, and the rights are gone', async () => {
    const { stream, statusBefore, soon } = await openBefore('worker', (limit) =>
      app().db.execute(
        `update role_assignment set valid_to = to_timestamp($1) where user_id = 'demo:worker'`,
        [limit],
      ),
    )
    expect(statusBefore).toBe(200)
    await expect.poll(() => stream.heard, soon).toContain('event: access')
    const headers = { Cookie: stream.cookie }
    expect((await fetch(`${port.url}/api/layers`, { headers })).status).toBe(403)
    await stream.cancel()
  })

  test('hears of rights that begin', async () => {
    const { stream, soon } = await openBefore('auditor', async (limit) => {
      await app().db.execute(
        `delete from role_assignment where user_id = 'demo:auditor' and role = 'gridWorker'`,
      )
      return app().db.execute(
        `insert into role_assignment (user_id, role, areas, max_sensitivity, valid_from)
         values ('demo:auditor', 'gridWorker', $1, 2, to_timestamp($2))`,
        [[WORLD.grids.west], limit],
      )
    })
    await expect.poll(() => stream.heard, soon).toContain('event: access')
    await stream.cancel()
  })
})

describe('an open stream has nothing more to tell', () => {
  const rights = async () => {
    const { services, db } = app()
    const row = await db.first<{ id: string }>(
      `select id from session where user_id = 'demo:commander' order by created_at desc limit 1`,
    )
    return (await services.access.byId(row!.id))?.scope.grants.length
  }

  test('once another password has to be chosen', async () => {
    const stream = await openLive('commander')
    expect(await rights()).toBe(1)
    const demand = (isWanted: boolean) =>
      app().db.execute(
        `update user_account set must_change_password = $1 where id = 'demo:commander'`,
        [isWanted],
      )
    await demand(true)
    await expect.poll(() => stream.heard, SOON).toContain('event: access')
    expect(await rights()).toBe(0)
    await demand(false)
    await expect.poll(rights, SOON).toBe(1)
    await stream.cancel()
  })

  test('once the role wants a second factor', async () => {
    const { db } = app()
    const stream = await openLive('commander')
    const policy = await readPolicy(db)
    const wanted = { ...policy, secondFactorRoles: ['commander' as const] }
    await db.transaction((client) => writePolicy(client, wanted))
    await expect.poll(() => stream.heard, SOON).toContain('event: access')
    expect(await rights()).toBe(0)
    const credentials = Buffer.from('commander:onemap-demo').toString('base64')
    const answer = await app().request('/ogc/collections', {
      headers: { Authorization: `Basic ${credentials}` },
    })
    expect(answer.status).toBe(403)
    await db.transaction((client) => writePolicy(client, policy))
    await stream.cancel()
  })
})

describe('a running download', () => {
  const endless = () =>
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        controller.enqueue(new Uint8Array(1024))
      },
    })

  /** A server of its own with one download that would never end. */
  const download = async (username: string, way: 'session' | 'basic' = 'session') => {
    const { Hono } = await import('hono')
    const { access, db } = app().services
    const cookie = await signIn(app().request, username, 'onemap-demo')
    const signedIn = (await (way === 'session'
      ? access.bySession(cookie.split('=')[1]!)
      : access.byPassword(username, 'onemap-demo', () => findCredentials(db, username))))!
    const hono = new Hono<import('../../../server/security/app-env.ts').AppEnv>()
    hono.get('/endless', (c) => {
      c.set('session', signedIn.session)
      c.set('scope', signedIn.scope)
      const body = whilePermitted(app().services, c, endless(), ({ scope }) =>
        scope.roles.includes('commander'),
      )
      return c.body(body)
    })
    const own = await listen('127.0.0.1', 0)
    own.serve(hono)
    const answer = await fetch(`${own.url}/endless`, { headers: { Cookie: cookie } })
    const state = { bytes: 0, broken: false, close: () => own.close(0) }
    const read = async () => {
      for await (const piece of answer.body!) state.bytes += piece.length
    }
    read().catch(() => {
      state.broken = true
    })
    await expect.poll(() => state.bytes, SOON).toBeGreaterThan(0)
    return state
  }

  test('of a program with name and password breaks off at changes of its own account alone', async () => {
    const state = await download('commander', 'basic')
    const { db } = app()
    const others = `user_id in ('demo:planner', 'demo:steward')`
    await db.execute(`update role_assignment set max_sensitivity = 1 where ${others}`)
    await db.execute(`delete from session where ${others}`)
    await db.execute(`update user_account set disabled = true where id = 'demo:steward'`)
    const before = state.bytes
    await expect.poll(() => state.bytes, SOON).toBeGreaterThan(before + 10_000)
    expect(state.broken).toBe(false)
    await db.execute(`update user_account set display_name = 'x' where id = 'demo:commander'`)
    await expect.poll(() => state.broken, SOON).toBe(true)
    await state.close()
  })

  test('breaks off within a second when the right to it goes, and not before', async () => {
    const state = await download('commander')
    await app().db.execute(
      `update role_assignment set max_sensitivity = 2 where user_id = 'demo:commander'`,
    )
    const before = state.bytes
    await expect.poll(() => state.bytes, SOON).toBeGreaterThan(before + 10_000)
    expect(state.broken).toBe(false)
    await app().db.execute(
      `update role_assignment set role = 'planner' where user_id = 'demo:commander'`,
    )
    await expect.poll(() => state.broken, SOON).toBe(true)
    await state.close()
  })
})

test('programs that come with name and password lose their rights as soon', async () => {
  const headers = {
    Authorization: `Basic ${Buffer.from('analyst:onemap-demo').toString('base64')}`,
  }
  const read = async () =>
    (await app().request('/ogc/collections/RENTAL/items', { headers })).status
  expect(await read()).toBe(200)
  await app().db.execute(
    `update role_assignment set role = 'handler' where user_id = 'demo:analyst'`,
  )
  await expect.poll(read, SOON).toBe(403)
  expect(await status('analyst', '/ogc/collections/RENTAL/items')).toBe(200)
  await app().db.execute(`update user_account set disabled = true where id = 'demo:analyst'`)
  await expect.poll(read, SOON).toBe(401)
  for (let i = 0; i < 10; i++) await read()
  expect(await read()).toBe(429)
})
