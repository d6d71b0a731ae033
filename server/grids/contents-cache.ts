import type { Keys } from '../security/keys/index.ts'
import type { Queryable } from '../storage/database.ts'
import { type CountedContents, keepContents, readKept } from './kept-contents.ts'
import { type ContentsRow, contentsVersions, countContents } from './store.ts'

/** Counts by grid code for some subdistricts; counted once per published version. */
export type ReadContents = (
  db: Queryable,
  subdistricts: readonly string[],
) => Promise<ReadonlyMap<string, ContentsRow>>

/**
 * Counting three million residents takes seconds, and the answer changes only when a row does; every change ends in a
 * new pack version, so that is the key, in memory and in the database. Subdistricts with changes on the way are counted
 * afresh. The version is read before the rows: what is counted is never older than what it is kept under.
 */
export function createContentsCache(keys: Pick<Keys, 'cellSecret'>): ReadContents {
  const known = new Map<string, CountedContents>()
  return async (db, subdistricts) => {
    const states = await contentsVersions(db, subdistricts)
    const settled = states.flatMap(({ subdistrict, version, stale }) =>
      stale || version === null ? [] : [{ subdistrict, version }],
    )
    const isKnown = ({ subdistrict, version }: (typeof settled)[number]) =>
      known.get(subdistrict)?.version === version
    const unknown = settled.filter((state) => !isKnown(state))
    for (const kept of await readKept(db, unknown)) known.set(kept.subdistrict, kept)

    const usable = new Set(settled.filter(isKnown).map(({ subdistrict }) => subdistrict))
    const uncounted = subdistricts.filter((subdistrict) => !usable.has(subdistrict))
    const rows = uncounted.length === 0 ? [] : await countContents(db, keys, uncounted)
    for (const state of settled) {
      if (usable.has(state.subdistrict)) continue
      const own = rows.filter(({ subdistrict }) => subdistrict === state.subdistrict)
      const counted = { ...state, rows: own }
      known.set(state.subdistrict, counted)
      await keepContents(db, counted)
    }
    const ready = [...usable].flatMap((subdistrict) => known.get(subdistrict)?.rows ?? [])
    return new Map([...ready, ...rows].map((row) => [row.grid, row]))
  }
}
