import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../../server/storage/embedded/open-embedded.ts'
import { migrate } from '../../server/storage/migrate.ts'
import { openDatabase } from '../../server/storage/open-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection to the run's PostgreSQL, allowed to create databases. */
    databaseServer: pg.ClientConfig
    /** A migrated, empty database to copy. */
    databaseTemplate: string
  }
}

/** One PostgreSQL for the whole run: the embedded one in a temporary folder, or ONEMAP_TEST_DATABASE_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openCluster()
  const template = `onemap_template_${process.pid}`
  await onServer(cluster.connection, `create database ${template}`)
  const db = openDatabase({ connection: { ...cluster.connection, database: template } })
  await migrate(db)
  await db.close()
  project.provide('databaseServer', cluster.connection)
  project.provide('databaseTemplate', template)
  return cluster.close
}

interface Cluster {
  connection: pg.ClientConfig
  close(): Promise<void>
}

async function openCluster(): Promise<Cluster> {
  const url = process.env.ONEMAP_TEST_DATABASE_URL
  if (url) return { connection: parseUrl(url), close: async () => undefined }
  const dataDir = mkdtempSync(join(tmpdir(), 'onemap-test-'))
  const embedded = await openEmbedded(dataDir, () => undefined)
  // Nothing here has to outlive a power cut.
  await onServer(embedded.connection, 'alter system set fsync = off')
  await onServer(embedded.connection, 'alter system set synchronous_commit = off')
  await onServer(embedded.connection, 'select pg_reload_conf()')
  return {
    connection: embedded.connection,
    close: async () => {
      await embedded.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** In parts, so that tests can put another database into it. */
function parseUrl(url: string): pg.ClientConfig {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  return {
    host: searchParams.get('host') ?? hostname,
    port: Number(port) || 5432,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1) || 'postgres',
  }
}

async function onServer(connection: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
