import { onCleanup } from 'solid-js'
import { onLive } from '../session/live.ts'

const QUIET_MS = 500

/** Asks anew when something happens to events; a burst of messages asks once, and soon: somebody may be waiting. */
export function followEvents(reload: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onLive((message) => {
    if (message.kind !== 'event') return
    clearTimeout(timer)
    timer = setTimeout(reload, QUIET_MS)
  })
  onCleanup(() => {
    clearTimeout(timer)
    stop()
  })
}
