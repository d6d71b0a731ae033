import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Database } from '../../../server/storage/database.ts'
import { migrate } from '../../../server/storage/migrate.ts'
import { openDatabase } from '../../../server/storage/open-database.ts'

/** A migrated, empty database for processes of ours. */
export interface NewDatabase {
  /** For `DATABASE_URL`. */
  url: string
  db: Database
  drop(): Promise<void>
}

export async function createDatabase(server: pg.ClientConfig): Promise<NewDatabase> {
  const name = `flow_${randomBytes(6).toString('hex')}`
  const client = new pg.Client(server)
  await client.connect()
  await client.query(`create database ${name}`)
  const connection = { ...server, database: name }
  const db = openDatabase({ connection, maxConnections: 3 })
  await migrate(db)
  return {
    url: databaseUrl(connection),
    db,
    drop: async () => {
      await db.close()
      await client.query(`drop database ${name} with (force)`)
      await client.end()
    },
  }
}

/** On the run's PostgreSQL; dropped at the end of the test. */
export async function newDatabaseForTest(): Promise<NewDatabase> {
  const database = await createDatabase(inject('databaseServer'))
  onTestFinished(database.drop)
  return database
}

/** The same place as one line. */
export function databaseUrl({
  user,
  password,
  host = '',
  port,
  database,
}: pg.ClientConfig): string {
  const at = host.startsWith('/')
    ? `/${database}?host=${encodeURIComponent(host)}&port=${port}`
    : `${host}:${port}/${database}`
  return `postgres://${user}:${password}@${at}`
}
