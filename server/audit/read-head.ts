import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import type { Head } from './heads.ts'

const NEWEST = loadSql(import.meta.url, 'newest-entry.sql')

/** Where the chain stands now; `undefined` while nothing has been written. */
export async function readHead(client: Queryable): Promise<Head | undefined> {
  const row = await client.first<Omit<Head, 'count'>>(NEWEST)
  return row && { ...row, count: row.seq }
}
