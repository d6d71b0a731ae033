import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd } from './at-end.ts'
import { withServices } from './data-folder.ts'
import { copyKeys, keyFiles } from './key-files.ts'

export interface HalfData {
  dataDir: string
  remove(): void
}

/**
 * The same district with every second of its subdistricts taken out, so that the whole is this one doubled. A copy: the
 * folder itself is left as it is.
 */
export async function makeHalf(dataDir: string): Promise<HalfData> {
  const half = mkdtempSync(join(tmpdir(), 'onemap-bench-half-'))
  const remove = () => {
    rmSync(half, { recursive: true, force: true, maxRetries: 20 })
    for (const file of keyFiles(half)) rmSync(file, { force: true })
  }
  atEnd(remove)
  try {
    for (const part of ['postgres', 'postgres.password', 'packs']) {
      if (!existsSync(join(dataDir, part))) continue
      cpSync(join(dataDir, part), join(half, part), { recursive: true, preserveTimestamps: true })
    }
    copyKeys(dataDir, half)
    await withServices(half, async ({ db }) => {
      const tables = await db.query<{ name: string }>(
        `select table_name as name from information_schema.columns
          where table_schema = 'public' and column_name = 'subdistrict' order by 1`,
      )
      await db.transaction(
        async (client) => {
          await client.query(
            `create temporary table gone on commit drop as
             select code from (
               select code, row_number() over (order by code) as place from division where level = 'subdistrict'
             ) as numbered where place % 2 = 0`,
          )
          for (const { name } of tables) {
            await client.execute(
              `delete from "${name}" where subdistrict in (select left(code, 9) from gone)`,
            )
          }
        },
        { statementTimeoutMs: 0 },
      )
    })
    return { dataDir: half, remove }
  } catch (error) {
    remove()
    throw error
  }
}
