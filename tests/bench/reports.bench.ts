import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { SessionInfo } from '../../data/contracts/index.ts'
import type { JournalEntry } from '../../server/live/journal.ts'
import { DEMO_PASSWORD } from '../../server/security/demo-accounts.ts'
import { programArguments } from '../builders/program-arguments.ts'
import { atEnd } from './lib/at-end.ts'
import { ROOT } from './lib/child-server.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { copyKeys } from './lib/key-files.ts'
import { printMachine } from './lib/machine.ts'
import { startOnemap } from './lib/onemap-server.ts'
import { quantile } from './lib/quantile.ts'
import { checkHeard } from './lib/reports/check-heard.ts'
import { watchCpu } from './lib/reports/cpu-split.ts'
import { listen } from './lib/reports/listen.ts'
import { sendReports } from './lib/reports/send-reports.ts'
import { watchWaits } from './lib/reports/watch-waits.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- reports` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'district' },
    data: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    seconds: { type: 'string' },
    publish: { type: 'string', default: 'all' },
    listeners: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '50' },
    warm: { type: 'string', default: '20' },
    waits: { type: 'boolean', default: false },
  },
})
const listeners = Number(values.listeners)
const rate = Number(values.rate)
const seconds = Number(values.seconds ?? 60 * Number(values.minutes))
const size = values.size === 'town' ? 'town' : 'district'
/** Until the last message has come through everywhere. */
const SETTLE_MS = 4_000

const dataDir = values.data ? provideDataDir({ size, data: values.data }) : copyOfSample()
printMachine()

const places = await withServices(dataDir, ({ db }) =>
  db.query<{ lon: number; lat: number }>(
    `select lon, lat from building where grid <> '' order by md5(code) limit 5000`,
  ),
)
const server = await startOnemap(dataDir, { isService: true })
const worker = await signInAs('worker')
const areas = [await areasOf(server.cookie), await areasOf(worker)]
const listening = await listen({
  url: server.url,
  cookies: [server.cookie, worker],
  listeners,
  breakOneIn: 10,
})
const load = {
  url: server.url,
  cookie: server.cookie,
  places: places.map(({ lon, lat }) => [lon, lat] as const),
  perSecond: rate,
}
// A server that has just started reads everything for the first time; who reports at night meets one that has been up for long.
await sendReports({ ...load, seconds: Number(values.warm) })
await settle()
const before = await newestId()
listening.countFrom(before)
console.log(`${listeners} listeners stand; ${rate} reports a second for ${seconds} s`)
const begun = new Date()
const publishing = publishAgainAndAgain()
const cpu = watchCpu({ server: server.pid, listening: listening.pid })
const waits = values.waits ? await watchWaits(dataDir) : undefined
const sent = await sendReports({ ...load, seconds })
const used = cpu.used()
const waited = await waits?.end()
const published = await publishing.stop()
await settle()
const heard = await listening.end()
const { journal, kept } = await readBack()
await server.stop()

const times = sent.times.sort((a, b) => a - b)
const faults = checkHeard(heard, journal, areas)
const lost = sent.nos.filter((no) => !kept.has(no)).length
const doubled = kept.size - new Set(sent.nos).size
printTable(
  ['reports', 'refused', 'p50 ms', 'p99 ms', 'slowest ms', 'messages', 'breaks', 'published whole'],
  [
    [
      sent.nos.length,
      sent.failed.length,
      quantile(times, 0.5),
      quantile(times, 0.99),
      Math.max(0, ...times),
      journal.length,
      faults.breaks,
      published,
    ],
  ],
)
for (const failure of new Set(sent.failed.slice(0, 5))) console.log(failure)
console.log('\nCPU while it went on, of this many cores')
printTable(
  ['process', 'CPU s', 'cores'],
  used.map(({ name, cpuS }) => [name, cpuS, cpuS / used[0]!.tookS]),
)
if (waited) {
  console.log('\nWhat the connections of the database were at')
  printTable(
    ['at a time', 'who, for what', 'question'],
    waited.map(({ together, what, question }) => [together, what, question]),
  )
}
printVerdicts([
  { what: 'a report, p99', ours: quantile(times, 0.99), unit: 'ms', atMost: 500 },
  {
    what: 'reports refused, lost or there twice',
    ours: sent.failed.length + lost + doubled,
    unit: '',
    atMost: 0,
  },
  { what: 'listeners that missed something', ours: faults.incomplete, unit: '', atMost: 0 },
  { what: 'listeners that heard out of order', ours: faults.outOfOrder, unit: '', atMost: 0 },
])
if (sent.failed.length + lost + doubled + faults.incomplete + faults.outOfOrder > 0)
  process.exitCode = 1

