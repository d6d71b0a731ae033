import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFromStream, to as copyToStream } from 'pg-copy-streams'
import { encodeCopyRows } from './copy-encoding.ts'
import type { CopyRow, Queryable, Sql } from './database.ts'

export const sqlText = (sql: Sql): string => (typeof sql === 'string' ? sql : sql.text)

/** What a pool and a connection have in common. */
export interface Asker {
  query<Row extends pg.QueryResultRow>(
    text: string,
    params?: unknown[],
  ): Promise<pg.QueryResult<Row>>
}

/** The questions that need no connection of their own. */
export function simpleQueries(
  asker: Asker,
): Pick<Queryable, 'query' | 'first' | 'execute' | 'notify'> {
  const ask = <Row extends object>(sql: Sql, params: readonly unknown[] = []) =>
    asker.query<Row>(sqlText(sql), [...params])
  return {
    query: async <Row extends object>(sql: Sql, params?: readonly unknown[]) =>
      (await ask<Row>(sql, params)).rows,
    first: async <Row extends object>(sql: Sql, params?: readonly unknown[]) =>
      (await ask<Row>(sql, params)).rows[0],
    execute: async (sql, params) => (await ask(sql, params)).rowCount ?? 0,
    notify: async (channel, payload) => {
      await ask('select pg_notify($1, $2)', [channel, payload])
    },
  }
}

/** One connection, inside a transaction. */
export function clientQueryable(client: pg.ClientBase): Queryable {
  return {
    ...simpleQueries(client),
    copyFrom: (table, columns, rows) => copyRows(client, table, columns, rows),
    copyTo: (sql) => readCopy(client, sql),
    copyBinary: (table, columns, bytes) => copyBytes(client, table, columns, bytes, 'binary'),
    copyText: (table, columns, bytes) => copyBytes(client, table, columns, bytes, 'text'),
    stream: (sql, params, batchSize) => streamRows(client, sql, params, batchSize),
  }
}

async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
): Promise<number> {
  const sink = client.query(copyFromStream(`copy ${target(table, columns)} from stdin`))
  await pipeline(Readable.from(encodeCopyRows(rows)), sink)
  return sink.rowCount ?? 0
}

async function copyBytes(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  bytes: AsyncIterable<Uint8Array>,
  format: 'binary' | 'text',
): Promise<number> {
  const sql = `copy ${target(table, columns)} from stdin (format ${format})`
  const sink = client.query(copyFromStream(sql))
  await pipeline(Readable.from(bytes, { objectMode: false }), sink)
  return sink.rowCount ?? 0
}

const target = (table: string, columns: readonly string[]) =>
  `${quoteIdentifier(table)} (${columns.map(quoteIdentifier).join(', ')})`

/** A reader who leaves early leaves the connection in the middle of the answer: it is given up with the transaction. */
async function* readCopy(client: pg.ClientBase, sql: Sql): AsyncGenerator<Buffer> {
  const pieces = client.query(copyToStream(`copy (\n${sqlText(sql)}\n) to stdout (format binary)`))
  // What goes wrong reaches the reader below; after he has left, nobody.
  pieces.on('error', () => undefined)
  let isWhole = false
  try {
    yield* pieces
    isWhole = true
  } finally {
    if (!isWhole) void (client as pg.ClientBase & Pick<pg.Client, 'end'>).end()
  }
}

let cursorCount = 0

export async function* streamRows<Row extends object>(
  client: pg.ClientBase,
  sql: Sql,
  params: readonly unknown[] = [],
  batchSize = 2_000,
): AsyncGenerator<Row[]> {
  const cursor = `rows_${++cursorCount}`
  await client.query(`declare ${cursor} no scroll cursor for ${sqlText(sql)}`, [...params])
  while (true) {
    const { rows } = await client.query<Row>(`fetch ${Math.trunc(batchSize)} from ${cursor}`)
    if (rows.length > 0) yield rows
    if (rows.length < batchSize) break
  }
  await client.query(`close ${cursor}`)
}

/** Names come from a closed list in the code; quoting keeps a slip from becoming a hole. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
