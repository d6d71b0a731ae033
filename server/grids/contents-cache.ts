import type { Keys } from '../security/keys/index.ts'
import type { Queryable } from '../storage/database.ts'
import { type ContentsRow, contentsVersions, countContents } from './store.ts'

/** Counts by grid code for some subdistricts; counted once per published version. */
export type ReadContents = (
  db: Queryable,
  subdistricts: readonly string[],
) => Promise<ReadonlyMap<string, ContentsRow>>

/**
 * Counting three million residents takes seconds, and the answer changes only when a row does; every change ends in a
 * new pack version, so that is the key. Subdistricts with changes on the way are counted afresh.
 */
export function createContentsCache(keys: Pick<Keys, 'cellSecret'>): ReadContents {
  const counted = new Map<string, { version: string; rows: readonly ContentsRow[] }>()
  return async (db, subdistricts) => {
    const versions = await contentsVersions(db, subdistricts)
    const wanted = versions.filter(
      ({ subdistrict, version, stale }) =>
        stale || version === null || counted.get(subdistrict)?.version !== version,
    )
    const rows =
      wanted.length === 0
        ? []
        : await countContents(
            db,
            keys,
            wanted.map((w) => w.subdistrict),
          )
    const contents = new Map(rows.map((row) => [row.grid, row]))
    for (const { subdistrict, version, stale } of versions) {
      const known = counted.get(subdistrict)
      if (known && !wanted.some((w) => w.subdistrict === subdistrict)) {
        for (const row of known.rows) contents.set(row.grid, row)
      } else if (version !== null && !stale) {
        counted.set(subdistrict, {
          version,
          rows: rows.filter((r) => r.subdistrict === subdistrict),
        })
      }
    }
    return contents
  }
}
