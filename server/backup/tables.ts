import { quoteIdentifier } from '../storage/client.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface Table {
  name: string
  columns: string[]
  bytes: number
}

/** Made by the migrations themselves; and what is nobody's any more after a restore: everybody signs in again. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'migration',
  'session',
  'sign_in_attempt',
  'sign_in_state',
  'audit_check',
])

const selectTables = loadSql(import.meta.url, 'select-tables.sql')

/** Every table that a backup holds, largest first. */
export async function listTables(client: Queryable): Promise<Table[]> {
  const all = await client.query<Table>(selectTables)
  return all.filter(({ name }) => !LEFT_OUT.has(name))
}

/** The same rows give the same bytes: no neighbour's scan is joined half-way, no second process mixes its rows in. */
export async function readInOrder(client: Queryable): Promise<void> {
  await client.execute('set local synchronize_seqscans = off')
  await client.execute('set local max_parallel_workers_per_gather = 0')
}

export const copyTable = (client: Queryable, { name, columns }: Pick<Table, 'name' | 'columns'>) =>
  client.copyTo(`select ${columns.map(quoteIdentifier).join(', ')} from ${quoteIdentifier(name)}`)

export async function countRows(client: Queryable, name: string): Promise<number> {
  const row = await client.first<{ rows: number }>(
    `select count(*) as rows from ${quoteIdentifier(name)}`,
  )
  return row!.rows
}

export interface Sequence {
  name: string
  value: number
  isCalled: boolean
}

export async function readSequences(client: Queryable): Promise<Sequence[]> {
  const names = await client.query<{ name: string }>(
    `select sequencename as name from pg_sequences where schemaname = current_schema() order by 1`,
  )
  const found: Sequence[] = []
  for (const { name } of names) {
    const row = await client.first<Omit<Sequence, 'name'>>(
      `select last_value as value, is_called as "isCalled" from ${quoteIdentifier(name)}`,
    )
    found.push({ name, ...row! })
  }
  return found
}
