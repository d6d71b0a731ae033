import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../storage/database.ts'
import type { Finding } from './finding.ts'

/** Files that no pack in the database owns, and packs whose file is missing. */
export async function checkPacks(db: Database, dataDir: string): Promise<Finding[]> {
  const rows = await db.query<{
    layer: string
    subdistrict: string
    version: number
    current: boolean
  }>('select layer, subdistrict, version, current from pack')
  const known = new Set(rows.map((row) => `${row.layer}/${row.subdistrict}/${row.version}`))
  const found = new Set(listPacks(join(dataDir, 'packs')))
  const orphans = [...found].filter((pack) => !known.has(pack)).length
  const missing = rows.filter(
    (row) => row.current && !found.has(`${row.layer}/${row.subdistrict}/${row.version}`),
  ).length
  const findings: Finding[] = []
  if (missing > 0) {
    const sentence = `${missing} current packs have no file in ${dataDir}: run publish to write them again.`
    findings.push({ grade: 'critical', sentence })
  }
  if (orphans > 0) {
    const sentence = `${orphans} pack files belong to nothing in the database: left by a crash, they only take space.`
    findings.push({ grade: 'recommended', sentence })
  }
  return findings
}

/** `<layer>/<subdistrict>/<version>` of each `<version>.fgb`. */
function listPacks(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const match = /^([^/\\]+)[/\\]([^/\\]+)[/\\](\d+)\.fgb$/.exec(path)
    return match ? [`${match[1]}/${match[2]}/${match[3]}`] : []
  })
}
