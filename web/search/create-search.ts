import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { SearchHit } from '../../data/contracts/index.ts'
import { personalNumber } from '../../data/rules/personal-number.ts'
import { getJson, isAbort } from '../api.ts'
import { purpose } from '../session/purpose.ts'
import { view } from '../session/view.ts'
import { findPerson } from './find-person.ts'

/** Long enough to swallow a burst of keys, short enough that nobody notices. */
const DEBOUNCE_MS = 50
const LIMIT = 24

export interface Search {
  hits(): readonly SearchHit[]
  /** Of which text `hits` are: behind what is typed while the server is thinking. */
  answered(): string
  pending(): boolean
  error(): unknown
}

/** Follows what is typed; a newer text aborts the request of the older one, whose hits stay until then. */
export function createSearch(typed: () => string): Search {
  const [hits, setHits] = createSignal<readonly SearchHit[]>([])
  const [answered, setAnswered] = createSignal('')
  const [pending, setPending] = createSignal(false)
  const [error, setError] = createSignal<unknown>(null)

  const ask = async (text: string, signal: AbortSignal) => {
    try {
      const personal = personalNumber(text)
      setHits(await (personal ? findPerson(text, personal) : findWords(text, signal)))
      setAnswered(text)
      setError(null)
    } catch (reason) {
      if (isAbort(reason)) return
      setError(reason)
      setHits([])
    }
    setPending(false)
  }

  createEffect(() => {
    const text = typed().trim()
    // With a purpose stated a number is looked up anew.
    if (personalNumber(text)) purpose()
    if (text === '') {
      setHits([])
      setAnswered('')
      setPending(false)
      return
    }
    const abort = new AbortController()
    setPending(true)
    const timer = setTimeout(() => void ask(text, abort.signal), DEBOUNCE_MS)
    onCleanup(() => {
      clearTimeout(timer)
      abort.abort()
    })
  })
  return { hits, answered, pending, error }
}

function findWords(text: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const near = `${view.lon.toFixed(5)},${view.lat.toFixed(5)}`
  const query = { q: text, limit: LIMIT, near, area: view.area }
  return getJson<readonly SearchHit[]>('/api/search', { query, signal })
}
