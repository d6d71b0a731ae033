import { createEffect, createRoot, createSignal, on, untrack } from 'solid-js'
import type {
  SavedView,
  SavedViewSummary,
  SubscriptionWish,
} from '../../../data/contracts/index.ts'
import { isNews } from '../../../data/rules/question/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { view as shown } from '../../session/view.ts'
import { noteViewSeen, subscribed, viewsWithNews } from '../../session/view-news.ts'
import { answer } from '../answer/answer-state.ts'
import { askableOf } from '../answer/askable.ts'
import { ask, catalogue } from '../engine.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'
import { openView } from '../question-state.ts'

/** More news at once than anybody reads; each costs one question to the engine here in the browser. */
const MOST_COUNTED = 20

const [counted, setCounted] = createSignal<ReadonlyMap<string, number>>(new Map())

/** How many there now are in views with news. */
export { counted }

/** Counts views with news while the workspace is open, and says to the server what its reader has been shown. */
export function watchViews(): () => void {
  return createRoot((dispose) => {
    createEffect(
      on([viewsWithNews, catalogue], () => {
        if (catalogue()) void countNews()
      }),
    )
    createEffect(
      on([openView, () => answer.counts.value()], () => {
        const open = openView()
        const found = answer.counts.value()?.at(-1)
        const isWhole = untrack(() => shown.area) === ''
        const known = untrack(subscribed).find(({ id }) => id === open?.id)?.subscription
        if (!open || found === undefined || !known || !isWhole || answer.counts.loading()) return
        if (known.seenCount !== found) void tell(open.id, { seenCount: found })
      }),
    )
    return dispose
  })
}

let counting: Promise<void> = Promise.resolve()

function countNews(): Promise<void> {
  counting = counting.then(async () => {
    const wanted = subscribed()
      .filter(({ id, kind }) => kind === 'question' && viewsWithNews().has(id))
      .filter(({ id }) => !counted().has(id))
    for (const view of wanted.slice(0, MOST_COUNTED)) await countOne(view)
  })
  return counting
}

async function countOne({ id, subscription }: SavedViewSummary): Promise<void> {
  try {
    const saved = await getJson<SavedView>(pathOf(id), { query: { peek: true } })
    if (saved.kind !== 'question') return
    const askable = askableOf(saved.question, questionCatalogue, '', new Date())
    if (!askable) return
    const found = await ask(compiler().counts(askable.question))
    const now = Number(found.columns.at(-1)?.value(0) ?? 0)
    setCounted(new Map([...counted(), [id, now]]))
    const seen = subscription?.seenCount ?? null
    const isOnlyData = subscription !== null && !subscription.isChanged
    if (seen !== null && isOnlyData && !isNews(seen, now, subscription.threshold)) {
      await tell(id, {})
      noteViewSeen(id)
    }
  } catch (error) {
    // News are no reason to disturb anybody; the view itself will say what is wrong with it.
    console.warn(error)
  }
}

const tell = (id: string, wish: SubscriptionWish) =>
  sendJson('PUT', `${pathOf(id)}/subscription`, wish).catch((error) => console.warn(error))

const pathOf = (id: string) => `/api/views/${encodeURIComponent(id)}`
