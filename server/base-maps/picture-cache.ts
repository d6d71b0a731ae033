import type { Picture } from './fetch-picture.ts'

const MAX_BYTES = 64 << 20
const KEEP_MS = 86_400_000
/** A failure is not asked for again by each of a hundred tiles. */
const KEEP_FAILURE_MS = 5_000

interface Entry {
  until: number
  size: number
  picture: Promise<Picture | undefined>
}

/** Pictures of base maps for a day, the least used ones leave; who asks for what is on its way waits for the same. */
export function createPictureCache(now: () => number = Date.now) {
  const entries = new Map<string, Entry>()
  let held = 0

  const drop = (key: string) => {
    held -= entries.get(key)?.size ?? 0
    entries.delete(key)
  }
  const settle = (key: string, entry: Entry, size: number, keepMs: number) => {
    entry.until = now() + keepMs
    if (entries.get(key) !== entry) return
    entry.size = size
    held += size
    for (const oldest of entries.keys()) {
      if (held <= MAX_BYTES) break
      drop(oldest)
    }
  }

  return (key: string, fetch: () => Promise<Picture | undefined>): Promise<Picture | undefined> => {
    const known = entries.get(key)
    if (known && known.until > now()) {
      entries.delete(key)
      entries.set(key, known)
      return known.picture
    }
    if (known) drop(key)
    const entry: Entry = { until: Number.POSITIVE_INFINITY, size: 0, picture: fetch() }
    entries.set(key, entry)
    entry.picture.then(
      (picture) => settle(key, entry, 200 + (picture?.bytes.byteLength ?? 0), KEEP_MS),
      () => settle(key, entry, 200, KEEP_FAILURE_MS),
    )
    return entry.picture
  }
}
