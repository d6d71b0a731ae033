import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ChildServer } from '../child-server.ts'
import type { ListedTile } from './mixed-list.ts'

const SAMPLE = 50

/**
 * Whether what comes over the wire is, byte for byte, the ready file of the same tile: says so, or throws. The smallest come
 * as they are, their files are gzipped all the same.
 */
export async function expectReadyBytes(
  { url, cookie = '' }: ChildServer & { cookie?: string },
  tiles: readonly ListedTile[],
  addressOf: (tile: ListedTile) => string,
  root: string,
): Promise<void> {
  const step = Math.max(1, Math.floor(tiles.length / SAMPLE))
  const sample = tiles.filter((_, i) => i % step === 0)
  let packed = 0
  for (const tile of sample) {
    const bytes = await fetchRaw(url + addressOf(tile), cookie)
    const file = readFileSync(join(root, tile.path))
    if (bytes.equals(file)) packed++
    else if (!bytes.equals(gunzipSync(file))) {
      throw new Error(`${tile.path} is not the bytes of the ready file.`)
    }
  }
  const small = sample.length - packed
  console.log(
    `Behind nginx: of ${sample.length} tiles ${packed} are the bytes of the ready files, ${small} of under 512 bytes come unpacked.`,
  )
}

/** Not unpacked. */
function fetchRaw(url: string, cookie: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { Cookie: cookie, 'Accept-Encoding': 'gzip' }
    const asking = get(url, { headers, agent: false }, (incoming) => {
      const pieces: Buffer[] = []
      incoming.on('data', (piece: Buffer) => pieces.push(piece))
      incoming.on('error', reject)
      incoming.on('end', () => resolve(Buffer.concat(pieces)))
    })
    asking.on('error', reject)
  })
}
