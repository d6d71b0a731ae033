import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { EventPage, EventSummary } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { createLoad } from '../session/create-load.ts'
import { type EventFilter, eventQuery } from './event-query.ts'
import { followEvents } from './follow-events.ts'

export interface EventList {
  /** Everything read so far, newest first; undefined while the first page is on its way. */
  items: Accessor<readonly EventSummary[] | undefined>
  page: Accessor<EventPage | undefined>
  loading: Accessor<boolean>
  error: Accessor<unknown>
  reload(): void
  /** Reads the next page, if there is one and none is being read. */
  more(): void
}

/** The events that the filter and the area ask for, page by page, fresh when something happens. */
export function createEventList(filter: Accessor<EventFilter>, area: Accessor<string>): EventList {
  const key = () => eventQuery(filter(), area(), Date.now(), null)
  const first = createLoad(key, readPage, { keep: true })
  const [after, setAfter] = createSignal<string | null>(null)
  const [later, setLater] = createSignal<readonly EventPage[]>([])
  const next = createLoad(after, (mark, signal) =>
    readPage(eventQuery(filter(), area(), Date.now(), mark), signal),
  )
  createEffect(
    on(first.value, () => {
      setAfter(null)
      setLater([])
    }),
  )
  createEffect(
    on(next.value, (page) => {
      if (page) setLater((pages) => [...pages, page])
    }),
  )
  followEvents(() => first.reload())

  const last = () => later().at(-1) ?? first.value()
  return {
    items: () => first.value() && [first.value()!, ...later()].flatMap((page) => page.items),
    page: first.value,
    loading: () => first.loading() || next.loading(),
    error: () => first.error() ?? next.error(),
    reload: first.reload,
    more: () => {
      const mark = last()?.next ?? null
      if (mark !== null && !next.loading() && !first.loading()) setAfter(mark)
    },
  }
}

const readPage = (query: string, signal: AbortSignal) =>
  getJson<EventPage>(`/api/events?${query}`, { signal })
