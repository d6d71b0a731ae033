import type { Services } from '../services.ts'
import { tileServerOf } from './tile-server.ts'

/** Soon enough for who comes next, late enough not to stand in the way of who has just come. */
const FIRST_MS = 1_000

/**
 * Sees to it in the background, after the start and after each publication, that no tile has to wait for an overview.
 * Answers a function that ends it.
 */
export function prepareOverviews(services: Services): () => Promise<void> {
  const { packs, registry, log } = services
  const server = tileServerOf(services)
  const waiting = new Set(packs.catalogue.layers().map(({ layer }) => layer))
  let running: Promise<void> = Promise.resolve()
  const end = new AbortController()

  const work = async () => {
    for (const code of waiting) {
      if (end.signal.aborted) return
      waiting.delete(code)
      const layer = registry.layer(code)
      // A version may be superseded and tidied away meanwhile; the next one is told of anyway.
      const preparing = layer && server.prepare(layer, end.signal)
      await preparing?.catch((err) => {
        if (end.signal.aborted) return
        log.info({ err, layer: code }, 'overviews are left for later')
      })
    }
  }
  const start = () => {
    running = running.then(work)
  }
  const timer = setTimeout(start, FIRST_MS)
  const stop = packs.catalogue.onChange((code) => {
    waiting.add(code)
    start()
  })
  return async () => {
    end.abort()
    clearTimeout(timer)
    stop()
    await server.close()
    await running
  }
}
