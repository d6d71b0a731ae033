import { createEffect, createRoot, createSignal, on, untrack } from 'solid-js'
import type {
  SavedView,
  SavedViewSummary,
  SubscriptionWish,
} from '../../../data/contracts/index.ts'
import { isNews } from '../../../data/rules/question/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { view as shown } from '../../session/view.ts'
import { noteViewSeen, subscribed, viewsWithNews } from '../../session/view-news.ts'
import { errorText } from '../../ui/error-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { answer } from '../answer/answer-state.ts'
import { askableOf } from '../answer/askable.ts'
import { ask, catalogue } from '../engine.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'
import { openView } from '../question-state.ts'
import { openSavedView } from './open-saved-view.ts'

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
    createEffect(on(subscribed, offerChanged))
    createEffect(
      on([openView, () => answer.counts.value()], () => {
        const open = openView()
        const found = answer.counts.value()?.at(-1)
        const isWhole = untrack(() => shown.area) === ''
        const known = untrack(subscribed).find(({ id }) => id === open?.id)?.subscription
        if (!open || found === undefined || !known || !isWhole || answer.counts.loading()) return
        // What is on the desk is not the view as it now is.
        if (known.isChanged) return
        if (known.seenCount !== found) void tell(open.id, { seenCount: found })
      }),
    )
    return dispose
  })
}

let offered = ''

/** Who has a view on the desk hears when its owner changes it; what is there stays until they ask for the other. */
function offerChanged(views: readonly SavedViewSummary[]): void {
  const open = untrack(openView)
  const changed = views.find(({ id, subscription }) => id === open?.id && subscription?.isChanged)
  const key = changed ? `${changed.id} ${changed.changedAt}` : ''
  if (!changed || key === offered) return
  offered = key
  const run = () => {
    openSavedView(changed.id).catch((error) => showToast({ tone: 'error', text: errorText(error) }))
  }
  const { name, owner } = changed
  showToast({
    text: t('analysis.viewChangedBy', { name, owner }),
    action: { label: t('analysis.viewOpenAnew'), run },
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
