import type { Keys } from '../../security/keys/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { type BuildingFact, countBuildings } from './count-facts.ts'

export type ReadBuildings = (
  db: Queryable,
  subdistricts: readonly string[],
) => Promise<BuildingFact[]>

const KEPT_SUBDISTRICTS = 40

/**
 * Buildings with what is in them, counted once for each set of versions of a subdistrict's packs: every change of the rows
 * ends in a new one. While a change waits for its pack they are counted for every question.
 */
export function createFactsCache(keys: Pick<Keys, 'cellSecret'>): ReadBuildings {
  const known = new Map<string, { version: string; buildings: BuildingFact[] }>()
  return async (db, subdistricts) => {
    const all: BuildingFact[][] = []
    for (const subdistrict of subdistricts) {
      const version = await versionOf(db, subdistrict)
      const kept = known.get(subdistrict)
      if (kept && kept.version === version) {
        all.push(kept.buildings)
        continue
      }
      const buildings = await countBuildings(db, keys, subdistrict)
      known.delete(subdistrict)
      if (version !== undefined) known.set(subdistrict, { version, buildings })
      const [oldest] = known.keys()
      if (known.size > KEPT_SUBDISTRICTS && oldest !== undefined) known.delete(oldest)
      all.push(buildings)
    }
    return all.flat()
  }
}

/** Read before the rows: what is counted is never older than what it is kept under. `undefined` = on the move. */
async function versionOf(db: Queryable, subdistrict: string): Promise<string | undefined> {
  const row = await db.first<{ version: string | null; stale: boolean }>(
    `select
       (select string_agg(layer || ' ' || version, ', ' order by layer) from pack
         where subdistrict = $1 and current and layer = any($2::text[])) as version,
       exists (select from dirty_pack where subdistrict = $1 and layer = any($2::text[])) as stale`,
    [subdistrict, ['ADDRESS', 'BUILDING', 'RESIDENT', 'ENTERPRISE']],
  )
  return row?.stale ? undefined : (row?.version ?? undefined)
}
