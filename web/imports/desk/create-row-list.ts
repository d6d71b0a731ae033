import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { DeskRow, DeskRowPage } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { createLoad } from '../../session/create-load.ts'
import type { ShownKind } from './shown-rows.ts'

export interface RowList {
  /** Everything read so far; undefined while the first page is on its way. */
  items: Accessor<readonly DeskRow[] | undefined>
  loading: Accessor<boolean>
  error: Accessor<unknown>
  reload(): void
  /** Reads the next page, if there is one and none is being read. */
  more(): void
}

const PAGE = 200

/** Rows of one kind or of all, page by page as somebody scrolls to them. */
export function createRowList(id: Accessor<string>, kind: Accessor<ShownKind>): RowList {
  const path = () =>
    `/api/imports/${id()}/rows?limit=${PAGE}${kind() === 'all' ? '' : `&kind=${kind()}`}`
  const first = createLoad(path, readPage, { keep: true })
  const [wanted, setWanted] = createSignal<string | null>(null)
  const [later, setLater] = createSignal<readonly DeskRowPage[]>([])
  const next = createLoad(wanted, readPage)
  createEffect(
    on(first.value, () => {
      setWanted(null)
      setLater([])
    }),
  )
  createEffect(on(next.value, (page) => page && setLater((pages) => [...pages, page])))
  const items = createMemo(() => {
    const head = first.value()
    return head && [head, ...later()].flatMap(({ rows }) => rows)
  })
  return {
    items,
    loading: () => first.loading() || next.loading(),
    error: () => first.error() ?? next.error(),
    reload: first.reload,
    more() {
      const after = (later().at(-1) ?? first.value())?.next ?? null
      if (after === null || next.loading() || first.loading()) return
      setWanted(`${path()}&after=${after}`)
    },
  }
}

const readPage = (path: string, signal: AbortSignal) => getJson<DeskRowPage>(path, { signal })
