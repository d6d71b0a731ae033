import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../storage/database.ts'
import { type Finding, those } from './finding.ts'

interface Waiting {
  count: number
  minutes: number | null
}

const WAITING = `select count(*)::int as count,
    floor(extract(epoch from now() - min(marked_at)) / 60)::int as minutes
  from dirty_pack where marked_at < now() - interval '5 minutes'`

/** Files that no pack in the database owns, packs whose file is missing, packs that wait to be published. */
export async function checkPacks(db: Database, dataDir: string): Promise<Finding[]> {
  const rows = await db.query<{
    layer: string
    subdistrict: string
    version: number
    current: boolean
  }>('select layer, subdistrict, version, current from pack')
  const waiting = await db.first<Waiting>(WAITING)
  const known = new Set(rows.map((row) => `${row.layer}/${row.subdistrict}/${row.version}`))
  const found = new Set(listPacks(join(dataDir, 'packs')))
  const orphans = [...found].filter((pack) => !known.has(pack)).length
  const missing = rows.filter(
    (row) => row.current && !found.has(`${row.layer}/${row.subdistrict}/${row.version}`),
  ).length
  return those([
    missing > 0 && {
      grade: 'critical',
      code: 'packs-missing',
      sentence: `${missing} current packs have no file in ${dataDir}.`,
      advice: 'Run publish to write them again.',
    },
    (waiting?.count ?? 0) > 0 && {
      grade: 'important',
      code: 'packs-stale',
      sentence: `${waiting?.count} packs have been waiting to be published for up to ${waiting?.minutes} minutes.`,
      advice: 'Run publish, or look into the log.',
    },
    orphans > 0 && {
      grade: 'recommended',
      code: 'packs-orphaned',
      sentence: `${orphans} pack files belong to nothing in the database: left by a crash, they only take space.`,
      advice: 'They may be deleted while the server does not run.',
    },
  ])
}

/** `<layer>/<subdistrict>/<version>` of each `<version>.fgb`. */
function listPacks(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const match = /^([^/\\]+)[/\\]([^/\\]+)[/\\](\d+)\.fgb$/.exec(path)
    return match ? [`${match[1]}/${match[2]}/${match[3]}`] : []
  })
}
