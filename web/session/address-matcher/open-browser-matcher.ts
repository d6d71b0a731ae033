import type { BriefMatch } from '../../../data/contracts/index.ts'
import { ApiError } from '../../api.ts'
import type { MatcherReply, MatcherRequest } from './matcher-protocol.ts'

/**
 * Matches addresses in this browser, with the same rules and to the same answers as the server: the texts never leave the
 * machine. What it works with – the addresses that the session may see – is fetched once and kept in a worker until `close`.
 */
export interface BrowserMatcher {
  buildings: number
  rooms: number
  /** In the order of the texts; `limit`: most alternatives of what somebody will have to choose. */
  match(texts: readonly string[], limit?: number): Promise<BriefMatch[]>
  close(): void
}

export interface BrowserMatcherOptions {
  /** Prefix of grid codes; without it all that the session may see. */
  area?: string
  /** Of bytes. */
  onProgress?: (done: number, total: number) => void
  /** Ends the worker and all that waits for it. */
  signal?: AbortSignal
}

/** The part of a `Worker` that is needed. */
export type MatcherThread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** @throws ApiError where the server refuses the addresses or cannot be reached. */
export function openBrowserMatcher(
  { area = '', onProgress, signal }: BrowserMatcherOptions = {},
  thread: MatcherThread = startThread(),
): Promise<BrowserMatcher> {
  const send = (request: MatcherRequest) => thread.postMessage(request)
  const waiting = new Map<number, Deferred<BriefMatch[]>>()
  const opened = defer<BrowserMatcher>()
  let lastId = 0
  const end = (reason: unknown) => {
    thread.terminate()
    opened.reject(reason)
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  const match = (texts: readonly string[], limit = USUAL_ALTERNATIVES) => {
    const id = ++lastId
    const answer = defer<BriefMatch[]>()
    waiting.set(id, answer)
    send({ kind: 'match', id, texts, limit })
    return answer.promise
  }
  thread.onmessage = ({ data: reply }: MessageEvent<MatcherReply>) => {
    if (reply.kind === 'progress') onProgress?.(reply.done, reply.total)
    else if (reply.kind === 'failed') end(new ApiError(0, reply.code, reply.reason))
    else if (reply.kind === 'ready') {
      const { buildings, rooms } = reply
      const close = () => end(new DOMException('The matcher was closed.', 'AbortError'))
      opened.resolve({ buildings, rooms, match, close })
    } else {
      waiting.get(reply.id)?.resolve(reply.matches)
      waiting.delete(reply.id)
    }
  }
  thread.onerror = ({ message }) => end(new Error(message))
  signal?.addEventListener('abort', () => end(signal.reason), { once: true })
  send({ kind: 'open', area })
  return opened.promise
}

const USUAL_ALTERNATIVES = 9

const startThread = () =>
  new Worker(new URL('./matcher-worker.ts', import.meta.url), { type: 'module' })

interface Deferred<Value> {
  promise: Promise<Value>
  resolve(value: Value): void
  reject(reason: unknown): void
}

function defer<Value>(): Deferred<Value> {
  const ends: Partial<Pick<Deferred<Value>, 'resolve' | 'reject'>> = {}
  const promise = new Promise<Value>((resolve, reject) => Object.assign(ends, { resolve, reject }))
  return { promise, ...(ends as Pick<Deferred<Value>, 'resolve' | 'reject'>) }
}
