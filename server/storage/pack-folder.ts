import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { explainFailure } from './file-failure.ts'

/** Where pack files lie: a local folder today, an object store behind the same few words tomorrow. */
export interface PackFolder {
  /** The file is there complete or not at all, also after a power cut. */
  write(path: string, chunks: Iterable<Uint8Array>): Promise<void>
  /** Rejects with code `ENOENT` when it is not there. */
  open(path: string): Promise<PackFile>
  /** Does nothing when it is not there. */
  remove(path: string): Promise<void>
  list(): AsyncIterable<{ path: string; modifiedAt: Date }>
}

export interface PackFile {
  size: number
  /** Fills `length` bytes of `target` from `targetAt` with those of the file from `position`. */
  readInto(
    target: Uint8Array,
    targetAt: number,
    length: number,
    position: number,
  ): Promise<void> | undefined
  close(): void
}

export function localPackFolder(root: string): PackFolder {
  return {
    write: (path, chunks) =>
      writeDurably(join(root, path), chunks).catch((error: unknown) => {
        throw explainFailure(error, root)
      }),
    open: (path) => openLocal(join(root, path)),
    remove: (path) => rm(join(root, path), { force: true }),
    list: () => listFiles(root, ''),
  }
}

/** Whether the file is there. */
export async function holdsFile(folder: Pick<PackFolder, 'open'>, path: string): Promise<boolean> {
  try {
    const file = await folder.open(path)
    file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

export const TEMPORARY_SUFFIX = '.part'

async function writeDurably(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const folder = dirname(path)
  const temporary = `${path}.${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`
  const file = await create(temporary)
  try {
    for (const chunk of chunks) await file.writeFile(chunk)
    await file.sync()
  } catch (error) {
    await file.close()
    // What went wrong first is what is told; what stays is removed with all that crashes leave.
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await file.close()
  await rename(temporary, path)
  await syncFolder(folder)
}

async function create(path: string) {
  try {
    return await open(path, 'wx')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true })
    return open(path, 'wx')
  }
}

/** Makes the new name itself survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Opening and reading are synchronous on purpose: the bytes are nearly always in the page cache, where a read takes 2 µs
 * and the way through the thread pool 30 (tests/bench/README.md).
 */
async function openLocal(path: string): Promise<PackFile> {
  const descriptor = openSync(path, 'r')
  const { size } = fstatSync(descriptor)
  return {
    size,
    readInto(target, targetAt, length, position) {
      let done = 0
      while (done < length) {
        const read = readSync(descriptor, target, targetAt + done, length - done, position + done)
        if (read === 0) throw new RangeError(`${path} ends before byte ${position + length}`)
        done += read
      }
      return undefined
    },
    close: () => closeSync(descriptor),
  }
}

async function* listFiles(
  root: string,
  folder: string,
): AsyncGenerator<{ path: string; modifiedAt: Date }> {
  for (const entry of await readFolder(join(root, folder))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* listFiles(root, path)
    else {
      const modifiedAt = await modificationTime(join(root, path))
      if (modifiedAt !== undefined) yield { path, modifiedAt }
    }
  }
}

async function readFolder(path: string) {
  try {
    return await readdir(path, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Another process may have tidied it away meanwhile. */
async function modificationTime(path: string): Promise<Date | undefined> {
  try {
    return (await stat(path)).mtime
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
