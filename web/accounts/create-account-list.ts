import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { AccountPage, AccountState, AccountSummary, Role } from '../../data/contracts/index.ts'
import { getJson, withQuery } from '../api.ts'
import { createLoad } from '../session/create-load.ts'

export interface AccountFilter {
  q: string
  role: Role | ''
  state: AccountState | ''
  ending: boolean
}

export const NO_FILTER: AccountFilter = { q: '', role: '', state: '', ending: false }

export interface AccountList {
  items: Accessor<readonly AccountSummary[] | undefined>
  total: Accessor<number>
  error: Accessor<unknown>
  reload(): void
  /** Reads the next page, if there is one and none is being read. */
  more(): void
}

const PAGE = 100
const ENDING_DAYS = 30

/** The accounts that fit the filter and whose areas touch the chosen one, page by page. */
export function createAccountList(
  filter: Accessor<AccountFilter>,
  area: Accessor<string>,
): AccountList {
  const path = (after: string) => {
    const { q, role, state, ending } = filter()
    const days = ending ? ENDING_DAYS : undefined
    return withQuery('/api/accounts', {
      ...{ q, role, state, ending: days, area: area(), limit: PAGE, after },
    })
  }
  const first = createLoad(() => path(''), readPage, { keep: true })
  const [after, setAfter] = createSignal<string | null>(null)
  const [later, setLater] = createSignal<readonly AccountPage[]>([])
  const next = createLoad(after, (mark, signal) => readPage(path(mark), signal))
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
  const last = () => later().at(-1) ?? first.value()
  return {
    items: () => first.value() && [first.value()!, ...later()].flatMap((page) => page.items),
    total: () => first.value()?.total ?? 0,
    error: () => first.error() ?? next.error(),
    reload: first.reload,
    more: () => {
      const mark = last()?.next ?? null
      if (mark !== null && !next.loading() && !first.loading()) setAfter(mark)
    },
  }
}

const readPage = (path: string, signal: AbortSignal) => getJson<AccountPage>(path, { signal })
