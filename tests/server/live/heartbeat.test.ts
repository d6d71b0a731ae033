import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { liveRoutes } from '../../../server/live/routes.ts'
import type { AppEnv } from '../../../server/security/app-env.ts'
import type { SignedIn } from '../../../server/security/sessions.ts'
import type { Services } from '../../../server/services.ts'
import { makeScope } from '../../builders/scope.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

test('a stream whose session nobody uses any more ends at the next heartbeat', async () => {
  const session = { id: '1', userId: 'tester' } as Partial<SignedIn['session']>
  const signedIn = { session, scope: makeScope() } as SignedIn
  let isAlive = true
  const services: Partial<Services> = {
    access: {
      byId: async () => (isAlive ? signedIn : undefined),
      onChange: () => () => undefined,
    } as Partial<Services['access']> as Services['access'],
    live: {
      lastId: () => 0,
      subscribe: () => () => undefined,
      onClose: () => () => undefined,
    } as Partial<Services['live']> as Services['live'],
  }
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    c.set('session', signedIn.session)
    c.set('scope', signedIn.scope)
    await next()
  })
  app.route('/live', liveRoutes(services as Services))
  const reader = (await app.request('/live')).body!.getReader()
  let text = ''
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += new TextDecoder().decode(value)
    }
  })()
  await vi.advanceTimersByTimeAsync(16_000)
  expect(text).toContain('event: hello')
  expect(text).not.toContain('event: ended')
  isAlive = false
  await vi.advanceTimersByTimeAsync(16_000)
  expect(text).toContain('event: ended')
  await reader.cancel()
})
