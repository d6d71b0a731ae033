import type { ImportRemark } from '../../../../data/contracts/index.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { isNote, messageOf } from './row-remarks.ts'

const COUNT_REMARKS = loadSql(import.meta.url, '../sql/count-remarks.sql')
const FIRST_ROWS = 10

/** What is said of the rows as they are now: found in the file or by comparing with the base. */
export async function countRemarks(client: Queryable, job: string): Promise<ImportRemark[]> {
  const rows = await client.query<Pick<ImportRemark, 'kind' | 'count' | 'rows'>>(COUNT_REMARKS, [
    job,
    FIRST_ROWS,
  ])
  return rows.map(({ kind, count, rows: first }) => {
    const { zh, en } = messageOf(kind)
    const n = count.toLocaleString('en')
    const message = { zh: `${n} 行：${zh}`, en: `${n} ${count === 1 ? 'row' : 'rows'}: ${en}` }
    return { kind, effect: effectOf(kind), count, message, rows: first }
  })
}

function effectOf(kind: string): ImportRemark['effect'] {
  if (kind === 'mended' || kind === 'shape-mended') return 'repaired'
  return isNote(kind) ? 'note' : 'setAside'
}
