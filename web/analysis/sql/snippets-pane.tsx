import Trash from 'lucide-solid/icons/trash'
import { For, Match, Switch } from 'solid-js'
import type { SavedViewSummary } from '../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { formatRelativeTime, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { openSavedView } from '../views/open-saved-view.ts'
import { setSqlView, sqlView } from './sql-state.ts'
import styles from './workbench.module.css'

/** Saved statements, one's own and shared ones; `saved` grows whenever one was saved. */
export function SnippetsPane(props: { saved: number }) {
  const snippets = createLoad(
    () => `${props.saved}`,
    async (_, signal) => {
      const all = await getJson<readonly SavedViewSummary[]>('/api/views', { signal })
      return all.filter(({ kind }) => kind === 'sql')
    },
    { keep: true },
  )
  const say = (error: unknown) => showToast({ tone: 'error', text: errorText(error) })
  const remove = (id: string) => {
    if (sqlView()?.id === id) setSqlView(null)
    sendJson('DELETE', `/api/views/${encodeURIComponent(id)}`).then(() => snippets.reload(), say)
  }
  return (
    <Switch fallback={<Skeleton lines={[80, 60, 70]} />}>
      <Match when={snippets.error()}>
        <ErrorState error={snippets.error()} onRetry={() => snippets.reload()} />
      </Match>
      <Match when={snippets.value()?.length === 0}>
        <EmptyState title={t('sql.noSnippets')} hint={t('sql.noSnippetsHint')} />
      </Match>
      <Match when={snippets.value()}>
        {(list) => (
          <ul class={`${styles.entries} ${styles.scroll}`}>
            <For each={list()}>
              {(snippet) => (
                <li>
                  <button type="button" onClick={() => openSavedView(snippet.id).catch(say)}>
                    <strong>{snippet.name}</strong>
                    <span>
                      {snippet.isOwn
                        ? t('analysis.own')
                        : t('analysis.sharedBy', { name: snippet.owner })}
                      {' · '}
                      {formatRelativeTime(snippet.changedAt)}
                    </span>
                  </button>
                  <IconButton
                    size="small"
                    label={t('analysis.remove_view')}
                    disabled={!snippet.isOwn}
                    onClick={() => remove(snippet.id)}
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
  )
}
