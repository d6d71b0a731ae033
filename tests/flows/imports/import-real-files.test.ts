import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../data/contracts/index.ts'
import { realUploads } from '../../bench/lib/import/real-files.ts'
import {
  faultOfLayer,
  faultOfReading,
  LAYER_FOLDERS,
  NAMED_LAYERS,
  readAsLayer,
} from '../../bench/lib/import/real-layers.ts'

/**
 * Real files of other people; they are not part of the project, and without them this is skipped. Here the small ones of each
 * kind; `npm run bench -- real-files` reads them all.
 */
const SHARED = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const hasShared = existsSync(SHARED)
const MOST_ROWS = 2_000
const MOST_BYTES = 50_000

describe.skipIf(!hasShared)('real files (needs ../shared/data)', { timeout: 60_000 }, () => {
  test.each(NAMED_LAYERS.filter(({ kept }) => kept <= MOST_ROWS))(
    '$files becomes a layer',
    async (expected) => {
      expect(await faultOfLayer(SHARED, expected)).toBeUndefined()
    },
  )

  test.each(LAYER_FOLDERS)(
    'every small file of %s is read to the last row or refused with a sentence',
    async (folder) => {
      const strange: string[] = []
      for (const { files } of realUploads(join(SHARED, folder))) {
        const paths = files.map(({ path }) => path)
        if (paths.some((path) => statSync(path).size > MOST_BYTES)) continue
        const fault = await faultOfReading(paths)
        if (fault) strange.push(`${relative(SHARED, paths[0]!)}: ${fault}`)
      }
      expect(strange).toEqual([])
    },
  )

  test('nothing that a fuzzer has made of CSV brings the reader down', async () => {
    const corpus = untar(gunzipSync(readFileSync(join(SHARED, 'hostile/fuzz-csv.tar.gz'))))
    const folder = await mkdtemp(join(tmpdir(), 'onemap-fuzz-'))
    const faults: string[] = []
    for (const [i, bytes] of corpus.entries()) {
      const path = join(folder, `${i}.csv`)
      writeFileSync(path, bytes)
      const fault = await faultOfReading([path])
      if (fault) faults.push(`${i}: ${fault}`)
    }
    await rm(folder, { recursive: true })
    expect(corpus.length).toBeGreaterThan(100)
    expect(faults).toEqual([])
  })

  test('of the JSON test suite nothing malformed is taken and nothing valid is called malformed', async () => {
    const codes = new Map<string, string>()
    for (const { files } of realUploads(join(SHARED, 'hostile/json'))) {
      codes.set(basename(files[0]!.path), await codeOf(files[0]!.path))
    }
    const wrong = [...codes].filter(([name, code]) =>
      name.startsWith('n_') ? code === 'read' : name.startsWith('y_') && code === 'malformed-json',
    )
    expect(codes.size).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })
})

/** Plain tar: headers of 512 bytes, the size in octal at 124. */
function untar(bytes: Uint8Array): Uint8Array[] {
  const files: Uint8Array[] = []
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(new TextDecoder().decode(bytes.subarray(at + 124, at + 135)), 8)
    if (bytes[at + 156] === 0x30) files.push(bytes.slice(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

async function codeOf(path: string): Promise<string> {
  try {
    await readAsLayer([path])
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
