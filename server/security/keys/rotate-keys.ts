import type { Database, Queryable } from '../../storage/database.ts'
import { audit, OPERATOR } from '../audit.ts'
import { insertKeys, ROW_PURPOSES, readWrapped, unwrap, wrap } from './data-keys.ts'
import {
  currentMaster,
  keepOldKeys,
  readKeyFile,
  replaceKeyFile,
  withNewMaster,
} from './key-file.ts'
import { KEYS_CHANGED, KEYS_LOCK, type Keys } from './open-keys.ts'

/** Re-encrypts one batch of rows with the newest keys; answers how many there were. One for each table that has secrets. */
export type Resealer = (client: Queryable, keys: Keys, limit: number) => Promise<number>

export interface DataRotation {
  /** Rows that were to be encrypted anew. */
  total: number
  version: number
}

interface RotateDataOptions {
  reseal: Resealer
  /** Rows that are sealed with an older version. */
  countOld: (client: Queryable, version: number) => Promise<number>
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
  batchSize?: number
}

/**
 * A new master key: every data key is wrapped anew, no data is touched. Broken off after the first step, the next run
 * ends it: the file holds old and new until the database needs only the new.
 */
export async function rotateMaster(
  db: Database,
  path: string,
): Promise<{ version: number; kept: string }> {
  return db
    .transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [KEYS_LOCK])
      const before = readKeyFile(path)
      if (before === undefined) throw new Error(`There is no key file at ${path}`)
      const rows = await readWrapped(client)
      const newest = currentMaster(before).version
      const isHalfDone =
        before.masters.length > 1 && rows.some((row) => row.master_version < newest)
      const file = isHalfDone ? before : withNewMaster(before)
      if (!isHalfDone) replaceKeyFile(path, file)
      for (const row of rows) {
        const { master_version, wrapped } = wrap(file, unwrap(file, row))
        await client.execute(
          'update data_key set master_version = $3, wrapped = $4 where purpose = $1 and version = $2',
          [row.purpose, row.version, master_version, wrapped],
        )
      }
      const version = currentMaster(file).version
      await audit(client, {
        userId: OPERATOR,
        action: 'key.rotate',
        target: 'master',
        details: { version },
      })
      await client.notify(KEYS_CHANGED, '')
      return { version, file }
    })
    .then(({ version, file }) => {
      // Only now does nothing in the database need the older ones.
      const kept = keepOldKeys(path, { ...file, masters: file.masters.slice(0, -1) })
      replaceKeyFile(path, { ...file, masters: file.masters.slice(-1) })
      return { version, kept }
    })
}

/**
 * New data keys: every value is encrypted anew, batch by batch, while servers go on reading and writing. Whoever stops it
 * starts it again: rows of both versions can be read until the last one is done.
 */
export async function rotateData(
  db: Database,
  keys: Keys,
  { reseal, countOld, onProgress, signal, batchSize = 2_000 }: RotateDataOptions,
): Promise<DataRotation> {
  const version = await beginVersion(db, keys, countOld)
  const total = await countOld(db, version)
  let done = 0
  for (;;) {
    if (signal?.aborted) throw signal.reason
    const count = await db.transaction((client) => reseal(client, keys, batchSize))
    if (count === 0) break
    done += count
    onProgress?.(done, total)
  }
  await db.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [KEYS_LOCK])
    await client.execute('delete from data_key where purpose = any($1) and version < $2', [
      [...ROW_PURPOSES],
      version,
    ])
    await audit(client, {
      userId: OPERATOR,
      action: 'key.rotate',
      target: 'data',
      details: { version, rows: total },
    })
    await client.notify(KEYS_CHANGED, '')
  })
  await keys.reload()
  return { total, version }
}

/** Goes on with what was broken off rather than begin another. */
async function beginVersion(
  db: Database,
  keys: Keys,
  countOld: RotateDataOptions['countOld'],
): Promise<number> {
  await keys.reload()
  const isUnfinished = keys.versions.length > 1 && (await countOld(db, keys.current)) > 0
  if (isUnfinished) return keys.current
  const file = readKeyFile(keys.path)
  if (file === undefined) throw new Error(`There is no key file at ${keys.path}`)
  await db.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [KEYS_LOCK])
    await insertKeys(client, file, keys.current + 1, ROW_PURPOSES)
    await client.notify(KEYS_CHANGED, '')
  })
  await keys.reload()
  return keys.current
}
