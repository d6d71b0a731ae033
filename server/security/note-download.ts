import type { Database } from '../storage/database.ts'
import type { CurrentPack } from '../storage/pack-catalogue.ts'
import { audit } from './audit.ts'

/** A download in ranges is one download. */
const SAME_FOR_MS = 10 * 60_000
const MOST_REMEMBERED = 10_000

/** Writes down who takes which pack, or the columns beside it; before the first byte leaves. */
export function createDownloadNotes(db: Database, action: 'pack.read' | 'columns.read') {
  const noted = new Map<string, number>()
  return async (userId: string, pack: CurrentPack, isWhole: boolean): Promise<void> => {
    const key = `${userId} ${pack.layer}/${pack.subdistrict}/${pack.version}`
    if ((noted.get(key) ?? 0) > Date.now()) return
    await audit(db, {
      userId,
      action,
      target: pack.layer,
      layer: pack.layer,
      grid: pack.subdistrict,
      details: { version: pack.version, features: isWhole ? pack.featureCount : 'part' },
    })
    if (noted.size >= MOST_REMEMBERED) noted.clear()
    noted.set(key, Date.now() + SAME_FOR_MS)
  }
}
