import { createSignal } from 'solid-js'
import type { LiveMessage } from '../../data/contracts/index.ts'

export type LiveState = 'connecting' | 'live' | 'offline'

const [liveState, setLiveState] = createSignal<LiveState>('connecting')

export { liveState }

const listeners = new Set<(message: LiveMessage) => void>()

/** Every message of `GET /live`; returns the unsubscriber. */
export function onLive(listener: (message: LiveMessage) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Keeps one connection open until the returned function is called. `EventSource` reconnects and resumes by
 * itself, but gives up for good on an answer like 401 or 502: then we try again, more and more slowly.
 */
export function connectLive(onReconnect: () => void): () => void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let wasLive = false

  const open = () => {
    source = new EventSource('/live')
    source.onopen = () => {
      if (wasLive && failures > 0) onReconnect()
      wasLive = true
      failures = 0
      setLiveState('live')
    }
    source.onmessage = (event) => pass(event)
    source.onerror = () => {
      failures++
      setLiveState('offline')
      if (source?.readyState !== EventSource.CLOSED) return
      retry = setTimeout(open, Math.min(30_000, 1_000 * 2 ** failures))
    }
  }
  open()
  return () => {
    clearTimeout(retry)
    source?.close()
    setLiveState('connecting')
  }
}

function pass(event: MessageEvent<string>): void {
  const message = JSON.parse(event.data) as LiveMessage
  for (const listener of listeners) listener(message)
}