/** What a run leaves behind would be in the way of the next one. */
function copyOfSample(): string {
  const work = mkdtempSync(join(tmpdir(), 'onemap-bench-reports-'))
  atEnd(() => rmSync(work, { recursive: true, force: true, maxRetries: 20 }))
  const source = provideDataDir({ size })
  const copy = join(work, 'data')
  cpSync(source, copy, { recursive: true, mode: 2 })
  copyKeys(source, copy)
  return copy
}

async function signInAs(username: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  })
  if (!answer.ok) throw new Error(`Signing in: ${await answer.text()}`)
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}

async function areasOf(cookie: string): Promise<readonly string[]> {
  const answer = await fetch(`${server.url}/api/sessions/current`, { headers: { cookie } })
  return ((await answer.json()) as SessionInfo).scope.areas
}

function newestId(): Promise<number> {
  return withServices(dataDir, async ({ db }) => {
    const row = await db.first<{ id: number }>(
      'select coalesce(max(id), 0)::int as id from live_message',
    )
    return row!.id
  })
}

/** All that the journal has told since, and the numbers that are there. */
function readBack(): Promise<{ journal: JournalEntry[]; kept: Set<string> }> {
  return withServices(dataDir, async ({ db }) => {
    const journal = await db.query<JournalEntry>(
      'select id, subdistrict, owner, message from live_message where id > $1 order by id',
      [before],
    )
    const rows = await db.query<{ no: string }>(
      `select no from grid_event where client_id is not null and origin = 'loop' and reported_at >= $1`,
      [begun],
    )
    return { journal, kept: new Set(rows.map(({ no }) => no)) }
  })
}

/** The whole of it anew, one time after the other, from a process of its own. */
function publishAgainAndAgain(): { stop(): Promise<number> } {
  let isOver = false
  let count = 0
  let current: ChildProcess | undefined
  const { DATABASE_URL: _unused, ...env } = process.env
  const args = [...programArguments('server/cli.ts'), 'publish', '--all']
  const once = () =>
    new Promise<void>((resolve) => {
      current = spawn(process.execPath, args, {
        cwd: ROOT,
        env: { ...env, ONEMAP_DATA_DIR: dataDir, ONEMAP_MODE: 'demo' },
        stdio: ['ignore', 'ignore', 'inherit'],
        // In a session of its own, as from another terminal: Linux shares CPU out between sessions first.
        detached: true,
      })
      const left = atEnd(() => current?.kill('SIGTERM'))
      current.once('exit', (code) => {
        left()
        if (code === 0) count++
        resolve()
      })
    })
  const running = (async () => {
    while (!isOver && values.publish === 'all') {
      await once()
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  })()
  return {
    stop: async () => {
      isOver = true
      current?.kill('SIGTERM')
      await running
      return count
    },
  }
}

/** Until nothing is told any more: packs that reports have made dirty are published later. */
async function settle(): Promise<void> {
  let last = -1
  for (let now = await newestId(); now !== last || (await isDirty()); now = await newestId()) {
    last = now
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  }
}

function isDirty(): Promise<boolean> {
  return withServices(
    dataDir,
    async ({ db }) => (await db.first('select 1 from dirty_pack')) !== undefined,
  )
}
