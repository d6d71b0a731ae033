import Bell from 'lucide-solid/icons/bell'
import BellRing from 'lucide-solid/icons/bell-ring'
import Trash from 'lucide-solid/icons/trash'
import { For, Match, Show, Switch } from 'solid-js'
import type { SavedViewSummary } from '../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { formatNumber, formatPercent, formatRelativeTime, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { setViews, viewsWithNews } from '../../session/view-news.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { answer } from '../answer/answer-state.ts'
import { openView, setOpenView } from '../question-state.ts'
import { openSavedView } from './open-saved-view.ts'
import styles from './views-dialog.module.css'
import { counted } from './watch-views.ts'

/** One's own views and those that others have shared, those with news marked. */
export default function ViewsDialog(props: { onClose: () => void }) {
  const views = createLoad(
    () => 'all',
    async (_, signal) => {
      const all = await getJson<readonly SavedViewSummary[]>('/api/views', { signal })
      setViews(all)
      return all
    },
    { keep: true },
  )
  const act = (work: Promise<unknown>) =>
    work
      .then(() => views.reload())
      .catch((error) => showToast({ tone: 'error', text: errorText(error) }))
  const open = (id: string) => {
    openSavedView(id).then(props.onClose, (error) =>
      showToast({ tone: 'error', text: errorText(error) }),
    )
  }
  const remove = (view: SavedViewSummary) => {
    if (openView()?.id === view.id) setOpenView(null)
    void act(
      sendJson('DELETE', pathOf(view)).then(() => showToast({ text: t('analysis.removed') })),
    )
  }
  return (
    <Dialog title={t('analysis.views')} onClose={() => props.onClose()}>
      <Switch fallback={<Skeleton lines={[80, 60, 70]} />}>
        <Match when={views.error()}>
          <ErrorState error={views.error()} onRetry={() => views.reload()} />
        </Match>
        <Match when={views.value()?.length === 0}>
          <EmptyState title={t('analysis.noViews')} hint={t('analysis.noViewsHint')} />
        </Match>
        <Match when={views.value()}>
          {(list) => (
            <ul class={styles.list}>
              <For each={list()}>
                {(view) => (
                  <li>
                    <button type="button" class={styles.view} onClick={() => open(view.id)}>
                      <span class={styles.name}>{view.name}</span>
                      <span class={styles.about}>
                        {view.isOwn
                          ? t('analysis.own')
                          : t('analysis.sharedBy', { name: view.owner })}
                        {' · '}
                        {formatRelativeTime(view.changedAt)}
                        {view.kind === 'sql' ? ` · ${t('analysis.viewSql')}` : ''}
                      </span>
                      <Show when={newsOf(view)}>
                        {(news) => <span class={styles.news}>{news()}</span>}
                      </Show>
                    </button>
                    <Show when={view.kind === 'question' && view.subscription}>
                      {(subscription) => (
                        <select
                          class={styles.threshold}
                          aria-label={t('analysis.tellWhen')}
                          title={t('analysis.tellWhen')}
                          value={String(subscription().threshold)}
                          onChange={(event) =>
                            void act(
                              sendJson('PUT', `${pathOf(view)}/subscription`, {
                                threshold: Number(event.currentTarget.value),
                              }),
                            )
                          }
                        >
                          <For each={thresholdsWith(subscription().threshold)}>
                            {(share) => (
                              <option value={String(share)}>{thresholdText(share)}</option>
                            )}
                          </For>
                        </select>
                      )}
                    </Show>
                    <IconButton
                      label={t(view.subscription ? 'analysis.unsubscribe' : 'analysis.subscribe')}
                      pressed={view.subscription !== null}
                      onClick={() => void act(subscribe(view))}
                    >
                      {newsOf(view) ? <BellRing size={16} /> : <Bell size={16} />}
                    </IconButton>
                    <IconButton
                      label={t('analysis.remove_view')}
                      disabled={!view.isOwn}
                      onClick={() => remove(view)}
                    >
                      <Trash size={16} />
                    </IconButton>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Match>
      </Switch>
    </Dialog>
  )
}

const pathOf = ({ id }: SavedViewSummary) => `/api/views/${encodeURIComponent(id)}`

const THRESHOLDS = [0, 0.1, 0.25, 0.5, 1]

const thresholdsWith = (own: number) => [...new Set([...THRESHOLDS, own])].sort((a, b) => a - b)

const thresholdText = (share: number) =>
  share === 0 ? t('analysis.tellAny') : t('analysis.tellShare', { share: formatPercent(share) })

/** Of the view on the desk it is known how many there are now; of others when they are next opened. */
function subscribe(view: SavedViewSummary): Promise<unknown> {
  const path = `${pathOf(view)}/subscription`
  if (view.subscription) return sendJson('DELETE', path)
  const found = openView()?.id === view.id ? answer.counts.value()?.at(-1) : undefined
  return sendJson('PUT', path, found === undefined ? {} : { seenCount: found })
}

/** What has happened since it was last opened; null = nothing. */
function newsOf({ id, subscription }: SavedViewSummary): string | null {
  if (!subscription || !viewsWithNews().has(id)) return null
  if (subscription.isChanged) return t('analysis.viewChanged')
  const now = counted().get(id)
  const before = subscription.seenCount
  if (now === undefined || before === null || now === before) return t('analysis.viewNewData')
  return t('analysis.viewCount', { before: formatNumber(before), now: formatNumber(now) })
}
