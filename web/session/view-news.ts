import { createMemo, createRoot, createSignal } from 'solid-js'
import type { SavedViewSummary } from '../../data/contracts/index.ts'
import { permits } from '../../data/registry/permissions.ts'
import { getJson } from '../api.ts'
import { account } from './account.ts'
import { onLive } from './live.ts'

/*
 * News of the views that somebody subscribes to. The server is asked once, and again when it says that the list is another;
 * what is published concerns those whose layers it names. How many there now are is worked out by the analysis workspace,
 * where the data is.
 */
const [subscribed, setSubscribed] = createSignal<readonly SavedViewSummary[]>([])
const [fresh, setFresh] = createSignal<ReadonlySet<string>>(new Set())

/** Subscribed views, as the server listed them last. */
export { subscribed }

/** Ids of the views with something to tell. */
export const viewsWithNews = createRoot(() =>
  createMemo((): ReadonlySet<string> => {
    const told = subscribed().filter(
      ({ subscription }) => subscription?.isChanged || subscription?.hasNewData,
    )
    return new Set([...told.map(({ id }) => id), ...fresh()])
  }),
)

/** Once for the session; who cannot analyse has nothing to be told. */
export async function startViewNews(): Promise<void> {
  if (!permits(account()?.user.roles ?? [], 'data.analyse')) return
  onLive((message) => {
    if (message.kind === 'published') noteNewData(message.layer)
    if (message.kind === 'views') readViews().catch((error) => console.warn(error))
  })
  await readViews()
}

async function readViews(): Promise<void> {
  setViews(await getJson<readonly SavedViewSummary[]>('/api/views'))
}

/** Whoever has read the list anew hands it over. */
export function setViews(views: readonly SavedViewSummary[]): void {
  const own = views.filter(({ subscription }) => subscription !== null)
  setSubscribed(own)
  const ids = new Set(own.map(({ id }) => id))
  setFresh(new Set([...fresh()].filter((id) => ids.has(id))))
}

export function noteViewSeen(id: string): void {
  const rest = new Set(fresh())
  rest.delete(id)
  setFresh(rest)
  setSubscribed(
    subscribed().map((view) =>
      view.id === id && view.subscription
        ? { ...view, subscription: { ...view.subscription, isChanged: false, hasNewData: false } }
        : view,
    ),
  )
}

function noteNewData(layer: string): void {
  const touched = subscribed().filter(({ layers }) => layers.includes(layer))
  if (touched.length === 0) return
  setFresh(new Set([...fresh(), ...touched.map(({ id }) => id)]))
}
