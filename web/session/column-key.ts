const KEY = 'onemap.columns-key'
const CACHE = 'onemap-columns'

/**
 * The key of this session's cache of columns. It lives in the tab's session storage: closing the tab or signing out leaves
 * nothing that could be read. null where the browser has no cryptography (no HTTPS): then nothing is kept.
 */
export async function columnKey(owner: string): Promise<ArrayBuffer | null> {
  if (globalThis.crypto?.subtle === undefined || !('caches' in globalThis)) return null
  const kept = read()
  if (kept?.owner === owner) return kept.key
  await forgetColumns()
  const key = crypto.getRandomValues(new Uint8Array(32))
  sessionStorage.setItem(KEY, JSON.stringify({ owner, key: [...key] }))
  return key.buffer
}

/** Nothing of the session's columns stays. */
export async function forgetColumns(): Promise<void> {
  sessionStorage.removeItem(KEY)
  if ('caches' in globalThis) await caches.delete(CACHE)
}

function read(): { owner: string; key: ArrayBuffer } | null {
  const text = sessionStorage.getItem(KEY)
  if (text === null) return null
  const { owner, key } = JSON.parse(text) as { owner: string; key: number[] }
  return { owner, key: Uint8Array.from(key).buffer }
}
