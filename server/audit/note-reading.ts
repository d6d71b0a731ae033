import { audit } from '../security/audit.ts'
import type { Database } from '../storage/database.ts'

/** Entries, hours, places and findings of one filter stand on one page and are asked for side by side: one look. */
const SAME_FOR_MS = 10_000
const MOST_REMEMBERED = 1_000

/** Writes down who reads what of the log. Wait for it: it has to be written before anything is read. */
export function createReadingNotes(db: Database) {
  const noted = new Map<string, { until: number; written: Promise<void> }>()
  return (userId: string, filter: object): Promise<void> => {
    const key = JSON.stringify([userId, filter])
    const known = noted.get(key)
    if (known && known.until > Date.now()) return known.written
    const entry = { userId, action: 'audit.read', target: 'entries', details: { filter } } as const
    const written = audit(db, entry)
    if (noted.size >= MOST_REMEMBERED) noted.clear()
    noted.set(key, { until: Date.now() + SAME_FOR_MS, written })
    written.catch(() => noted.delete(key))
    return written
  }
}
