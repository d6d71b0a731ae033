const CACHE = 'onemap-columns'
const IV_BYTES = 12
/** Grows when parts are prepared in another way: what an older program kept is not read. */
const FORM = 2

/**
 * Columns of this session, encrypted with its key, which is nowhere but in the page's session storage: what stays on the disk
 * when somebody forgets to sign out is noise. Without secure context there is no cache.
 */
export interface ColumnCache {
  get(url: string): Promise<Uint8Array | null>
  /** Answers when the bytes are free again; they are on the disk some time later, one part after the other. */
  put(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
}

export async function openColumnCache(key: ArrayBuffer | null): Promise<ColumnCache | null> {
  if (key === null || !('caches' in globalThis)) return null
  const secret = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const cache = await caches.open(CACHE)
  let writing: Promise<void> = Promise.resolve()
  return {
    get: async (url) => {
      const kept = await cache.match(keyOf(url))
      if (kept === undefined) return null
      const bytes = new Uint8Array(await kept.arrayBuffer())
      const parameters = { name: 'AES-GCM', iv: bytes.subarray(0, IV_BYTES) }
      try {
        return new Uint8Array(
          await crypto.subtle.decrypt(parameters, secret, bytes.subarray(IV_BYTES)),
        )
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        // Of an earlier session, or damaged.
        await cache.delete(keyOf(url))
        return null
      }
    },
    put: async (url, bytes) => {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, bytes)
      writing = writing.then(async () => {
        await dropOlder(cache, url)
        await cache.put(keyOf(url), new Response(new Blob([iv, sealed])))
      })
      // Without room on the disk it is fetched again the next time.
      writing = writing.catch((error) => console.warn(`Not kept: ${error}`))
    },
  }
}

const keyOf = (url: string) => `${url}&form=${FORM}`

/** Another version of the same part. */
async function dropOlder(cache: Cache, url: string): Promise<void> {
  const path = url.split('?')[0]!
  await cache.delete(path, { ignoreSearch: true })
}
