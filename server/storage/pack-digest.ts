import { createHash } from 'node:crypto'
import type { PackFolder } from './pack-folder.ts'
import { type PackKey, type PackPart, packPath } from './pack-paths.ts'

/** SHA-256 in hex of the files of one version, by part: `detail`, `grids` or the zoom of an overview. */
export type PackDigests = Readonly<Record<string, string>>

export interface HashOptions {
  /** Called after every slice: a place to let others go first, or to stop by throwing. */
  afterSlice?: (bytes: number) => Promise<void> | void
}

const SLICE_BYTES = 1 << 20

/** Hashes what passes; the digest is there when all has passed. */
export function hashing(chunks: Iterable<Uint8Array>) {
  const hash = createHash('sha256')
  function* pass() {
    for (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }
  return { chunks: pass(), digest: () => hash.digest('hex') }
}

/** Why the files of a pack are not those that were published, e.g. `detail: other bytes`; undefined when they are. */
export async function findOtherBytes(
  folder: PackFolder,
  key: PackKey,
  digests: PackDigests,
  options: HashOptions = {},
): Promise<string | undefined> {
  for (const [part, wanted] of Object.entries(digests)) {
    const path = packPath(key, part === 'detail' || part === 'grids' ? part : Number(part))
    if ((await digestOf(folder, path, options)) !== wanted) return `${part}: other bytes`
  }
  return undefined
}

/** Of the files as they are now. */
export async function digestsOf(
  folder: PackFolder,
  key: PackKey,
  parts: readonly PackPart[],
  options: HashOptions = {},
): Promise<PackDigests> {
  const digests: Record<string, string> = {}
  for (const part of parts) {
    digests[part] = await digestOf(folder, packPath(key, part), options)
  }
  return digests
}

async function digestOf(folder: PackFolder, path: string, { afterSlice }: HashOptions) {
  const file = await folder.open(path)
  try {
    const hash = createHash('sha256')
    const slice = new Uint8Array(Math.min(SLICE_BYTES, file.size))
    for (let at = 0; at < file.size; at += slice.length) {
      const length = Math.min(slice.length, file.size - at)
      await file.readInto(slice, 0, length, at)
      hash.update(slice.subarray(0, length))
      await afterSlice?.(length)
    }
    return hash.digest('hex')
  } finally {
    file.close()
  }
}
