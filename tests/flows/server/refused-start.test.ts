import { existsSync } from 'node:fs'
import { expect, inject, onTestFinished, test } from 'vitest'
import { type GivenSettings, readSettings } from '../../../server/settings.ts'
import { startServer } from '../../../server/start.ts'
import { openStorage } from '../../../server/storage/open-storage.ts'
import { markRestore } from '../../../server/storage/restore-marker.ts'
import { dataDirForTest } from '../../builders/server-process.ts'
import { createTestDatabase } from '../../builders/test-database.ts'
import { databaseUrl } from './new-database.ts'

const quiet = { update: () => {}, finish: () => {} }

/** A start that nobody refuses ends before it draws a sample. */
async function start(settings: GivenSettings): Promise<unknown> {
  const server = await startServer(settings, quiet, AbortSignal.abort())
  await server.stop()
  return 'started'
}

/** On a database of its own that knows itself as a demo. */
async function demoSettings(env: Record<string, string>): Promise<GivenSettings> {
  const { db, connection, drop } = await createTestDatabase()
  onTestFinished(drop)
  await db.execute(`insert into setting (key, value) values ('mode', '"demo"')`)
  return readSettings({
    ONEMAP_HOST: '0.0.0.0',
    ONEMAP_PORT: '0',
    ONEMAP_DATA_DIR: dataDirForTest(),
    DATABASE_URL: databaseUrl({ ...inject('databaseServer'), database: connection.database }),
    ...env,
  })
}

test('a demo that is asked for is not opened to other machines, and nothing is left of the try', async () => {
  const settings = await demoSettings({ ONEMAP_MODE: 'demo' })
  await expect(start(settings)).rejects.toMatchObject({ code: 'open-demo' })
  expect(existsSync(`${settings.dataDir}/onemap.log`)).toBe(false)
})

test('a database that was begun as a demo is not opened to other machines', async () => {
  await expect(start(await demoSettings({}))).rejects.toMatchObject({ code: 'open-demo' })
})

test('a folder into which a restore is under way is not opened', async () => {
  const { dataDir, databaseUrl: url } = await demoSettings({})
  markRestore(dataDir, '/backup')
  const open = async () => {
    const storage = await openStorage({ dataDir, databaseUrl: url!, say: () => {} })
    await storage.close()
  }
  await expect(open()).rejects.toMatchObject({ code: 'half-restored' })
})
