import { createEffect, createSignal, on } from 'solid-js'
import { createLoad } from '../session/create-load.ts'

export interface Page<Item, Cursor> {
  items: readonly Item[]
  next: Cursor | null
}

/** A list that is read page by page as one scrolls; from the start again for each new key. */
export function createPages<Item, Cursor>(
  key: () => string | null,
  load: (cursor: Cursor | null, signal: AbortSignal) => Promise<Page<Item, Cursor>>,
  tellFailure: (error: unknown) => void,
) {
  const first = createLoad(key, (_, signal) => load(null, signal), { keep: true })
  const [later, setLater] = createSignal<readonly Page<Item, Cursor>[]>([])
  let reading = new AbortController()
  let isReading = false
  createEffect(
    on(first.value, () => {
      reading.abort()
      reading = new AbortController()
      isReading = false
      setLater([])
    }),
  )
  const next = () => (later().at(-1) ?? first.value())?.next ?? null
  return {
    ...first,
    items: () => {
      const page = first.value()
      return page && [page, ...later()].flatMap(({ items }) => items)
    },
    more() {
      const cursor = next()
      if (cursor === null || isReading) return
      isReading = true
      const { signal } = reading
      load(cursor, signal)
        .then((page) => !signal.aborted && setLater([...later(), page]))
        .catch((error) => !signal.aborted && tellFailure(error))
        .finally(() => {
          if (!signal.aborted) isReading = false
        })
    },
  }
}
