import { For, Show } from 'solid-js'
import { formatNumber, formatRelativeTime, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { forgetRuns, type HistoryEntry, sqlHistory } from './history.ts'
import { showSql } from './sql-state.ts'
import styles from './workbench.module.css'

/** What was run in this session; a click puts it back on the desk. */
export function HistoryPane() {
  const found = ({ rows, milliseconds }: HistoryEntry) =>
    rows === null
      ? t('sql.failed')
      : t('sql.rowsIn', { n: formatNumber(rows), ms: formatNumber(milliseconds) })
  return (
    <Show
      when={sqlHistory().length > 0}
      fallback={<EmptyState title={t('sql.noHistory')} hint={t('sql.noHistoryHint')} />}
    >
      <div class={styles.scroll}>
        <ul class={styles.entries}>
          <For each={sqlHistory()}>
            {(entry) => (
              <li>
                <button type="button" onClick={() => showSql(entry.sql, 'own')}>
                  <code>{entry.sql}</code>
                  <span data-failed={entry.rows === null}>
                    {formatRelativeTime(entry.at)} · {found(entry)}
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <Button size="small" kind="quiet" onClick={forgetRuns}>
          {t('sql.clearHistory')}
        </Button>
      </div>
    </Show>
  )
}
