import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { listTables } from '../../../server/backup/tables.ts'
import { quoteIdentifier } from '../../../server/storage/client.ts'
import { withServices } from './data-folder.ts'

/** In these a restore notes itself; what the log holds is verified by its own command. */
const NOTED = /^(?:audit_.*|setting)$/
/** Old versions of packs are not kept, and imports that nobody has committed end with the files they were read from. */
const KEPT: Readonly<Record<string, string>> = {
  pack: 'current',
  pack_load: `exists (select from pack where current and pack.layer = pack_load.layer
    and pack.subdistrict = pack_load.subdistrict and pack.version = pack_load.version)`,
  import_job: `job ->> 'state' not in ('reading', 'ready') and coalesce(job #>> '{error,code}', '') <> 'interrupted'`,
}

export interface DataComparison {
  tables: number
  rows: number
  files: number
  /** Of tables and files. */
  different: string[]
}

/** Every row that a backup holds and every file of the packs, without what a restore writes down about itself. */
export async function compareData(original: string, restored: string): Promise<DataComparison> {
  const [before, after] = [await sumsOf(original), await sumsOf(restored)]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const tables = names.filter((name) => before.get(name)?.sum !== after.get(name)?.sum)
  const files = filesOf(restored)
  const other: string[] = []
  for (const file of files) {
    if (!(await isSame(join(original, 'packs', file), join(restored, 'packs', file)))) {
      other.push(`packs/${file}`)
    }
  }
  return {
    tables: names.length,
    rows: [...before.values()].reduce((sum, { rows }) => sum + rows, 0),
    files: files.length,
    different: [...tables, ...other],
  }
}

/** Of each table how many rows, and the same number whatever their order. */
const sumsOf = (dataDir: string): Promise<Map<string, { rows: number; sum: string }>> =>
  withServices(dataDir, async ({ db }) => {
    const found = new Map<string, { rows: number; sum: string }>()
    const compared = (await listTables(db)).filter((table) => !NOTED.test(table.name))
    for (const { name, columns } of compared) {
      const row = `row(${columns.map(quoteIdentifier).join(', ')})::text`
      const sql = `select count(*)::int as rows, concat(count(*), ' ', sum(hashtextextended(${row}, 0)),
        ' ', sum(hashtextextended(${row}, 1))) as sum from ${quoteIdentifier(name)} where ${KEPT[name] ?? true}`
      const of = await db.transaction(
        (client) => client.first<{ rows: number; sum: string }>(sql),
        { statementTimeoutMs: 0, readOnly: true },
      )
      found.set(name, of!)
    }
    return found
  })

function filesOf(dataDir: string): string[] {
  const folder = join(dataDir, 'packs')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => statSync(join(folder, name)).isFile())
}

async function isSame(one: string, other: string): Promise<boolean> {
  if (!existsSync(one) || statSync(one).size !== statSync(other).size) return false
  return (await digestOf(one)) === (await digestOf(other))
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
