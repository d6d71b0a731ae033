import { setTimeout as pause } from 'node:timers/promises'
import type { Services } from '../services.ts'
import { createContentsCache } from './contents-cache.ts'

/** A start has better things to do. */
const FIRST_MS = 10_000
/** After a publication: many changes come together. */
const CHANGED_MS = 10_000
/** Rest after each subdistrict, in times of what it took: counting has a third of a core, changes and tiles the others. */
const RESTS = 2
const COUNTED: ReadonlySet<string> = new Set(['ADDRESS', 'BUILDING', 'RESIDENT', 'ENTERPRISE'])

export interface CountAheadOptions {
  firstMs?: number
  changedMs?: number
}

/**
 * Sees to it in the background, after the start and after publications, that the contents of grids are counted before
 * somebody asks, one subdistrict after the other. Answers a function that ends it.
 */
export function countAhead(
  { db, keys, packs, log }: Pick<Services, 'db' | 'keys' | 'packs' | 'log'>,
  { firstMs = FIRST_MS, changedMs = CHANGED_MS }: CountAheadOptions = {},
): () => Promise<void> {
  const readContents = createContentsCache(keys)
  let running: Promise<void> = Promise.resolve()
  const ending = new AbortController()

  const count = async () => {
    const published = packs.catalogue.layers().filter(({ layer }) => COUNTED.has(layer))
    const subdistricts = new Set(published.flatMap((l) => l.packs.map((p) => p.subdistrict)))
    for (const subdistrict of subdistricts) {
      const began = performance.now()
      await db.transaction(async (client) => {
        await client.execute('set local max_parallel_workers_per_gather = 0')
        await readContents(client, [subdistrict])
      })
      const took = performance.now() - began
      await pause(took * RESTS, undefined, { signal: ending.signal, ref: false })
    }
  }
  const start = () => {
    timer = undefined
    running = running.then(count).catch((err) => {
      if (ending.signal.aborted) return
      log.info({ err }, 'Contents of grids are left to be counted when asked for')
    })
  }
  let timer: NodeJS.Timeout | undefined = setTimeout(start, firstMs).unref()
  const stopWatching = packs.catalogue.onChange((layer) => {
    if (COUNTED.has(layer)) timer ??= setTimeout(start, changedMs).unref()
  })
  return async () => {
    ending.abort()
    stopWatching()
    clearTimeout(timer)
    await running
  }
}
