import { generateKeyPairSync } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { verifyAudit } from '../../../../server/audit/verify-audit.ts'
import type { Database } from '../../../../server/storage/database.ts'
import { seededRandom } from '../random.ts'
import { accountWriter } from './account-writer.ts'
import { checkPacks } from './check-packs.ts'
import { type Client, createClient } from './client.ts'
import { importWriter } from './import-writer.ts'
import { planWriter } from './plan-writer.ts'
import { sessionWriter } from './session-writer.ts'
import { KILLS, type Kill, startVictim, type Victim } from './victim.ts'
import { openBeside, prepareWorld } from './world.ts'
import type { Writer, WriterCounts } from './writer.ts'

export interface KillOptions {
  dataDir: string
  kills: number
  seed?: number
  /** In the order of `KILLS` instead of at random. */
  inTurn?: boolean
  /** Told after each kill. */
  onKill?: (done: KillRecord, number: number) => void
}

export interface KillRecord {
  what: Kill
  /** From the first request after it until it serves again. */
  backMs: number
  problems: readonly string[]
}

export interface KillReport {
  kills: readonly KillRecord[]
  counts: WriterCounts
  problems: readonly string[]
}

const CLIENTS = { imports: 7, sessions: 5, accounts: 4 }
/** No head is signed here: only the chain itself is looked at. */
const { publicKey } = generateKeyPairSync('ed25519')
const EARLIEST_MS = 150
const LATEST_MS = 1_800

/** Kills server, database or both, again and again, while 18 clients write; after each it looks whether all is well. */
export async function runKills(options: KillOptions): Promise<KillReport> {
  const { dataDir, kills, seed = 1 } = options
  await prepareWorld(dataDir)
  const victim = await startVictim(dataDir)
  const db = openBeside(dataDir)
  try {
    const random = seededRandom(seed)
    const watcher = createClient(victim)
    const writers = makeWriters(victim, () => db)
    const records: KillRecord[] = []
    for (let number = 1; number <= kills; number++) {
      const what = KILLS[options.inTurn ? number % 3 : Math.floor(random() * 3)]!
      const afterMs = EARLIEST_MS + random() * (LATEST_MS - EARLIEST_MS)
      const backMs = await killWhileWriting(victim, writers, what, afterMs)
      const problems = await checkAll(db, dataDir, watcher, writers)
      records.push({ what, backMs, problems })
      options.onKill?.(records.at(-1)!, number)
    }
    return { kills: records, counts: sum(writers), problems: records.flatMap((r) => r.problems) }
  } finally {
    await db.close()
    await victim.stop()
  }
}

function makeWriters(victim: Victim, beside: () => Database): Writer[] {
  const many = (count: number, make: (number: number) => Writer) =>
    Array.from({ length: count }, (_, i) => make(i + 1))
  return [
    ...many(CLIENTS.imports, (i) => importWriter(createClient(victim), i, 'commander')),
    ...many(CLIENTS.sessions, (i) => sessionWriter(createClient(victim), i, 'steward')),
    planWriter(createClient(victim), 1, 'planner'),
    planWriter(createClient(victim), 2, 'reviewer'),
    ...many(CLIENTS.accounts, (i) => accountWriter(beside, i)),
  ]
}

async function killWhileWriting(
  victim: Victim,
  writers: readonly Writer[],
  what: Kill,
  afterMs: number,
): Promise<number> {
  let over = false
  const isOver = () => over
  const work = writers.map(async (writer) => {
    while (!over) await writer.step(isOver)
  })
  // Whoever meets a fault of its own ends the run, but not before the kill.
  const ended = Promise.allSettled(work)
  await pause(afterMs)
  await victim.kill(what)
  over = true
  const backMs = await victim.recover()
  for (const end of await ended) if (end.status === 'rejected') throw end.reason
  return backMs
}

async function checkAll(
  db: Database,
  dataDir: string,
  watcher: Client,
  writers: readonly Writer[],
): Promise<string[]> {
  const problems: string[] = []
  for (const writer of writers) {
    for (const problem of await writer.check(db)) problems.push(`${writer.name}: ${problem}`)
  }
  if (watcher.cookie() === undefined) await watcher.signIn('commander')
  const chain = await verifyAudit(db, { heads: [], publicKey })
  if (!chain.whole) problems.push(chain.sentence)
  return [...problems, ...(await checkPacks(db, dataDir, watcher))]
}

function sum(writers: readonly Writer[]): WriterCounts {
  const total: WriterCounts = { acknowledged: 0, doubtful: 0 }
  for (const { acknowledged, doubtful } of writers.map((writer) => writer.counts())) {
    total.acknowledged += acknowledged
    total.doubtful += doubtful
  }
  return total
}
