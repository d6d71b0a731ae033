import pg from 'pg'
import { clientQueryable, simpleQueries, streamRows } from './client.ts'
import type { Database, Queryable, Sql, TransactionOptions } from './database.ts'
import { listen } from './listen.ts'
import { pgTypes } from './pg-types.ts'

const STATEMENT_TIMEOUT_MS = 60_000
/** Those that are idle end after a moment. An act asks a dozen questions, one after the other: others must not wait for it. */
const MOST_CONNECTIONS = 16

export interface DatabaseOptions {
  connection: pg.ClientConfig
  maxConnections?: number
  /** Told about connections that break while idle. */
  onError?: (error: Error) => void
}

/** A pool on one database. Nothing is asked yet: the first query opens the first connection. */
export function openDatabase(options: DatabaseOptions): Database {
  const config: pg.ClientConfig = {
    application_name: 'onemap',
    connectionTimeoutMillis: 10_000,
    ...options.connection,
    types: pgTypes,
  }
  const pool = new pg.Pool({
    ...config,
    max: options.maxConnections ?? MOST_CONNECTIONS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
  })
  let closing = false
  pool.on('error', (error) => {
    // `end` does not wait for the farewell of each connection: what comes after it is no news.
    if (!closing) options.onError?.(error)
  })
  // The pool listens to idle connections only. One that breaks between two questions of a transaction says so as an event,
  // which nobody's hearing would end the program; the next question fails with the reason.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  const listeners = new Set<() => Promise<void>>()

  const transaction = <Result>(
    work: (client: Queryable) => Promise<Result>,
    settings: TransactionOptions = {},
  ) => inTransaction(pool, work, settings)

  return {
    ...poolQueryable(pool, transaction),
    connection: options.connection,
    transaction,
    listen: async (channel, onMessage, events) => {
      const stop = await listen(config, channel, onMessage, events)
      const stopOnce = async () => {
        if (listeners.delete(stopOnce)) await stop()
      }
      listeners.add(stopOnce)
      return stopOnce
    },
    close: async () => {
      closing = true
      await Promise.all([...listeners].map((stop) => stop()))
      await pool.end()
    },
  }
}

function poolQueryable(pool: pg.Pool, transaction: Database['transaction']): Queryable {
  return {
    ...simpleQueries(pool),
    copyFrom: (table, columns, rows) =>
      transaction((client) => client.copyFrom(table, columns, rows), { statementTimeoutMs: 0 }),
    copyTo: () => {
      throw new TypeError('copyTo needs a transaction')
    },
    copyBinary: () => {
      throw new TypeError('copyBinary needs a transaction')
    },
    copyText: () => {
      throw new TypeError('copyText needs a transaction')
    },
    stream: (sql, params, batchSize) => streamFromPool(pool, sql, params, batchSize),
  }
}

async function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: Queryable) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await begin(client, options)
    const result = await work(clientQueryable(client))
    await client.query('commit')
    return result
  } catch (error) {
    broken = await rollback(client)
    throw error
  } finally {
    client.release(broken)
  }
}

async function* streamFromPool<Row extends object>(
  pool: pg.Pool,
  sql: Sql,
  params?: readonly unknown[],
  batchSize?: number,
): AsyncGenerator<Row[]> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await begin(client, { statementTimeoutMs: 0, readOnly: true })
    yield* streamRows<Row>(client, sql, params, batchSize)
  } finally {
    // Only read from: rolling back is as good as committing, also when the reader stops early.
    broken = await rollback(client)
    client.release(broken)
  }
}

async function begin(client: pg.PoolClient, options: TransactionOptions): Promise<void> {
  await client.query(options.readOnly ? 'begin read only' : 'begin')
  if (options.statementTimeoutMs !== undefined) {
    await client.query(`set local statement_timeout = ${Math.trunc(options.statementTimeoutMs)}`)
  }
}

/** The error when not even that works: then the connection is thrown away. */
async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
