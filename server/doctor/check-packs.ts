import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../storage/database.ts'
import { findOtherBytes, type PackDigests } from '../storage/pack-digest.ts'
import type { PackKey } from '../storage/pack-paths.ts'
import { packFolderOf } from '../storage/pack-store.ts'
import { type Finding, those } from './finding.ts'

interface Waiting {
  count: number
  minutes: number | null
}

const WAITING = `select count(*)::int as count,
    floor(extract(epoch from now() - min(marked_at)) / 60)::int as minutes
  from dirty_pack where marked_at < now() - interval '5 minutes'`

/** Files that no pack in the database owns, packs without their file or with other bytes, packs that wait to be published. */
export async function checkPacks(db: Database, dataDir: string): Promise<Finding[]> {
  const rows = await db.query<{
    layer: string
    subdistrict: string
    version: number
    current: boolean
    digests: PackDigests
  }>('select layer, subdistrict, version, current, digests from pack')
  const waiting = await db.first<Waiting>(WAITING)
  const known = new Set(rows.map((row) => `${row.layer}/${row.subdistrict}/${row.version}`))
  const found = new Set(listPacks(join(dataDir, 'packs')))
  const orphans = [...found].filter((pack) => !known.has(pack)).length
  const current = rows.filter((row) => row.current)
  const there = current.filter((row) => found.has(`${row.layer}/${row.subdistrict}/${row.version}`))
  const missing = current.length - there.length
  const damaged = await countDamaged(dataDir, there)
  return those([
    missing > 0 && {
      grade: 'critical',
      code: 'packs-missing',
      sentence: `${missing} current packs have no file in ${dataDir}.`,
      advice: 'Run publish --all to write them again.',
    },
    damaged > 0 && {
      grade: 'critical',
      code: 'packs-damaged',
      sentence: `${damaged} current packs are not what was published: their disk has lost or changed bytes.`,
      advice: 'Run publish --all to write them again, and look at the disk.',
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

async function countDamaged(
  dataDir: string,
  packs: readonly (PackKey & { digests: PackDigests })[],
): Promise<number> {
  const folder = packFolderOf(dataDir)
  let damaged = 0
  for (const pack of packs) {
    const reason = await findOtherBytes(folder, pack, pack.digests).catch(String)
    if (reason !== undefined) damaged++
  }
  return damaged
}

/** `<layer>/<subdistrict>/<version>` of each `<version>.fgb`. */
function listPacks(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const match = /^([^/\\]+)[/\\]([^/\\]+)[/\\](\d+)\.fgb$/.exec(path)
    return match ? [`${match[1]}/${match[2]}/${match[3]}`] : []
  })
}
