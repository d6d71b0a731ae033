import { createHash } from 'node:crypto'
import { withServices } from './data-folder.ts'
import { startOnemap } from './onemap-server.ts'
import { runOnemap } from './run-command.ts'
import { mixedList } from './tiles/mixed-list.ts'

/** How many of so many tiles the servers of two data folders answer differently. */
export async function countOtherTiles(one: string, other: string, tiles: number): Promise<number> {
  const paths = await withServices(one, async ({ packs, registry }) =>
    (await mixedList(packs, registry.layers, tiles)).map(({ path }) => path),
  )
  if (paths.length < tiles) throw new Error(`There are only ${paths.length} tiles.`)
  const [first, second] = [await digests(one, paths), await digests(other, paths)]
  return paths.filter((_, i) => first[i] !== second[i]).length
}

async function digests(dataDir: string, paths: readonly string[]): Promise<string[]> {
  const server = await startOnemap(dataDir)
  try {
    const found: string[] = []
    for (const path of paths) {
      const answer = await fetch(server.url + path, { headers: { Cookie: server.cookie } })
      const bytes = Buffer.from(await answer.arrayBuffer())
      found.push(`${answer.status} ${createHash('sha256').update(bytes).digest('hex')}`)
    }
    if (!found.some((one) => one.startsWith('200'))) throw new Error('No tile was answered.')
    return found
  } finally {
    await server.stop()
  }
}

/** What the doctor says of a data folder, without what only belongs to this machine. */
export async function criticalFindings(dataDir: string): Promise<string[]> {
  const { output } = await runOnemap(dataDir, ['doctor', '--json']).catch((error: Error) => ({
    output: error.message,
  }))
  return [...output.matchAll(/"grade": "critical",\s*"code": "([a-z-]+)"/g)].map(
    ([, code]) => code!,
  )
}
