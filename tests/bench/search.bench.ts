import { provideDataDir, withServices } from './lib/data-folder.ts'
import { drive } from './lib/load.ts'
import { printMachine } from './lib/machine.ts'
import { type OnemapServer, startOnemap } from './lib/onemap-server.ts'
import { readOptions } from './lib/options.ts'
import { providePeers } from './lib/peers/programs.ts'
import { startTrigramPeer, type TrigramPeer } from './lib/peers/trigram-table.ts'
import { type Fragments, searchFragments } from './lib/search-fragments.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts, type Verdict } from './lib/verdict.ts'

/** What `npm run bench -- search` prints is explained in README.md. */
const options = readOptions()
const dataDir = provideDataDir(options)
printMachine()
const peers = providePeers()
const { fragments, others, peer } = await withServices(dataDir, async (services) => ({
  fragments: await searchFragments(services),
  others: await searchFragments(services, 2),
  peer: peers.postgis ? await startTrigramPeer(services) : undefined,
}))
try {
  if (peer) console.log(`${peer.rows.toLocaleString('en')} addresses with those that carry no code`)
  const server = await startOnemap(dataDir)
  try {
    await warmUp(server, others)
    printVerdicts(await measure(server, fragments, peer))
  } finally {
    await server.stop()
  }
} finally {
  await peer?.stop()
}

function pathOf(text: string): string {
  return `/api/search?q=${encodeURIComponent(text)}&limit=10`
}

/** With other fragments: a server is not judged by its first minute. */
async function warmUp({ url, cookie }: OnemapServer, kinds: readonly Fragments[]): Promise<void> {
  const paths = kinds.flatMap(({ texts }) => texts.slice(0, 100).map(pathOf))
  await drive({ url, paths, connections: 2, headers: { Cookie: cookie }, seconds: 15 })
}

async function measure(
  { url, cookie, cpuS }: OnemapServer,
  kinds: readonly Fragments[],
  trigrams: TrigramPeer | undefined,
): Promise<Verdict[]> {
  const rows: (string | number)[][] = []
  const verdicts: Verdict[] = []
  const { seconds } = options
  for (const { kind, texts } of kinds) {
    const paths = texts.map(pathOf)
    for (const connections of [1, 4]) {
      const before = cpuS()
      const result = await drive({ url, paths, connections, headers: { Cookie: cookie }, seconds })
      if (result.failed > 0) throw new Error(`${result.failed} searches failed`)
      const cpuMs = ((cpuS() - before) * 1000) / result.requests
      const { requests, perSecond, p50Ms, p99Ms } = result
      rows.push([`OneMap: ${kind}`, connections, requests, perSecond, p50Ms, p99Ms, cpuMs])
      const what = `p99, ${kind}, ${connections} connection${connections === 1 ? '' : 's'}`
      verdicts.push({ what, ours: p99Ms, unit: 'ms', atMost: 50 })
    }
    if (!trigrams) continue
    const { requests, p50Ms, p99Ms } = await trigrams.measure(texts, seconds)
    rows.push([`like, trigram index: ${kind}`, 1, requests, '', p50Ms, p99Ms, ''])
  }
  console.log('\nSearching; with its database in the CPU column')
  printTable(['', 'connections', 'requests', 'a second', 'p50 ms', 'p99 ms', 'CPU ms'], rows)
  return verdicts
}
