import { quoteIdentifier } from '../storage/client.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

const selectTriggers = loadSql(import.meta.url, 'select-triggers.sql')
const selectIndexes = loadSql(import.meta.url, 'select-indexes.sql')
const selectForeignKeys = loadSql(import.meta.url, 'select-foreign-keys.sql')

interface Trigger {
  table: string
  name: string
  state: 'O' | 'A' | 'R' | 'D'
}

interface Named {
  name: string
  definition: string
}

/** What makes tables slow to fill, or do things of their own when they are. */
export interface Dressing {
  triggers: readonly Trigger[]
  indexes: readonly Named[]
  foreignKeys: readonly (Named & { table: string })[]
}

/** Takes triggers, foreign keys and indexes off: rows come in as they were, in any order, several times faster. */
export async function undress(client: Queryable): Promise<Dressing> {
  const dressing: Dressing = {
    triggers: await client.query(selectTriggers),
    foreignKeys: await client.query(selectForeignKeys),
    indexes: await client.query(selectIndexes),
  }
  for (const { table, name } of dressing.triggers) await turn(client, table, 'disable', name)
  for (const { table, name } of dressing.foreignKeys) {
    await client.execute(
      `alter table ${quoteIdentifier(table)} drop constraint ${quoteIdentifier(name)}`,
    )
  }
  for (const { name } of dressing.indexes) {
    await client.execute(`drop index ${quoteIdentifier(name)}`)
  }
  return dressing
}

/** Puts them back as they were; foreign keys check what has come. */
export async function dress(
  client: Queryable,
  { triggers, foreignKeys, indexes }: Dressing,
  onIndex: (done: number, total: number) => void,
): Promise<void> {
  await client.execute(`set local maintenance_work_mem = '256MB'`)
  for (const [i, { definition }] of indexes.entries()) {
    onIndex(i, indexes.length)
    await client.execute(definition)
  }
  for (const { table, name, definition } of foreignKeys) {
    await client.execute(
      `alter table ${quoteIdentifier(table)} add constraint ${quoteIdentifier(name)} ${definition}`,
    )
  }
  for (const { table, name, state } of triggers) await turn(client, table, VERBS[state], name)
}

const VERBS = { O: 'enable', A: 'enable always', R: 'enable replica', D: 'disable' } as const

async function turn(client: Queryable, table: string, verb: string, name: string): Promise<void> {
  await client.execute(
    `alter table ${quoteIdentifier(table)} ${verb} trigger ${quoteIdentifier(name)}`,
  )
}
