import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCHEMAS } from '../../../server/openapi/schemas.ts'
import { ROUTE_PERMISSIONS } from '../../../server/route-permissions.ts'
import type { FuzzRequest, FuzzUser } from '../../bench/lib/fuzz/fuzz-request.ts'
import { findKnownThings } from '../../bench/lib/fuzz/known-things.ts'
import { runFuzz } from '../../bench/lib/fuzz/run-fuzz.ts'
import { contention } from '../../builders/contention.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
})
afterAll(() => app.close())

const requesterOf = (user: FuzzUser) => (user === 'nobody' ? app : app.as(user))

test('2,000 generated requests: each is answered, none by a fault, each in time', async () => {
  const requesters = new Map<FuzzUser, ReturnType<typeof requesterOf>>()
  const as = (user: FuzzUser) => {
    const known = requesters.get(user) ?? requesterOf(user)
    requesters.set(user, known)
    return known
  }
  const ask = async (user: FuzzUser, path: string) => {
    const answer = await as(user).request(path)
    return answer.ok ? answer.json() : undefined
  }
  const spare = await makeSpareAccount()
  // Its reader starts at the first question.
  await send(as, matching)
  const report = await runFuzz({
    seed: 4,
    requests: 2_000,
    connections: 4,
    routes: ROUTE_PERMISSIONS,
    schemas: SCHEMAS,
    known: await findKnownThings(ask, [spare]),
    send: (request) => send(as, request),
  })
  expect(report.requests).toBe(2_000)
  expect(report.faults.map(({ reason, request }) => [reason, request])).toEqual([])
  expect(report.slowest[0]?.ms).toBeLessThan(2_000 * contention())
  const answered = [...report.byRoute.values()].flatMap((counts) => [...counts])
  const count = (status: number) =>
    answered.reduce((sum, [given, n]) => sum + (given === status ? n : 0), 0)
  // It is no test when everything is refused at the first door.
  for (const status of [200, 400, 401, 403, 404, 405, 422])
    expect(count(status)).toBeGreaterThan(20)
})

const matching: FuzzRequest = {
  user: 'commander',
  route: '',
  method: 'POST',
  path: '/api/addresses/match',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ texts: ['1号'] }),
}

async function send(
  as: (user: FuzzUser) => Pick<TestApp, 'request'>,
  { user, method, path, headers, body }: FuzzRequest,
): Promise<number> {
  const sent = new Headers(headers)
  if (body !== undefined) sent.set('Content-Length', String(Buffer.byteLength(body)))
  const isBare = method === 'GET' || method === 'HEAD'
  const answer = await as(user).request(path, {
    method,
    headers: sent,
    ...(body !== undefined && !isBare && { body }),
  })
  if (answer.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel()
  } else await answer.arrayBuffer()
  return answer.status
}

async function makeSpareAccount(): Promise<string> {
  const answer = await app.as('admin').request('/api/accounts', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'spare', displayName: '备用' }),
  })
  return ((await answer.json()) as { id: string }).id
}
