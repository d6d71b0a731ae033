import type pg from 'pg'
import { connectionFailure } from './connection-failure.ts'
import type { Database } from './database.ts'
import { type EmbeddedDatabase, openEmbedded } from './embedded/open-embedded.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { refuseHalfRestored } from './restore-marker.ts'

export interface Storage {
  db: Database
  connection: pg.ClientConfig
  kind: 'embedded' | 'external'
  /** See EmbeddedDatabase; always granted on an external server, where several processes may work together. */
  claim: EmbeddedDatabase['claim']
  close(): Promise<void>
}

export interface StorageOptions {
  dataDir: string
  databaseUrl?: string
  say: (line: string) => void
  /** What the database calls this process, for whoever looks at who is at what. */
  name?: string
}

/** The database, running and at this program's version. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  refuseHalfRestored(options.dataDir)
  const storage = options.databaseUrl
    ? await openExternal(options.databaseUrl, options)
    : await openOwn(options)
  try {
    const done = await migrate(storage.db)
    if (done.length > 0) options.say(`The database is now at ${done.at(-1)}.`)
    return storage
  } catch (error) {
    await storage.close()
    throw error
  }
}

async function openOwn({ dataDir, say, name }: StorageOptions): Promise<Storage> {
  const embedded = await openEmbedded(dataDir, say)
  const connection = { ...embedded.connection, ...named(name) }
  const db = openDatabase({
    connection,
    onError: (error) => say(`A database connection broke: ${error.message}`),
  })
  return {
    db,
    connection,
    kind: 'embedded',
    claim: embedded.claim,
    close: async () => {
      await db.close()
      await embedded.close()
    },
  }
}

async function openExternal(
  url: string,
  { say, name }: Pick<StorageOptions, 'say' | 'name'>,
): Promise<Storage> {
  const connection = { connectionString: url, ...named(name) }
  const db = openDatabase({
    connection,
    onError: (error) => say(`A database connection broke: ${error.message}`),
  })
  try {
    await db.query('select 1')
  } catch (error) {
    await db.close()
    throw connectionFailure(url, error)
  }
  return { db, connection, kind: 'external', claim: async () => true, close: () => db.close() }
}

const named = (name: string | undefined) => (name ? { application_name: name } : {})
