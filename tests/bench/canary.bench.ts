import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openEmbedded } from '../../server/storage/embedded/open-embedded.ts'
import { migrate } from '../../server/storage/migrate.ts'
import { openDatabase } from '../../server/storage/open-database.ts'
import { type CrawlReport, crawl } from '../flows/access/crawl.ts'
import { ASKERS, type Asker } from '../flows/access/holders.ts'
import { statePurpose } from '../flows/access/purpose-check.ts'
import { buildWorld } from '../flows/access/survey-world.ts'
import { atEnd } from './lib/at-end.ts'
import { printMachine } from './lib/machine.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- canary` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    'per-place': { type: 'string', default: '100' },
    'max-zoom': { type: 'string', default: '17' },
    'search-every': { type: 'string', default: '50' },
    only: { type: 'string', default: '' },
  },
  strict: false,
})
const webDir = resolve(import.meta.dirname, '../../dist/web')
const folder = mkdtempSync(join(tmpdir(), 'onemap-bench-canary-'))
const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
atEnd(remove)
printMachine()
const cluster = await openEmbedded(join(folder, 'database'), () => undefined)
const db = openDatabase({ connection: cluster.connection, maxConnections: 5 })
await migrate(db)
mkdirSync(join(folder, 'data'))
const where = { db, connection: cluster.connection, dataDir: join(folder, 'data'), webDir }
const world = await buildWorld(where, Number(values['per-place']))

const options = { maxZoom: Number(values['max-zoom']), searchEvery: Number(values['search-every']) }
const pages = readdirSync(webDir, { recursive: true, encoding: 'utf8' }).map((file) => `/${file}`)
const reports: [string, CrawlReport][] = []
const chosen = ASKERS.filter(({ id }) => id.includes(String(values.only)))
for (const asker of chosen) await run(asker, false)
// Those of the highest grades, once more after saying what for.
for (const asker of chosen.filter(({ id }) => /@(community|district)|mixed/.test(id))) {
  await statePurpose(world, asker)
  await run(asker, true)
}
const secrets = [...world.canaries].filter(([, { grade }]) => grade > 1).map(([text]) => text)
const inLog = countIn(world.app.log.join(''), secrets)
const rows = await db.query<{ text: string }>('select audit_trail::text as text from audit_trail')
const inAudit = countIn(rows.map(({ text }) => text).join('\n'), secrets)
await world.app.close()
await db.close()
await cluster.close()
remove()

printTable(
  ['as', 'requests', 'MB looked through', 'outside of their rights'],
  reports.map(([name, { requests, bytes, problems }]) => [
    name,
    requests,
    bytes / 1e6,
    problems.length,
  ]),
)
const problems = reports.flatMap(([, report]) => report.problems)
const requests = reports.reduce((sum, [, report]) => sum + report.requests, 0)
printVerdicts([
  { what: 'canaries planted', ours: world.canaries.size, unit: '', atLeast: 10_000 },
  { what: 'requests', ours: requests, unit: '' },
  { what: 'met outside of rights', ours: problems.length, unit: '', atMost: 0 },
  { what: 'in the log of the server', ours: inLog, unit: '', atMost: 0 },
  { what: 'in the audit log', ours: inAudit, unit: '', atMost: 0 },
])
for (const problem of problems.slice(0, 50)) console.log(problem)
if (problems.length + inLog + inAudit > 0) process.exitCode = 1

async function run(asker: Asker, hasPurpose: boolean): Promise<void> {
  const report = await crawl(world, asker, { ...options, hasPurpose, pages })
  reports.push([hasPurpose ? `${asker.id}, purpose stated` : asker.id, report])
  console.log(`${asker.id}: ${report.requests} requests, ${report.problems.length} problems`)
}

function countIn(text: string, wanted: readonly string[]): number {
  const found = new Set(text.match(/Qz[a-z]{6}zQ|7{4,}1\d{6}/g))
  return wanted.filter((one) => found.has(one)).length
}
