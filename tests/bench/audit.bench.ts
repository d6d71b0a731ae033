import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { verifyAudit } from '../../server/audit/verify-audit.ts'
import type { Database } from '../../server/storage/database.ts'
import { openEmbedded } from '../../server/storage/embedded/open-embedded.ts'
import { migrate } from '../../server/storage/migrate.ts'
import { openDatabase } from '../../server/storage/open-database.ts'
import { noteLook, noteWithEarlyLock, type Writing, writeAtOnce } from './lib/audit/contention.ts'
import { fillLog } from './lib/audit/fill-log.ts'
import { tamperWith } from './lib/audit/tamper-run.ts'
import { printMachine } from './lib/machine.ts'
import { seededRandom } from './lib/random.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts, type Verdict } from './lib/verdict.ts'

/** What `npm run bench -- audit` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    tampers: { type: 'string', default: '10000' },
    entries: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '7' },
  },
})
const [tampers, entries, seconds] = [values.tampers, values.entries, values.seconds].map(Number)

printMachine()
const folder = mkdtempSync(join(tmpdir(), 'onemap-bench-audit-'))
const cluster = await openEmbedded(folder, () => undefined)
try {
  const verdicts: Verdict[] = []
  await withLog('writing', async (db) => void verdicts.push(...(await measureWriting(db))))
  await withLog('tampers', async (db) => void verdicts.push(...(await measureTampers(db))))
  await withLog('verifying', async (db) => void verdicts.push(...(await measureVerifying(db))))
  printVerdicts(verdicts)
} finally {
  await cluster.close()
  rmSync(folder, { recursive: true, force: true })
}

async function withLog(name: string, work: (db: Database) => Promise<void>): Promise<void> {
  const server = openDatabase({ connection: cluster.connection })
  await server.query(`create database ${name}`)
  await server.close()
  const connection = { ...cluster.connection, database: name }
  const db = openDatabase({ connection, maxConnections: 20 })
  try {
    await migrate(db)
    await work(db)
  } finally {
    await db.close()
  }
}

async function measureWriting(db: Database): Promise<Verdict[]> {
  await db.query('create table act (id uuid primary key, writer integer not null)')
  const ways = [
    ['act alone', async () => undefined],
    ['act with its entry', noteLook],
    ['the same, lock taken at once', noteWithEarlyLock],
  ] as const
  const rows: (string | number)[][] = []
  const add = (what: string, { writers, perSecond, p50Ms, p99Ms, mostMs }: Writing) =>
    rows.push([what, writers, perSecond, p50Ms, p99Ms, mostMs])
  await writeAtOnce(db, 16, 1, noteLook)
  for (const writers of [1, 16]) {
    for (const [what, note] of ways) add(what, await writeAtOnce(db, writers, seconds!, note))
  }
  const beside = await besideLong(db)
  add('act with its entry, beside an act of 3 s', beside)
  console.log('\nTransactions with one small row each, fsync on')
  printTable(['', 'writers', 'a second', 'p50 ms', 'p99 ms', 'longest ms'], rows)
  return [
    { what: 'longest wait beside an act of 3 s', ours: beside.mostMs, unit: 'ms', atMost: 1_000 },
  ]
}

/** One transaction writes its entry first and stays open: the others must not notice. */
async function besideLong(db: Database): Promise<Writing> {
  const long = db.transaction(async (client) => {
    await noteLook(client, 99)
    await client.query('select pg_sleep(3)')
  })
  const writing = await writeAtOnce(db, 16, 3, noteLook)
  await long
  return writing
}

async function measureTampers(db: Database): Promise<Verdict[]> {
  const random = seededRandom(Number(values.seed))
  const start = performance.now()
  const run = await tamperWith(
    db,
    tampers!,
    (n) => Math.floor(random() * n),
    (done) => done % 1_000 === 0 && console.log(`${done.toLocaleString('en')} tampers`),
  )
  console.log(
    `\nTampers with the log, seed ${values.seed}, ${Math.round((performance.now() - start) / 1000)} s`,
  )
  printTable(
    ['kind', 'done', 'found'],
    [...run.kinds].map(([kind, { done, found }]) => [kind, done, found]),
  )
  for (const missed of run.missed) console.log(`missed: ${missed}`)
  for (const alarm of run.falseAlarms) console.log(`false alarm: ${alarm}`)
  return [
    {
      what: `of ${tampers!.toLocaleString('en')} tampers missed`,
      ours: run.missed.length,
      unit: '',
      atMost: 0,
    },
    { what: 'false alarms', ours: run.falseAlarms.length, unit: '', atMost: 0 },
  ]
}

async function measureVerifying(db: Database): Promise<Verdict[]> {
  const { heads, key, seconds: filling } = await fillLog(db, entries!)
  const cpu = process.cpuUsage()
  const start = performance.now()
  const verdict = await verifyAudit(db, { heads, publicKey: key.publicKey })
  const took = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  console.log(`\nWritten in ${filling.toFixed(1)} s. ${verdict.sentence}`)
  console.log(
    `Verified in ${took.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of CPU in Node, ${Math.round(process.memoryUsage().rss / 1e6)} MB)`,
  )
  if (!verdict.whole) throw new Error(verdict.sentence)
  return [
    {
      what: `verifying ${entries!.toLocaleString('en')} entries`,
      ours: took,
      unit: 's',
      atMost: 60,
    },
  ]
}
