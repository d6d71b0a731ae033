import { createHmac } from 'node:crypto'
import { Refusal } from '../../../data/contracts/index.ts'
import type { Database, Queryable } from '../../storage/database.ts'
import { indexOf, open, seal } from './cipher.ts'
import {
  type DataKey,
  insertKeys,
  type KeyPurpose,
  readWrapped,
  unwrap,
  type WrappedKey,
} from './data-keys.ts'
import { createKeyFile, type KeyFile, newKeyFile, readKeyFile } from './key-file.ts'
import { lockedKeys, readLock, unlockKeys } from './lock.ts'

/** The data keys of this database, unwrapped in memory. Follows rotations that another process makes. */
export interface Keys {
  readonly path: string
  /** Restored without the key file: `seal`, `open` and `index` refuse, all else works. */
  readonly isLocked: boolean
  /** Version that new values are sealed with. */
  readonly current: number
  /** Versions that can be read, rising. */
  readonly versions: readonly number[]
  /** `context` = table, column and key of the row; the version is bound besides. */
  seal(version: number, context: string, plain: string): Buffer
  open(version: number, context: string, sealed: Buffer): string
  /** For equality search; `value` in its normal form. */
  index(version: number, context: string, value: string): Buffer
  /** Secret numbers that belong to one cell for ever: how its small counts are rounded. */
  cellSecret(cell: string): Buffer
  /** Makes sure that these versions can be opened: another process may have made them just now. */
  ensure(versions: Iterable<number>): Promise<void>
  reload(): Promise<void>
  close(): Promise<void>
}

export const KEYS_CHANGED = 'keys_changed'
/** Advisory lock: of several processes that start at once one makes the keys; rotations follow one another. */
export const KEYS_LOCK = 7_311

/** Reads the key file, or makes it where nothing is encrypted yet; refuses to go on without the right one. */
export async function openKeys(db: Database, path: string): Promise<Keys> {
  const lock = await readLock(db)
  if (lock && !(await unlockIfFits(db, path))) return lockedKeys(path, lock)
  await ensureKeys(db, path)
  let ring = await readRing(db, path)
  const reload = async () => {
    ring = await readRing(db, path)
  }
  const stop = await db.listen(KEYS_CHANGED, () => {
    // A failure shows at the next use, with its reason.
    reload().catch(() => undefined)
  })
  const keyOf = (purpose: KeyPurpose, version: number) => {
    const key = ring.get(`${purpose} ${version}`)
    if (key === undefined) throw new Error(`There is no key ${purpose} of version ${version}`)
    return key.key
  }
  const versions = () =>
    [...ring.values()].filter((key) => key.purpose === 'person').map((key) => key.version)
  return {
    path,
    isLocked: false,
    get current() {
      return Math.max(...versions())
    },
    get versions() {
      return versions()
    },
    seal: (version, context, plain) =>
      seal(keyOf('person', version), `${context}|${version}`, Buffer.from(plain)),
    open: (version, context, sealed) =>
      open(keyOf('person', version), `${context}|${version}`, sealed).toString('utf8'),
    index: (version, context, value) => indexOf(keyOf('index', version), context, value),
    cellSecret: (cell) => createHmac('sha256', keyOf('counts', 1)).update(cell).digest(),
    ensure: async (wanted) => {
      const known = versions()
      if ([...wanted].some((version) => !known.includes(version))) await reload()
    },
    reload,
    close: stop,
  }
}

type Ring = ReadonlyMap<string, DataKey>

async function readRing(db: Queryable, path: string): Promise<Ring> {
  const rows = await readWrapped(db)
  const file = readKeyFile(path)
  if (file === undefined) throw missing(path)
  return new Map(
    rows.map((row) => [`${row.purpose} ${row.version}`, unwrapOrRefuse(file, row, path)]),
  )
}

function unwrapOrRefuse(file: KeyFile, row: WrappedKey, path: string): DataKey {
  try {
    return unwrap(file, row)
  } catch {
    throw new Refusal(
      500,
      'key-file',
      `The key file ${path} does not fit this database, which holds encrypted data: put the right one back. If it is lost for good, "npm run onemap -- keys new --lost" gives these data up.`,
    )
  }
}

async function ensureKeys(db: Database, path: string): Promise<void> {
  await db.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [KEYS_LOCK])
    const rows = await readWrapped(client)
    const file = readKeyFile(path)
    if (rows.length > 0 && file !== undefined && fits(file, rows)) return
    if (rows.length > 0) {
      if (await holdsEncrypted(client)) {
        if (file === undefined) throw missing(path)
        for (const row of rows) unwrapOrRefuse(file, row, path)
      }
      // Nothing was ever encrypted with them: nothing is lost.
      await client.execute('delete from data_key')
    }
    await insertKeys(client, file ?? makeFile(path), 1)
  })
}

/** The key file has been put back. */
async function unlockIfFits(db: Database, path: string): Promise<boolean> {
  const file = readKeyFile(path)
  if (file === undefined || !fits(file, await readWrapped(db))) return false
  await unlockKeys(db)
  return true
}

export function fits(file: KeyFile, rows: readonly WrappedKey[]): boolean {
  try {
    for (const row of rows) unwrap(file, row)
    return true
  } catch {
    return false
  }
}

export function makeFile(path: string): KeyFile {
  const file = newKeyFile()
  if (createKeyFile(path, file)) return file
  const made = readKeyFile(path)
  if (made === undefined) throw missing(path)
  return made
}

/** Whether anything would be lost with the keys. */
async function holdsEncrypted(client: Queryable): Promise<boolean> {
  const row = await client.first<{ found: boolean }>(
    'select exists (select from person_secret) or exists (select from second_factor) as found',
  )
  return row?.found === true
}

function missing(path: string): Refusal {
  return new Refusal(
    500,
    'key-file',
    `The database holds encrypted data but there is no key file at ${path}: put it back, or say where it is with ONEMAP_KEY_FILE. If it is lost for good, "npm run onemap -- keys new --lost" gives these data up.`,
  )
}
