import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { AuditPage, AuditRow } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { createLoad } from '../session/create-load.ts'

export interface EntryList {
  /** Everything read so far, newest first; undefined while the first page is on its way. */
  items: Accessor<readonly AuditRow[] | undefined>
  page: Accessor<AuditPage | undefined>
  loading: Accessor<boolean>
  error: Accessor<unknown>
  reload(): void
  /** Reads the next page, if there is one and none is being read. */
  more(): void
}

/** Entries page by page, by a cursor that new entries do not shift. */
export function createEntryList(question: Accessor<string>, limit: Accessor<number>): EntryList {
  const key = () => `${question()}&limit=${limit()}`
  const first = createLoad(key, readPage, { keep: true })
  const [before, setBefore] = createSignal<string | null>(null)
  const [later, setLater] = createSignal<readonly AuditPage[]>([])
  const next = createLoad(before, readPage)
  createEffect(
    on(first.value, () => {
      setBefore(null)
      setLater([])
    }),
  )
  createEffect(
    on(next.value, (page) => {
      if (page) setLater((pages) => [...pages, page])
    }),
  )
  const last = () => later().at(-1) ?? first.value()
  return {
    items: () => first.value() && [first.value()!, ...later()].flatMap(({ items }) => items),
    page: first.value,
    loading: () => first.loading() || next.loading(),
    error: () => first.error() ?? next.error(),
    reload: first.reload,
    more: () => {
      const mark = last()?.next ?? null
      if (mark === null || next.loading() || first.loading()) return
      setBefore(`${key()}&before=${mark}`)
    },
  }
}

const readPage = (query: string, signal: AbortSignal) =>
  getJson<AuditPage>(`/api/audit/entries?${query}`, { signal })
