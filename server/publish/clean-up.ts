import type { Services } from '../services.ts'
import { parseColumnsPath } from '../storage/columns/column-files.ts'
import { mayRemovePacks } from '../storage/pack-hold.ts'
import { type PackKey, packPath, parsePackPath } from '../storage/pack-paths.ts'

export interface CleanUpOptions {
  /** How long after its replacement a version may still be asked for: other servers learn of it within seconds. */
  graceMs?: number
  /** Age from which files that the database does not know were left by a crash. */
  orphanMs?: number
}

const GRACE_MS = 10 * 60_000
const ORPHAN_MS = 60 * 60_000

type Needs = Pick<Services, 'db'> & { packs: Pick<Services['packs'], 'folder'> }

/** Removes superseded versions and what crashes have left. Answers how many files went; none while somebody copies them. */
export async function cleanUpPacks(needs: Needs, options: CleanUpOptions = {}): Promise<number> {
  return needs.db.transaction(async (client) =>
    (await mayRemovePacks(client)) ? removeOldPacks(needs, options) : 0,
  )
}

async function removeOldPacks(
  { db, packs }: Needs,
  { graceMs = GRACE_MS, orphanMs = ORPHAN_MS }: CleanUpOptions,
): Promise<number> {
  await db.query(
    `delete from pack old
      where not old.current
        and greatest(
          old.created_at,
          coalesce(
            (select min(next.created_at) from pack next
              where next.layer = old.layer and next.subdistrict = old.subdistrict
                and next.version > old.version),
            (select updated_at from layer_publication where layer = old.layer)
          )
        ) < now() - make_interval(secs => $1::float8 / 1000)`,
    [graceMs],
  )
  // Listed before the database is asked: a file written in between is then not taken for an orphan.
  const files: { path: string; key: PackKey | undefined }[] = []
  const before = Date.now() - orphanMs
  for await (const { path, modifiedAt } of packs.folder.list()) {
    if (modifiedAt.getTime() <= before) files.push({ path, key: keyOf(path) })
  }
  const rows = await db.query<PackKey>('select layer, subdistrict, version from pack')
  const known = new Set(rows.map((row) => packPath(row, 'detail')))
  const orphans = files.filter(
    ({ path, key }) =>
      path.endsWith('.part') || (key !== undefined && !known.has(packPath(key, 'detail'))),
  )
  for (const { path } of orphans) await packs.folder.remove(path)
  return orphans.length
}

const keyOf = (path: string) => parsePackPath(path) ?? parseColumnsPath(path)
