import type { Database } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { SAMPLE_TABLES } from './sample-tables.ts'

const secondaryIndexes = loadSql(import.meta.url, 'secondary-indexes.sql')

interface Index {
  name: string
  definition: string
}

/** Definitions of the indexes that slow a load down; filling the tables first and indexing then is several times faster. */
export async function findIndexes(db: Database): Promise<Index[]> {
  return db.query<Index>(secondaryIndexes, [[...SAMPLE_TABLES]])
}

export async function dropIndexes(db: Database, indexes: readonly Index[]): Promise<void> {
  for (const { name } of indexes) await db.execute(`drop index if exists "${name}"`)
}

/** Builds those that are missing, two at a time. */
export async function buildIndexes(
  db: Database,
  definitions: readonly string[],
  onBuilt: (done: number) => void,
): Promise<void> {
  const waiting = definitions.map((definition) =>
    definition.replace(/^create (unique )?index /i, 'create $1index if not exists '),
  )
  let done = 0
  const work = async () => {
    for (let sql = waiting.shift(); sql !== undefined; sql = waiting.shift()) {
      const statement = sql
      await db.transaction(
        async (client) => {
          await client.execute(`set local maintenance_work_mem = '256MB'`)
          await client.execute(statement)
        },
        { statementTimeoutMs: 0 },
      )
      onBuilt(++done)
    }
  }
  await Promise.all([work(), work()])
}
