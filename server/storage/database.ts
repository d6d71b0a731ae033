import type pg from 'pg'
import type { SqlFile } from './sql-file.ts'

export type Sql = string | SqlFile

export type CopyRow = readonly unknown[]

/** What can be asked for inside and outside of a transaction. `bigint` arrives as number, `date` as `YYYY-MM-DD`. */
export interface Queryable {
  /** The rows. */
  query<Row extends object = Record<string, unknown>>(
    sql: Sql,
    params?: readonly unknown[],
  ): Promise<Row[]>
  /** The first row. */
  first<Row extends object = Record<string, unknown>>(
    sql: Sql,
    params?: readonly unknown[],
  ): Promise<Row | undefined>
  /** How many rows an insert, update or delete touched. */
  execute(sql: Sql, params?: readonly unknown[]): Promise<number>
  /**
   * Bulk load: `null` becomes NULL, a Buffer bytea, a Date an ISO instant, an array a PostgreSQL array, any other object
   * JSON. Answers the number of rows. Without time limit.
   */
  copyFrom(
    table: string,
    columns: readonly string[],
    rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
  ): Promise<number>
  /**
   * Bulk read, only inside a transaction: what `copy (…) to stdout (format binary)` says, in pieces as they arrive. COPY
   * takes no parameters: set them as settings of the transaction first. Without time limit of its own.
   */
  copyTo(query: Sql): AsyncIterable<Buffer>
  /** Bulk load of what `copyTo` has said, only inside a transaction. Answers the number of rows. */
  copyBinary(
    table: string,
    columns: readonly string[],
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<number>
  /** The same of text as `encodeCopyRows` makes it, wherever that was done; only inside a transaction. */
  copyText(
    table: string,
    columns: readonly string[],
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<number>
  /** Batches of rows through a cursor, for results that do not fit into memory. Without time limit. */
  stream<Row extends object = Record<string, unknown>>(
    sql: Sql,
    params?: readonly unknown[],
    batchSize?: number,
  ): AsyncGenerator<Row[]>
  /** Tells every listener of the channel, on commit when inside a transaction. */
  notify(channel: string, payload: string): Promise<void>
}

export interface TransactionOptions {
  /** Limit for each statement; 0 = none. Default: the pool's 60 s. */
  statementTimeoutMs?: number
  readOnly?: boolean
}

export interface HearingEvents {
  /** The connection that listens is gone. */
  onDeaf?: () => void
  /** There is another one; what was said meanwhile has been missed. */
  onHearing?: () => void
}

export interface Database extends Queryable {
  /** For threads, which open connections of their own. */
  readonly connection: pg.ClientConfig
  transaction<Result>(
    work: (client: Queryable) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>
  /** Calls back for each notification, reconnects by itself; answers a function that stops it. */
  listen(
    channel: string,
    onMessage: (payload: string) => void,
    events?: HearingEvents,
  ): Promise<() => Promise<void>>
  close(): Promise<void>
}
