import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { GridIndicator, GridIndicators } from '../../../../data/contracts/index.ts'
import { getJson } from '../../../api.ts'
import { createLoad } from '../../../session/create-load.ts'
import { view } from '../../../session/view.ts'

/** What is counted by the grids of a day. */
export interface Indicator {
  what(): GridIndicator | ''
  setWhat(what: GridIndicator | ''): void
  /** Events between these days; '' = without an end. */
  from(): string
  setFrom(day: string): void
  to(): string
  setTo(day: string): void
  counts(): ReadonlyMap<string, number> | undefined
  /** In none of the grids. */
  outside(): number
  loading(): boolean
  error(): unknown
  reload(): void
}

export function createIndicator(vintage: Accessor<string>): Indicator {
  const [what, setWhat] = createSignal<GridIndicator | ''>('')
  const [from, setFrom] = createSignal('')
  const [to, setTo] = createSignal('')
  const path = () => {
    const query = new URLSearchParams({ vintage: vintage(), what: what() })
    if (view.area !== '') query.set('area', view.area)
    if (what() === 'events' && from() !== '') query.set('from', from())
    if (to() !== '') query.set('to', to())
    return `/api/grids/indicators?${query}`
  }
  const load = createLoad(
    () => (what() === '' || vintage() === '' ? null : path()),
    (url, signal) => getJson<GridIndicators>(url, { signal }),
    { keep: true },
  )
  const counts = createMemo(() => {
    const grids = load.value()?.grids
    return grids && new Map(grids.map(({ code, count }) => [code as string, count]))
  })
  return {
    what,
    setWhat,
    from,
    setFrom,
    to,
    setTo,
    counts,
    outside: () => load.value()?.outside ?? 0,
    loading: load.loading,
    error: load.error,
    reload: load.reload,
  }
}
