import { Refusal } from '../../data/contracts/index.ts'
import { audit, OPERATOR } from '../security/audit.ts'
import { lockKeys } from '../security/keys/index.ts'
import type { GivenSettings } from '../settings.ts'
import type { Database } from '../storage/database.ts'
import { prepareDataDir } from '../storage/embedded/data-dir.ts'
import { withFileLock } from '../storage/embedded/file-lock.ts'
import { openEmbedded } from '../storage/embedded/open-embedded.ts'
import { explainFailure } from '../storage/file-failure.ts'
import type { Migration } from '../storage/migrate.ts'
import { openDatabase } from '../storage/open-database.ts'
import { loadSql } from '../storage/sql-file.ts'
import type { Manifest } from './backup-format.ts'
import type { GivenKey } from './backup-key.ts'
import { migrationsOf } from './check-versions.ts'
import { beginFolder, endFolder, refuseUsedFolder, restoreLock } from './data-folder.ts'
import { loadDatabase } from './load-database.ts'
import { hasMasterKey, requireMasterKey } from './master-key.ts'
import { checkFiles, type OpenBackup, openBackup } from './open-backup.ts'
import { restorePacks } from './restore-packs.ts'
import { restorePhotos } from './restore-photos.ts'
import { restoredFrom } from './settle-restored.ts'

/** Long enough to take over from one that was killed. */
const LOCK_PATIENCE_MS = 2_000

export interface RestoreOptions {
  folder: string
  settings: Pick<GivenSettings, 'dataDir' | 'databaseUrl' | 'keyFile'>
  askKey(kind: 'passphrase' | 'key-file'): Promise<GivenKey>
  /** Go on although the encrypted columns will not be readable. */
  withoutKeys: boolean
  /** What this program knows; by default its own. */
  migrations?: readonly Migration[]
  onProgress(label: string, done: number, total: number): void
  say(line: string): void
}

export interface Restored {
  manifest: Manifest
  rows: number
  /** Current packs that have to be published anew. */
  packsToPublish: number
  seconds: number
}

/** Puts a backup into an empty data folder and, with DATABASE_URL, an empty database. Whole or, after a failure, not at all. */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const started = performance.now()
  const { settings, withoutKeys, onProgress } = options
  const { dataDir, keyFile } = settings
  const backup = await openBackup(options.folder, options.askKey)
  const { manifest } = backup
  migrationsOf(manifest, options.migrations)
  if (manifest.masterKey && !withoutKeys) requireMasterKey(keyFile, manifest.masterKey.fingerprint)
  refuseUsedFolder(dataDir)
  await checkFiles(backup, (done, total) => onProgress('Checking files', done, total))
  prepareDataDir(dataDir)
  try {
    const packsToPublish = await withFileLock(restoreLock(dataDir), LOCK_PATIENCE_MS, async () => {
      refuseUsedFolder(dataDir)
      return intoFolder(backup, options)
    })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { manifest, rows, packsToPublish, seconds: (performance.now() - started) / 1000 }
  } catch (error) {
    throw explainRestore(error, dataDir)
  }
}

async function intoFolder(backup: OpenBackup, options: RestoreOptions): Promise<number> {
  const { settings, onProgress } = options
  const { dataDir } = settings
  await beginFolder(dataDir, backup.manifest.id)
  const target = await openTarget(options)
  try {
    await refuseUsedDatabase(target.db, backup.manifest.id)
    const packs = await restorePacks(backup, dataDir, onProgress)
    await restorePhotos(backup, dataDir)
    if ((await stateOf(target.db)) === 'empty') {
      await target.db.transaction(
        (client) =>
          loadDatabase(client, backup, { ...packs, onProgress, migrations: options.migrations }),
        { statementTimeoutMs: 0 },
      )
    }
    onProgress('Collecting statistics', 0, 1)
    await target.db.transaction((client) => client.execute('analyze'), { statementTimeoutMs: 0 })
    await note(target.db, backup.manifest, settings.keyFile)
    const row = await target.db.first<{ n: number }>('select count(*)::int as n from dirty_pack')
    endFolder(dataDir)
    return row?.n ?? 0
  } finally {
    await target.close()
  }
}

interface TargetDatabase {
  db: Database
  close(): Promise<void>
}

async function openTarget({ settings, say }: RestoreOptions): Promise<TargetDatabase> {
  const { databaseUrl, dataDir } = settings
  if (databaseUrl) {
    const db = openDatabase({ connection: { connectionString: databaseUrl }, maxConnections: 2 })
    return { db, close: () => db.close() }
  }
  const embedded = await openEmbedded(dataDir, say)
  const db = openDatabase({ connection: embedded.connection, maxConnections: 2 })
  return {
    db,
    close: async () => {
      await db.close()
      await embedded.close()
    },
  }
}

const databaseState = loadSql(import.meta.url, 'database-state.sql')

async function stateOf(db: Database): Promise<'empty' | 'filled' | 'foreign'> {
  const row = await db.first<{ objects: number; settings: boolean }>(databaseState)
  if (row!.objects === 0) return 'empty'
  return row!.settings ? 'filled' : 'foreign'
}

/** One that this very backup was restored into, when everything was done but the last strokes, is gone on with. */
async function refuseUsedDatabase(db: Database, backup: string): Promise<void> {
  const state = await stateOf(db)
  if (state === 'empty') return
  if (state === 'filled' && (await restoredFrom(db)) === backup) return
  throw new Refusal(
    409,
    'database-not-empty',
    'The database of DATABASE_URL is not empty: restore into a new one.',
  )
}

async function note(db: Database, { id, masterKey }: Manifest, keyFile: string): Promise<void> {
  await db.transaction(async (client) => {
    if (masterKey && !hasMasterKey(keyFile, masterKey.fingerprint)) {
      await lockKeys(client, masterKey.fingerprint)
    }
    await audit(client, { userId: OPERATOR, action: 'backup.restore', target: id })
  })
}

function explainRestore(error: unknown, dataDir: string): unknown {
  const { code = '' } = error as { code?: string }
  if (error instanceof Refusal && code === 'busy') {
    return new Refusal(409, 'busy', `Another restore into ${dataDir} is at work.`)
  }
  // disk_full of PostgreSQL
  const isFull = code === '53100'
  return explainFailure(isFull ? Object.assign(new Error(), { code: 'ENOSPC' }) : error, dataDir)
}
