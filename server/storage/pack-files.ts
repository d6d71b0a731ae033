import { indexExtent, type PackIndex, readPackIndex } from '../../data/formats/fgb/pack-index.ts'
import { decodeGridSidecar, type GridSidecar } from '../../data/formats/grid-sidecar.ts'
import { ByteLru } from './byte-lru.ts'
import type { PackFile, PackFolder } from './pack-folder.ts'

/** A pack that is open for reading. */
export interface OpenPack {
  index: PackIndex
  size: number
  /** Bytes of the file from `position`; synchronous where the file is local or small. */
  readInto: PackFile['readInto']
}

export interface PackFilesOptions {
  /** Memory for indexes and small files. */
  cacheBytes: number
}

/**
 * Opened packs with their indexes. At most so many as fit the memory given; one that is in use when its turn to go comes
 * is closed by its last user.
 */
export class PackFiles {
  readonly #folder: PackFolder
  readonly #packs: ByteLru<Entry>
  readonly #sidecars: ByteLru<GridSidecar>
  readonly #opening = new Map<string, Promise<Entry>>()

  constructor(folder: PackFolder, { cacheBytes }: PackFilesOptions) {
    this.#folder = folder
    this.#packs = new ByteLru(cacheBytes, retire)
    this.#sidecars = new ByteLru(cacheBytes / 4)
  }

  /** Keeps the pack open while `work` runs. Rejects with code `ENOENT` when there is no such file. */
  async use<Result>(
    path: string,
    work: (pack: OpenPack) => Result | Promise<Result>,
  ): Promise<Result> {
    const entry = this.#packs.get(path) ?? (await this.#open(path))
    entry.users++
    try {
      return await work(entry)
    } finally {
      entry.users--
      if (entry.retired && entry.users === 0) entry.close()
    }
  }

  async sidecar(path: string): Promise<GridSidecar> {
    const known = this.#sidecars.get(path)
    if (known !== undefined) return known
    const file = await this.#folder.open(path)
    try {
      const bytes = await readBytes(file, 0, file.size)
      const sidecar = decodeGridSidecar(bytes)
      this.#sidecars.set(path, sidecar, bytes.length)
      return sidecar
    } finally {
      file.close()
    }
  }

  /** Memory held, bytes. */
  get bytes(): number {
    return this.#packs.bytes + this.#sidecars.bytes
  }

  close(): void {
    this.#packs.clear()
    this.#sidecars.clear()
  }

  #open(path: string): Promise<Entry> {
    const running = this.#opening.get(path)
    if (running !== undefined) return running
    const opening = openEntry(this.#folder, path)
      .then((entry) => {
        this.#packs.set(path, entry, entry.index.byteLength + entry.wholeBytes + 512)
        return entry
      })
      .finally(() => this.#opening.delete(path))
    this.#opening.set(path, opening)
    return opening
  }
}

interface Entry extends OpenPack {
  users: number
  retired: boolean
  /** Bytes of the file kept in memory. */
  wholeBytes: number
  close(): void
}

/** Overviews are small: they are read once and their descriptor is given back. */
const WHOLE_BYTES = 256 * 1024
const FIRST_READ_BYTES = 4096

async function openEntry(folder: PackFolder, path: string): Promise<Entry> {
  const file = await folder.open(path)
  if (file.size <= WHOLE_BYTES) return wholeEntry(await readWhole(file))
  try {
    return {
      ...(await readIndex(file)),
      users: 0,
      retired: false,
      wholeBytes: 0,
      close: file.close,
    }
  } catch (error) {
    file.close()
    throw error
  }
}

/** Closes it once, whatever is in it: a second time would close whoever has got the number since. */
async function readWhole(file: PackFile): Promise<Uint8Array> {
  try {
    return await readBytes(file, 0, file.size)
  } finally {
    file.close()
  }
}

function wholeEntry(bytes: Uint8Array): Entry {
  return {
    index: readPackIndex(bytes, bytes.length),
    size: bytes.length,
    readInto(target, targetAt, length, position) {
      target.set(bytes.subarray(position, position + length), targetAt)
      return undefined
    },
    users: 0,
    retired: false,
    wholeBytes: bytes.length,
    close: () => undefined,
  }
}

async function readIndex(file: PackFile): Promise<OpenPack> {
  let front = await readBytes(file, 0, Math.min(FIRST_READ_BYTES, file.size))
  const headerEnd = 12 + new DataView(front.buffer).getUint32(8, true)
  if (headerEnd > front.length) front = await readBytes(file, 0, Math.min(headerEnd, file.size))
  const extent = indexExtent(front)
  if (extent === undefined || extent > file.size) throw new RangeError('the pack is cut short')
  if (extent > front.length) front = await readBytes(file, 0, extent)
  return { index: readPackIndex(front, file.size), size: file.size, readInto: file.readInto }
}

async function readBytes(file: PackFile, position: number, length: number) {
  const bytes = new Uint8Array(length)
  await file.readInto(bytes, 0, length, position)
  return bytes
}

function retire(entry: Entry): void {
  entry.retired = true
  if (entry.users === 0) entry.close()
}
