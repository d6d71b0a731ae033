import { createEffect, createMemo, Match, on, Show, Switch } from 'solid-js'
import type { DeskRow, ImportJob } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { goToPlace } from '../session/go-to.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { createRowList } from './desk/create-row-list.ts'
import { kindText } from './desk/desk-texts.ts'
import { targetOf } from './desk/import-targets.ts'
import { RowTable } from './desk/row-table.tsx'
import { chosenRow, noteRows, setChosenRow, setShownKind, shownKind } from './desk/shown-rows.ts'
import styles from './drawer.module.css'
import { step } from './import-state.ts'

/** The rows of the import that is being looked at; `subject` is its id. */
export default function RowsDrawer(props: { subject: string }) {
  const list = createRowList(() => props.subject, shownKind)
  const job = createMemo<ImportJob | null>(() => {
    const now = step()
    return now && 'job' in now && now.job.id === props.subject ? now.job : null
  })
  createEffect(on(list.items, (rows) => rows && noteRows(rows)))
  // Answers have changed rows: the table is read again.
  createEffect(on(() => job()?.desk?.counts, list.reload, { defer: true }))
  const choose = (row: DeskRow) => {
    setChosenRow(row)
    const at = row.lonLat ?? row.from ?? row.candidates?.[0]?.lonLat
    if (at) goToPlace(at, 18)
  }
  return (
    <div class={styles.drawer} data-beside-card>
      <header class={styles.header}>
        <h2>{t('desk.rows')}</h2>
        <span role="status">
          {shownKind() === 'all' ? t('common.all') : kindText(shownKind() as DeskRow['kind'])}
          {' · '}
          {formatNumber(countOf(job(), shownKind()))}
        </span>
        <Show when={shownKind() !== 'all'}>
          <button type="button" onClick={() => setShownKind('all')}>
            {t('desk.showAllRows')}
          </button>
        </Show>
      </header>
      <div class={styles.progress}>
        <Show when={list.loading()}>
          <ProgressBar label={t('common.loading')} />
        </Show>
      </div>
      <Switch fallback={<Skeleton lines={[100, 100, 100, 100]} />}>
        <Match when={list.error()}>
          <ErrorState error={list.error()} onRetry={list.reload} />
        </Match>
        <Match when={list.items()?.length === 0}>
          <EmptyState title={t('desk.noRows')} />
        </Match>
        <Match when={list.items()}>
          {(items) => (
            <RowTable
              items={items()}
              target={targetOf(job()?.desk?.target ?? '')}
              chosen={chosenRow()}
              onChoose={choose}
              onEnd={list.more}
            />
          )}
        </Match>
      </Switch>
    </div>
  )
}

function countOf(job: ImportJob | null, kind: ReturnType<typeof shownKind>): number {
  const counts = job?.desk?.counts
  if (!counts) return 0
  if (kind !== 'all') return counts[kind]
  return Object.values(counts).reduce((sum, one) => sum + one, 0)
}
