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
  const ask = async (user: FuzzUser, path: string, body?: object) => {
    const answer = await as(user).request(path, body && json(body))
    return answer.ok ? answer.json() : undefined
  }
  const spare = await makeSpareAccount()
  // Its reader starts at the first question.
  await send(as, matching)
  const known = await findKnownThings(ask, [spare])
  expect(known['/api/grid-plans']).toHaveLength(1)
  expect(known['/api/incidents']).toHaveLength(1)
  const report = await runFuzz({
    seed: 4,
    requests: 2_000,
    connections: 4,
    routes: ROUTE_PERMISSIONS,
    schemas: SCHEMAS,
    known,
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
  { user, method, path, headers, body, breaksOff }: FuzzRequest,
): Promise<number> {
  const sent = new Headers(headers)
  if (body !== undefined) sent.set('Content-Length', String(Buffer.byteLength(body)))
  const isBare = method === 'GET' || method === 'HEAD'
  const answer = await as(user).request(path, {
    method,
    headers: sent,
    ...(body !== undefined && !isBare && (breaksOff ? cutOff(body) : { body })),
  })
  if (answer.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel()
  } else await answer.arrayBuffer()
  return answer.status
}

/** A body whose line is cut after all that is there of it. */
function cutOff(body: string): RequestInit & { duplex: 'half' } {
  let isSent = false
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) controller.error(new Error('aborted'))
      else controller.enqueue(new TextEncoder().encode(body))
      isSent = true
    },
  })
  return { body: stream, duplex: 'half' }
}

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

async function makeSpareAccount(): Promise<string> {
  const spare = { username: 'spare', displayName: '备用' }
  const answer = await app.as('admin').request('/api/accounts', json(spare))
  return ((await answer.json()) as { id: string }).id
}
