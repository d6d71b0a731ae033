import Bell from 'lucide-solid/icons/bell'
import BellRing from 'lucide-solid/icons/bell-ring'
import Trash from 'lucide-solid/icons/trash'
import { For, Match, Switch } from 'solid-js'
import type { SavedViewSummary } from '../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { formatRelativeTime, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { openView, setOpenView } from '../question-state.ts'
import { openSavedView } from './open-saved-view.ts'
import styles from './views-dialog.module.css'

/** One's own views and those that others have shared, those with news marked. */
export default function ViewsDialog(props: { onClose: () => void }) {
  const views = createLoad(
    () => 'all',
    (_, signal) => getJson<readonly SavedViewSummary[]>('/api/views', { signal }),
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
    void act(sendJson('DELETE', pathOf(view)))
    showToast({ text: t('analysis.removed') })
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
                      </span>
                    </button>
                    <IconButton
                      label={t(view.subscribed ? 'analysis.unsubscribe' : 'analysis.subscribe')}
                      pressed={view.subscribed}
                      onClick={() =>
                        void act(
                          sendJson(
                            view.subscribed ? 'DELETE' : 'PUT',
                            `${pathOf(view)}/subscription`,
                          ),
                        )
                      }
                    >
                      {view.hasNews ? <BellRing size={16} /> : <Bell size={16} />}
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
