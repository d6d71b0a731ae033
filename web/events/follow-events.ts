import { onCleanup } from 'solid-js'
import { onLive } from '../session/live.ts'

const SOON_MS = 500
/** In a storm thousands of browsers would otherwise ask twice a second. */
const LATEST_MS = 8_000

/** Asks anew when something happens to events: soon, somebody may be waiting; twice as late each time while it goes on and on. */
export function followEvents(reload: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let restMs = SOON_MS
  let askedAt = Number.NEGATIVE_INFINITY
  const stop = onLive((message) => {
    if (message.kind !== 'event' || timer !== undefined) return
    const goesOn = Date.now() - askedAt < 2 * restMs
    restMs = goesOn ? Math.min(LATEST_MS, 2 * restMs) : SOON_MS
    timer = setTimeout(() => {
      timer = undefined
      askedAt = Date.now()
      reload()
    }, restMs)
  })
  onCleanup(() => {
    clearTimeout(timer)
    stop()
  })
}
