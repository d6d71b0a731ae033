import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { GivenKey } from '../../../server/backup/backup-key.ts'
import { type BackupOptions, makeBackup } from '../../../server/backup/make-backup.ts'
import { type RestoreOptions, restoreBackup } from '../../../server/backup/restore-backup.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import type { Services } from '../../../server/services.ts'
import type { Database } from '../../../server/storage/database.ts'
import { openDatabase } from '../../../server/storage/open-database.ts'
import { photoFolderOf, photoPath } from '../../../server/storage/photo-folder.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'
import { insertCrowd } from '../publish/crowd.ts'

export const PASSPHRASE: GivenKey = { kind: 'passphrase', text: 'nine steps to the well' }

/** The tiny world with some thousand schools, published, and a photo. */
export async function openBackupWorld(): Promise<TestApp> {
  const app = await createTestApp({
    seed: async (db) => {
      await insertTinyWorld(db)
      await insertCrowd(db, 3_000)
    },
  })
  await publishAll(app.services, 'everything')
  await plantPhoto(app)
  return app
}

async function plantPhoto({ db, services }: TestApp): Promise<void> {
  const bytes = Buffer.from('of a blocked stairwell')
  const digest = createHash('sha256').update(bytes).digest('hex')
  await photoFolderOf(services.settings.dataDir).write(photoPath(digest), [bytes])
  await db.execute(
    `insert into event_photo (digest, media_type, bytes, width, height, moment, sent_by)
     values ($1, 'image/jpeg', $2, 1, 1, 'report', 'demo:worker')`,
    [digest, bytes.length],
  )
}

export function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const backUp = (services: Services, folder: string, options: Partial<BackupOptions> = {}) =>
  makeBackup(services, { folder, key: PASSPHRASE, withPacks: true, ...options })

export interface Target {
  dataDir: string
  databaseUrl: string
  db: Database
  drop(): Promise<void>
}

/** An empty data folder and an empty database, gone with the test. */
export async function targetForTest(): Promise<Target> {
  const target = await emptyTarget(join(folderForTest(), 'data'))
  onTestFinished(target.drop)
  return target
}

export async function emptyTarget(dataDir: string): Promise<Target> {
  const server = inject('databaseServer')
  const name = `restored_${randomBytes(6).toString('hex')}`
  const client = new pg.Client(server)
  await client.connect()
  await client.query(`create database ${name}`)
  const db = openDatabase({ connection: { ...server, database: name }, maxConnections: 3 })
  const drop = async () => {
    await db.close()
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  }
  const { user, password, host = '', port } = server
  const databaseUrl = host.startsWith('/')
    ? `postgres://${user}:${password}@/${name}?host=${encodeURIComponent(host)}&port=${port}`
    : `postgres://${user}:${password}@${host}:${port}/${name}`
  return { dataDir, databaseUrl, db, drop }
}

export const restore = (
  folder: string,
  settings: RestoreOptions['settings'],
  options: Partial<RestoreOptions> = {},
) =>
  restoreBackup({
    folder,
    settings,
    askKey: async () => PASSPHRASE,
    withoutKeys: false,
    onProgress: () => undefined,
    say: () => undefined,
    ...options,
  })
