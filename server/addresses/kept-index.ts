import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

const KEPT_VERSION = loadSql(import.meta.url, 'kept-version.sql')
const NAME = /^base-[0-9a-f]{32}(\.new)?$/
/** Another layout of the bytes, or another way to read the base, is another number. */
const MADE_AS = 2

/** Where the base belongs as it is in the database now, and the bytes if they are there. */
export interface KeptIndex {
  folder: string
  /** null = nothing says whether the base has changed since. */
  name: string | null
  kept: SharedArrayBuffer | undefined
}

export async function findKeptIndex(
  db: Pick<Queryable, 'first'>,
  folder: string,
): Promise<KeptIndex> {
  const row = await db.first<{ version: string | null }>(KEPT_VERSION)
  if (!row?.version) return { folder, name: null, kept: undefined }
  const version = `${MADE_AS} ${row.version}`
  const name = `base-${createHash('sha256').update(version).digest('hex').slice(0, 32)}`
  return { folder, name, kept: readKept(join(folder, name)) }
}

/** Made aside and renamed: what is there is whole. Older ones go. A disk that is full costs time, not the match. */
export function keepIndex({ folder, name }: KeptIndex, index: SharedArrayBuffer): void {
  if (name === null) return
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, name)
    writeWhole(`${path}.new`, new Uint8Array(index))
    renameSync(`${path}.new`, path)
    for (const other of readdirSync(folder)) {
      if (NAME.test(other) && other !== name) rmSync(join(folder, other), { force: true })
    }
  } catch (error) {
    process.emitWarning(`The address base could not be kept in ${folder}: ${String(error)}`)
  }
}

function readKept(path: string): SharedArrayBuffer | undefined {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (!size) return undefined
  const memory = new SharedArrayBuffer(size)
  const bytes = new Uint8Array(memory)
  const file = openSync(path, 'r')
  try {
    let at = 0
    while (at < size) {
      const read = readSync(file, bytes, at, size - at, at)
      if (read === 0) return undefined
      at += read
    }
  } finally {
    closeSync(file)
  }
  return memory
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w', 0o600)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
