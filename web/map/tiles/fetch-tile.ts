/** A tile that could not be had; the map goes on without it and says how many are missing. */
export class TileFailure extends Error {
  constructor(
    readonly url: string,
    readonly reason: string,
  ) {
    super(`${url}: ${reason}`)
    this.name = 'TileFailure'
  }
}

export interface FetchTileOptions {
  fetch?: typeof globalThis.fetch
  /** Waits in milliseconds before the second, third … attempt. */
  retryDelaysMs?: readonly number[]
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

const RETRY_DELAYS_MS = [300, 1_000, 3_000]

/** After all of these a tile counts as missing; asked for again after this, as long as it is in view. */
export const ASK_AGAIN_MS = 8_000

/** The bytes of a tile; null = nothing there (204). Retries what may pass, gives up at once on what will not. */
export async function fetchTile(
  url: string,
  signal: AbortSignal,
  options: FetchTileOptions = {},
): Promise<ArrayBuffer | null> {
  const delays = options.retryDelaysMs ?? RETRY_DELAYS_MS
  const wait = options.wait ?? waitFor
  for (let attempt = 0; ; attempt++) {
    const outcome = await attemptOnce(url, signal, options.fetch ?? globalThis.fetch)
    if (!('retry' in outcome)) return outcome.bytes
    const delay = outcome.retry ? delays[attempt] : undefined
    if (delay === undefined) throw new TileFailure(url, outcome.reason)
    await wait(delay * (0.75 + Math.random() / 2), signal)
  }
}

type Outcome = { bytes: ArrayBuffer | null } | { retry: boolean; reason: string }

async function attemptOnce(
  url: string,
  signal: AbortSignal,
  fetch: typeof globalThis.fetch,
): Promise<Outcome> {
  try {
    const response = await fetch(url, { signal })
    if (response.status === 204) return { bytes: null }
    if (response.ok) return { bytes: await response.arrayBuffer() }
    const passing = response.status >= 500 || response.status === 429
    return { retry: passing, reason: `HTTP ${response.status}` }
  } catch (error) {
    if (signal.aborted) throw error
    return { retry: true, reason: error instanceof Error ? error.message : String(error) }
  }
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
