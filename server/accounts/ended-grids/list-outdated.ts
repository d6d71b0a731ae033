import type { OutdatedGrant } from '../../../data/contracts/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

/**
 * Rights by grid hang on its code. Where the code stays they follow the grid, however its boundary has moved; a grid that
 * has ended gives nothing any more, and what has become of it is given by nobody but the security administrator.
 */
export const listOutdatedGrants = (db: Queryable): Promise<OutdatedGrant[]> =>
  db.query<OutdatedGrant>(LIST_OUTDATED)

const LIST_OUTDATED = loadSql(import.meta.url, 'list-outdated.sql')
