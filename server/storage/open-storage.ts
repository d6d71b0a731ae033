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

/** A command beside a busy server: nobody waits for its answers, so it may wait long for its turn. */
const COMMAND_PATIENCE_MS = 120_000

export interface StorageOptions {
  dataDir: string
  databaseUrl?: string
  say: (line: string) => void
  /** Verb of a command, by which the database knows its connections; undefined = the server. */
  verb?: string
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

async function openOwn({ dataDir, say, verb }: StorageOptions): Promise<Storage> {
  const embedded = await openEmbedded(dataDir, say)
  const connection: pg.ClientConfig = {
    ...embedded.connection,
    ...asCommand(verb),
    ...(verb && { connectionTimeoutMillis: COMMAND_PATIENCE_MS }),
  }
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
  { say, verb }: Pick<StorageOptions, 'say' | 'verb'>,
): Promise<Storage> {
  const connection = { connectionString: url, ...asCommand(verb) }
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

const asCommand = (verb: string | undefined): pg.ClientConfig =>
  verb === undefined ? {} : { application_name: `onemap ${verb}` }
