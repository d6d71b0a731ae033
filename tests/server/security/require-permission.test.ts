import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { loadRegistry } from '../../../data/registry/index.ts'
import type { AppEnv } from '../../../server/security/app-env.ts'
import { requirePermission } from '../../../server/security/require-permission.ts'
import { createScope } from '../../../server/security/scope.ts'
import type { Services } from '../../../server/services.ts'

/** Sees the district, may take data away from one grid of it. */
const scope = createScope(
  'u1',
  [
    { role: 'handler', areas: ['330199'], layers: null, maxSensitivity: 2 },
    { role: 'analyst', areas: ['330199001001001'], layers: null, maxSensitivity: 1 },
  ],
  '2099-01-01T00:00:00.000Z',
)
const session = { id: 's1', userId: 'u1', rotateAfter: Number.POSITIVE_INFINITY }

/** Areas that the handler of a route finds in its scope. */
async function areasFor(needs: 'map.read' | 'data.export' | 'session'): Promise<unknown> {
  const services = {
    registry: loadRegistry(),
    settings: {},
    access: { bySession: async () => ({ session, scope }) },
  } as Partial<Record<keyof Services, unknown>> as Services
  const app = new Hono<AppEnv>()
  app.on('GET', '/x', requirePermission(services, { method: 'GET', path: '/x', needs }))
  app.get('/x', (c) => c.json(c.get('scope').areas))
  const answer = await app.request('http://localhost/x', {
    headers: { Cookie: 'onemap_session=token' },
  })
  return answer.json()
}

it('a handler finds in its scope what the grants give for its operation', async () => {
  expect(await areasFor('map.read')).toEqual(['330199'])
  expect(await areasFor('data.export')).toEqual(['330199001001001'])
})

it('and all of it where any session will do', async () => {
  expect(await areasFor('session')).toEqual(['330199'])
})
