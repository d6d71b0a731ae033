import { Refusal } from '../../data/contracts/index.ts'
import { quoteIdentifier } from '../storage/client.ts'
import type { Queryable } from '../storage/database.ts'
import { type Migration, makeMigrationTable, runMigration } from '../storage/migrate.ts'
import { dress, undress } from './bare-tables.ts'
import { migrationsOf } from './check-versions.ts'
import type { OpenBackup } from './open-backup.ts'
import { readFile } from './read-file.ts'
import { settleRestored } from './settle-restored.ts'
import { copyTable, listTables, readInOrder, type Table } from './tables.ts'
import { meterOf } from './write-file.ts'

export interface LoadOptions {
  /** Whether the files of these packs are there; the others are published anew. */
  hasPack(layer: string, subdistrict: string, version: number): boolean
  migrations?: readonly Migration[]
  onProgress(label: string, done: number, total: number): void
}

/**
 * Fills an empty database, all of it inside the caller's transaction: until it commits the database is empty. First the
 * schema as it was, the rows, what stands on them; then it is read again and compared; then it is brought to this
 * program's version.
 */
export async function loadDatabase(
  client: Queryable,
  backup: OpenBackup,
  options: LoadOptions,
): Promise<void> {
  const { before, after } = migrationsOf(backup.manifest, options.migrations)
  await client.execute('set local idle_in_transaction_session_timeout = 0')
  await makeMigrationTable(client)
  for (const migration of before) await runMigration(client, migration)
  await client.execute('set constraints all immediate')
  const dressing = await undress(client)
  await empty(client)
  await fill(client, backup, options)
  for (const { name, value, isCalled } of backup.manifest.sequences) {
    await client.query('select setval($1::text::regclass, $2, $3)', [
      quoteIdentifier(name),
      value,
      isCalled,
    ])
  }
  await dress(client, dressing, (done, total) => options.onProgress('Indexing', done, total))
  await compare(client, backup, options)
  for (const migration of after) await runMigration(client, migration)
  await client.execute('set constraints all deferred')
  await settleRestored(client, options, backup.manifest)
}

/** Rows that migrations have brought are in the backup, too. */
async function empty(client: Queryable): Promise<void> {
  const tables = await listTables(client)
  const names = tables.map(({ name }) => quoteIdentifier(name))
  if (names.length > 0) await client.execute(`truncate ${names.join(', ')}`)
}

async function fill(client: Queryable, { manifest, reader }: OpenBackup, options: LoadOptions) {
  const { tables } = manifest
  const total = tables.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  for (const { name, columns, file, sha256, rows } of tables) {
    options.onProgress(`Restoring ${name}: rows`, done, total)
    const bytes = readFile(reader, file, sha256)
    const loaded = await client.copyBinary(name, columns, bytes)
    if (loaded !== rows) throw differs(name, `${loaded} rows instead of ${rows}`)
    done += rows
  }
}

/** Read out again the same way, every table must say the very bytes that it said when the backup was made. */
async function compare(client: Queryable, { manifest }: OpenBackup, options: LoadOptions) {
  await readInOrder(client)
  const found = await listTables(client)
  const unknown = found.find(({ name }) => !manifest.tables.some((table) => table.name === name))
  if (unknown) throw differs(unknown.name, 'not in the backup')
  for (const [i, table] of manifest.tables.entries()) {
    options.onProgress('Comparing tables', i, manifest.tables.length)
    if ((await hashOf(client, table)) !== table.sha256) throw differs(table.name, 'other rows')
  }
}

async function hashOf(client: Queryable, table: Pick<Table, 'name' | 'columns'>): Promise<string> {
  const meter = meterOf(copyTable(client, table))
  for await (const piece of meter.pieces) void piece
  return meter.sha256()
}

const differs = (table: string, what: string) =>
  new Refusal(
    500,
    'restore-differs',
    `The table ${table} is not what the backup says (${what}): nothing was restored.`,
  )
