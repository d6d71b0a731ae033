import { parseArgs } from 'node:util'
import { SCHEMAS } from '../../server/openapi/schemas.ts'
import { ROUTE_PERMISSIONS } from '../../server/route-permissions.ts'
import { DEMO_PASSWORD } from '../../server/security/demo-accounts.ts'
import { provideDataDir } from './lib/data-folder.ts'
import { FUZZ_USERS, type FuzzUser } from './lib/fuzz/fuzz-request.ts'
import { createSender } from './lib/fuzz/http-sender.ts'
import { findKnownThings } from './lib/fuzz/known-things.ts'
import { type FuzzReport, runFuzz } from './lib/fuzz/run-fuzz.ts'
import { printMachine } from './lib/machine.ts'
import { startOnemap } from './lib/onemap-server.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

const SPARE_ACCOUNTS = 5

/** What `npm run bench -- fuzz` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'town' },
    data: { type: 'string' },
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    connections: { type: 'string', default: '8' },
  },
})
const size = values.size === 'district' ? 'district' : 'town'
const dataDir = provideDataDir({ size, data: values.data })
printMachine()
const server = await startOnemap(dataDir)
try {
  const cookies = await signInAll(server.url)
  const ask = async (user: FuzzUser, path: string, body?: object) => {
    const cookie = cookies.get(user) ?? ''
    const answer = body
      ? await post(server.url, path, body, cookie)
      : await fetch(server.url + path, { headers: { Cookie: cookie } })
    return answer.ok ? answer.json() : undefined
  }
  const known = await findKnownThings(ask, await makeSpareAccounts(server.url, cookies))
  // The address base is read at the first question for it, by itself within seconds.
  await post(server.url, '/api/addresses/match', { texts: ['1号'] }, cookies.get('commander'))
  const sender = createSender(server.url, cookies)
  const start = performance.now()
  const report = await runFuzz({
    seed: Number(values.seed),
    requests: Number(values.requests),
    connections: Number(values.connections),
    routes: ROUTE_PERMISSIONS,
    schemas: SCHEMAS,
    known,
    send: sender.send,
  })
  sender.close()
  print(report, (performance.now() - start) / 1_000)
  process.exitCode = report.faults.length > 0 ? 1 : 0
} finally {
  await server.stop()
}

async function signInAll(url: string): Promise<Map<FuzzUser, string>> {
  const cookies = new Map<FuzzUser, string>()
  for (const user of FUZZ_USERS) {
    if (user === 'nobody') continue
    const answer = await post(url, '/api/sessions', { username: user, password: DEMO_PASSWORD })
    if (!answer.ok) throw new Error(`Signing in ${user}: ${await answer.text()}`)
    cookies.set(user, answer.headers.get('Set-Cookie')?.split(';')[0] ?? '')
  }
  return cookies
}

async function makeSpareAccounts(url: string, cookies: ReadonlyMap<FuzzUser, string>) {
  const run = Date.now().toString(36)
  const ids: string[] = []
  for (let i = 0; i < SPARE_ACCOUNTS; i++) {
    const account = { username: `spare-${run}-${i}`, displayName: `备用${i}` }
    const answer = await post(url, '/api/accounts', account, cookies.get('admin'))
    if (!answer.ok) throw new Error(`Making an account: ${await answer.text()}`)
    ids.push(((await answer.json()) as { id: string }).id)
  }
  return ids
}

function post(url: string, path: string, body: object, cookie = ''): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Cookie: cookie }
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
}

function print({ requests, byRoute, slowest, faults }: FuzzReport, seconds: number): void {
  const routes = [...byRoute].sort(([a], [b]) => a.localeCompare(b))
  const statuses = [...new Set(routes.flatMap(([, counts]) => [...counts.keys()]))].sort()
  printTable(
    ['route', ...statuses.map(String)],
    routes.map(([route, counts]) => [route, ...statuses.map((status) => counts.get(status) ?? '')]),
  )
  console.log('\nSlowest')
  printTable(
    ['request', 'as', 'status', 'ms'],
    slowest.map(({ ms, status, request }) => [
      `${request.method} ${request.path.slice(0, 80)}`,
      request.user,
      status,
      ms,
    ]),
  )
  for (const { reason, request } of faults.slice(0, 40)) {
    console.error(`${reason}: ${JSON.stringify(request).slice(0, 600)}`)
  }
  console.log(`\n${Math.round(requests / seconds)} requests a second`)
  printVerdicts([
    { what: 'requests', ours: requests, unit: '', atLeast: Number(values.requests) },
    { what: 'answers of 500 and above, or none', ours: faults.length, unit: '', atMost: 0 },
    { what: 'slowest', ours: slowest[0]?.ms ?? 0, unit: 'ms', atMost: 2_000 },
  ])
}
