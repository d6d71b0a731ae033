import { askPreviews } from './lib/addresses/ask-previews.ts'
import { type AddressQuestions, addressQuestions } from './lib/addresses/questions.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { drive } from './lib/load.ts'
import { printMachine } from './lib/machine.ts'
import { type OnemapServer, startOnemap } from './lib/onemap-server.ts'
import { readOptions } from './lib/options.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts, type Verdict } from './lib/verdict.ts'

/** What `npm run bench -- addresses` prints is explained in README.md. Nothing is changed: acts are only previewed. */
const options = readOptions()
const dataDir = provideDataDir(options)
printMachine()
const questions = await withServices(dataDir, addressQuestions)
const server = await startOnemap(dataDir)
try {
  const verdicts = await askLists(server, questions)
  printVerdicts([...verdicts, ...(await preview(server, questions))])
} finally {
  await server.stop()
}

async function askLists(
  { url, cookie, cpuS }: OnemapServer,
  { lists }: AddressQuestions,
): Promise<Verdict[]> {
  const rows: (string | number)[][] = []
  const verdicts: Verdict[] = []
  for (const { kind, paths } of lists) {
    const headers = { Cookie: cookie }
    await drive({ url, paths: paths.slice(0, 20), connections: 1, headers, seconds: 5 })
    const before = cpuS()
    const result = await drive({ url, paths, connections: 1, headers, seconds: options.seconds })
    if (result.failed > 0) throw new Error(`${result.failed} questions failed: ${kind}`)
    const { requests, p50Ms, p99Ms } = result
    rows.push([kind, requests, p50Ms, p99Ms, ((cpuS() - before) * 1000) / requests])
    verdicts.push({ what: `p99, ${kind}`, ours: p99Ms, unit: 'ms', atMost: 100 })
  }
  console.log('\nAsking, one connection; with its database in the CPU column')
  printTable(['', 'requests', 'p50 ms', 'p99 ms', 'CPU ms'], rows)
  return verdicts
}

async function preview(server: OnemapServer, { previews }: AddressQuestions): Promise<Verdict[]> {
  const results = await askPreviews(server, previews)
  console.log('\nPreviews: done in full and thrown away')
  printTable(
    ['', 'previews', 'addresses', 'p50 ms', 'p99 ms', 'CPU ms'],
    results.map(({ kind, count, addresses, p50Ms, p99Ms, cpuMs }) => [
      ...[kind, count, addresses, p50Ms, p99Ms, cpuMs],
    ]),
  )
  return results.map(({ kind, p99Ms }) => ({
    ...{ what: `p99, preview: ${kind}`, ours: p99Ms, unit: 'ms', atMost: 1000 },
  }))
}
