import { createEffect, createSignal, onCleanup } from 'solid-js'
import { isAbort } from '../api.ts'

export interface Load<Value> {
  value(): Value | undefined
  error(): unknown
  loading(): boolean
  reload(): void
}

/**
 * Follows `key`: loads for each new one and drops the answer of the one before. With `keep` the old value stays
 * on the screen until the new one is there. A key of `null` = nothing to load. `early` shows what is there already while the
 * rest is still coming.
 */
export function createLoad<Key extends string, Value>(
  key: () => Key | null,
  load: (key: Key, signal: AbortSignal, early: (value: Value) => void) => Promise<Value>,
  options: { keep?: boolean } = {},
): Load<Value> {
  const [value, setValue] = createSignal<Value>()
  const [error, setError] = createSignal<unknown>()
  const [loading, setLoading] = createSignal(false)
  const [round, setRound] = createSignal(0)
  let lastKey: Key | null = null

  createEffect(() => {
    round()
    const wanted = key()
    const isReload = wanted === lastKey
    lastKey = wanted
    const abort = new AbortController()
    onCleanup(() => abort.abort())
    if (wanted === null || !(options.keep || isReload)) setValue(undefined)
    setError(undefined)
    setLoading(wanted !== null)
    if (wanted === null) return
    const early = (part: Value) => {
      if (!abort.signal.aborted) setValue(() => part)
    }
    load(wanted, abort.signal, early).then(
      (loaded) => {
        if (abort.signal.aborted) return
        setValue(() => loaded)
        setLoading(false)
      },
      (reason) => {
        if (abort.signal.aborted || isAbort(reason)) return
        setError(() => reason)
        setLoading(false)
      },
    )
  })

  return { value, error, loading, reload: () => setRound((n) => n + 1) }
}
