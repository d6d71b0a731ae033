import { createSignal } from 'solid-js'
import type { LiveMessage } from '../../data/contracts/index.ts'
import { withQuery } from '../api.ts'

export type LiveState = 'connecting' | 'live' | 'offline'

const [liveState, setLiveState] = createSignal<LiveState>('connecting')

export { liveState }

const listeners = new Set<(message: LiveMessage) => void>()

/** Every message of `GET /live`; returns the unsubscriber. */
export function onLive(listener: (message: LiveMessage) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

interface LiveHandlers {
  /** Back after a break: what was missed is sent again, unless it was very much. */
  onReconnect: () => void
  /** The server refuses the stream: perhaps the session has ended. */
  onRefused: () => void
  /** The rights of this session are others from now on, or it has ended. */
  onAccess: (hasEnded: boolean) => void
}

const LONGEST_WAIT_MS = 30_000

/**
 * Keeps one connection open until the returned function is called. `EventSource` reconnects and resumes by
 * itself, but gives up for good on an answer like 401 or 502: then we try again, more and more slowly, and say
 * from where to resume.
 */
export function connectLive(handlers: LiveHandlers): () => void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let lastId = ''

  const note = (event: MessageEvent<string>) => {
    lastId = event.lastEventId || lastId
  }
  const open = () => {
    source = new EventSource(withQuery('/live', { lastEventId: lastId }))
    source.addEventListener('hello', note)
    source.addEventListener('access', () => handlers.onAccess(false))
    source.addEventListener('ended', () => handlers.onAccess(true))
    source.onopen = () => {
      if (failures > 0) handlers.onReconnect()
      failures = 0
      setLiveState('live')
    }
    source.onmessage = (event) => {
      note(event)
      pass(event.data)
    }
    source.onerror = () => {
      failures++
      setLiveState('offline')
      if (source?.readyState !== EventSource.CLOSED) return
      handlers.onRefused()
      retry = setTimeout(open, Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** failures))
    }
  }
  open()
  return () => {
    clearTimeout(retry)
    source?.close()
    setLiveState('connecting')
  }
}

function pass(data: string): void {
  const message = JSON.parse(data) as LiveMessage
  for (const listener of listeners) listener(message)
}
