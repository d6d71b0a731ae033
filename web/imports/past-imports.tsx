import { Match, Show, Switch } from 'solid-js'
import type { ImportJob } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { formatDateTime, formatNumber, t, text } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { ListMore } from '../ui/list-more.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { resumeImport } from './import-flow.ts'
import { importRound } from './import-state.ts'
import { stateText } from './import-texts.ts'
import styles from './panel.module.css'
import { UndoButton } from './undo-button.tsx'

/** What was imported before, newest first, each to be undone. */
export function PastImports() {
  const jobs = createLoad(
    () => String(importRound()),
    (_, signal) => getJson<readonly ImportJob[]>('/api/imports', { signal }),
    { keep: true },
  )
  return (
    <section class={styles.part}>
      <h3>{t('imports.pastImports')}</h3>
      <Switch fallback={<Skeleton lines={[90, 70]} />}>
        <Match when={jobs.error()}>
          <ErrorState error={jobs.error()} onRetry={() => jobs.reload()} />
        </Match>
        <Match when={jobs.value()}>
          {(loaded) => (
            <Show
              when={loaded().length > 0}
              fallback={<p class={styles.empty}>{t('imports.noImports')}</p>}
            >
              <ListMore items={loaded()} first={5}>
                {(job) => <PastImport job={job} />}
              </ListMore>
            </Show>
          )}
        </Match>
      </Switch>
    </section>
  )
}

/** Somebody has to say something, or can watch. */
const WAITING: readonly ImportJob['state'][] = ['ready', 'mapping', 'checking']

const TONES = {
  reading: 'accent',
  mapping: 'accent',
  checking: 'accent',
  ready: 'accent',
  failed: 'danger',
  committed: 'success',
  undone: 'neutral',
} as const

function PastImport(props: { job: ImportJob }) {
  return (
    <div class={styles.row}>
      <span class={styles.name}>
        <span title={props.job.fileName}>{props.job.fileName}</span>
        <span class={styles.meta}>
          <Show when={props.job.desk}>
            {(desk) => `${text(props.job.name)} ← ${desk().sender} · `}
          </Show>
          {formatDateTime(props.job.createdAt)}
          <Show when={props.job.counts.kept > 0}> · {formatNumber(props.job.counts.kept)}</Show>
        </span>
      </span>
      <Switch fallback={<Chip tone={TONES[props.job.state]}>{stateText(props.job.state)}</Chip>}>
        <Match when={props.job.state === 'committed'}>
          <UndoButton job={props.job} size="small" />
        </Match>
        <Match when={WAITING.includes(props.job.state)}>
          <Button size="small" onClick={() => void resumeImport(props.job)}>
            {t('imports.resume')}
          </Button>
        </Match>
      </Switch>
    </div>
  )
}
