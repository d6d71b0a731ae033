import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { Refusal } from '../../../data/contracts/index.ts'
import { KEY_BYTES } from './cipher.ts'

/** 主密钥: they wrap the data keys in the database. The file never enters the data directory, a backup or a log. */
export interface KeyFile {
  readonly id: string
  /** By version, rising; new wrapping uses the last. */
  readonly masters: readonly MasterKey[]
}

export interface MasterKey {
  readonly version: number
  readonly key: Buffer
  readonly createdAt: string
}

export function newKeyFile(): KeyFile {
  return { id: randomUUID(), masters: [newMaster(1)] }
}

export function withNewMaster(file: KeyFile): KeyFile {
  return { ...file, masters: [...file.masters, newMaster(currentMaster(file).version + 1)] }
}

export const currentMaster = ({ masters }: KeyFile): MasterKey => masters.at(-1)!

/** `undefined` when there is none; refuses one that others may read or that is damaged. */
export function readKeyFile(path: string): KeyFile | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return undefined
  if (!stat.isFile()) throw refuse('is no file')
  if ((stat.mode & 0o077) !== 0) {
    throw refuse(`may be read by others (mode ${(stat.mode & 0o777).toString(8)}): run chmod 600`)
  }
  const parsed = v.safeParse(schema, parseJson(readFileSync(path, 'utf8')))
  if (!parsed.success) throw refuse('is damaged or no key file: put the right one back')
  const { id, masters } = parsed.output
  return { id, masters: [...masters].sort((a, b) => a.version - b.version) }

  function refuse(what: string): Refusal {
    return new Refusal(500, 'key-file', `The key file ${path} ${what}.`)
  }
}

/** False when another process has made one in the meantime. */
export function createKeyFile(path: string, file: KeyFile): boolean {
  const part = writePart(path, file)
  try {
    linkSync(part, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(part, { force: true })
  }
}

/** All or nothing: the old file stands until the new one is on the disk. */
export function replaceKeyFile(path: string, file: KeyFile): void {
  renameSync(writePart(path, file), path)
  syncFolder(dirname(path))
}

/** Beside its place, with the versions that the file no longer holds: older backups need them. */
export function keepOldKeys(path: string, file: KeyFile): string {
  const kept = `${path}.until-v${currentMaster(file).version}`
  renameSync(writePart(kept, file), kept)
  return kept
}

const schema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  masters: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          version: v.pipe(v.number(), v.integer(), v.minValue(1)),
          key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/)),
          createdAt: v.string(),
        }),
        v.transform((master) => ({ ...master, key: Buffer.from(master.key, 'base64') })),
      ),
    ),
    v.minLength(1),
  ),
})

function newMaster(version: number): MasterKey {
  return { version, key: randomBytes(KEY_BYTES), createdAt: new Date().toISOString() }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The message of the parser would quote the file.
    return undefined
  }
}

function writePart(path: string, { id, masters }: KeyFile): string {
  const part = `${path}.${process.pid}.part`
  const listed = masters.map((master) => ({ ...master, key: master.key.toString('base64') }))
  rmSync(part, { force: true })
  const file = openForWriting(part, path)
  try {
    writeSync(file, `${JSON.stringify({ id, masters: listed }, null, 2)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return part
}

function openForWriting(part: string, path: string): number {
  try {
    return openSync(part, 'wx', 0o600)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Refusal(
      500,
      'key-file',
      `The key file ${path} cannot be written (${code}): point ONEMAP_KEY_FILE to a place that can be.`,
    )
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
