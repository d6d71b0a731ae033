import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../../../server/storage/database.ts'
import { findPostmaster } from '../../../../server/storage/embedded/postmaster.ts'
import { openDatabase } from '../../../../server/storage/open-database.ts'
import { insertTinyWorld } from '../../../builders/tiny-world.ts'
import { withServices } from '../data-folder.ts'

/** A data folder with the tiny world in it, every layer of it waiting to be published. */
export async function prepareWorld(dataDir: string): Promise<void> {
  await withServices(dataDir, async ({ db, registry }) => {
    await insertTinyWorld(db)
    for (const { code } of registry.layers) {
      await db.query(
        `select mark_dirty($1, code) from (
           select distinct left(code, 9) as code from division where level = 'subdistrict'
         ) as subdistricts`,
        [code],
      )
    }
  })
}

/** The database of a data folder whose server runs, beside it. */
export function openBeside(dataDir: string): Database {
  const { host, port } = findPostmaster(join(dataDir, 'postgres'))!
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim()
  return openDatabase({
    connection: { host, port, user: 'onemap', password, database: 'onemap' },
    maxConnections: 4,
  })
}
