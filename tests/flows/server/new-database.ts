import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Database } from '../../../server/storage/database.ts'
import { openDatabase } from '../../../server/storage/open-database.ts'

/** A database for processes of ours. */
export interface NewDatabase {
  /** For `DATABASE_URL`. */
  url: string
  db: Database
}

/** On the run's PostgreSQL, or on the one given; from its template (`''` = empty); dropped at the end of the test. */
export async function newDatabaseForTest(
  server: pg.ClientConfig = inject('databaseServer'),
  template = inject('databaseTemplate'),
): Promise<NewDatabase> {
  const name = `flow_${randomBytes(6).toString('hex')}`
  const client = new pg.Client(server)
  await client.connect()
  await client.query(`create database ${name}${template === '' ? '' : ` template ${template}`}`)
  const db = openDatabase({ connection: { ...server, database: name }, maxConnections: 3 })
  onTestFinished(async () => {
    await db.close()
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  })
  return { url: databaseUrl({ ...server, database: name }), db }
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
