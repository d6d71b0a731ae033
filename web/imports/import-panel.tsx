import { type JSX, lazy, Match, Show, Switch } from 'solid-js'
import { formatPercent, type TextKey, t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { ChooseFile } from './choose-file.tsx'
import { DestinationStep } from './desk/destination-step.tsx'
import { DoneStep } from './done-step.tsx'
import { cancelImport, closeImport, nextImport, orphans, queue } from './import-flow.ts'
import styles from './import-panel.module.css'
import { type ImportStep, type StepOf, step } from './import-state.ts'
import { failureText, formatBytes } from './import-texts.ts'
import { ReadyStep } from './ready-step.tsx'

const MappingStep = lazy(() =>
  import('./desk/mapping-step.tsx').then((module) => ({ default: module.MappingStep })),
)
const ReportStep = lazy(() =>
  import('./desk/report-step.tsx').then((module) => ({ default: module.ReportStep })),
)
const QueueStep = lazy(() =>
  import('./desk/queue-step.tsx').then((module) => ({ default: module.QueueStep })),
)
const TakenStep = lazy(() =>
  import('./desk/taken-step.tsx').then((module) => ({ default: module.TakenStep })),
)

/** The present import, step by step, beside the map that shows its preview. */
export default function ImportPanel() {
  const at = <Kind extends ImportStep['kind']>(kind: Kind) => {
    const now = step()
    return now?.kind === kind ? (now as StepOf<Kind>) : false
  }
  return (
    <div class={styles.place} data-map-inset="right" data-step={step()?.kind}>
      <Panel title={title()} onClose={closeImport}>
        <div class={styles.body}>
          <Switch>
            <Match when={at('choosing')}>{(now) => <DestinationStep set={now().set} />}</Match>
            <Match when={at('uploading')}>{(now) => <Uploading step={now()} />}</Match>
            <Match when={at('reading')}>
              {(now) => (
                <Waiting
                  fileName={now().job.fileName}
                  text={t('imports.reading')}
                  share={now().job.progress || undefined}
                >
                  <Button onClick={cancelImport}>{t('common.cancel')}</Button>
                </Waiting>
              )}
            </Match>
            <Match when={at('ready')}>{(now) => <ReadyStep job={now().job} />}</Match>
            <Match when={at('mapping')}>{(now) => <MappingStep job={now().job} />}</Match>
            <Match when={at('checking')}>{(now) => <Checking step={now()} />}</Match>
            <Match when={at('report')}>{(now) => <ReportStep job={now().job} />}</Match>
            <Match when={at('queue')}>{(now) => <QueueStep job={now().job} />}</Match>
            <Match when={at('committing')}>
              {(now) => (
                <Waiting
                  fileName={now().job.fileName}
                  text={t(now().job.desk ? 'desk.committing' : 'imports.committing')}
                />
              )}
            </Match>
            <Match when={at('done')}>
              {(now) => (
                <Show when={now().job.desk} fallback={<DoneStep job={now().job} />}>
                  <TakenStep job={now().job} />
                </Show>
              )}
            </Match>
            <Match when={at('failed')}>{(now) => <Failed step={now()} />}</Match>
          </Switch>
          <Show when={orphans().length > 0}>
            <p class={styles.warning}>{t('imports.orphans', { names: orphans().join(', ') })}</p>
          </Show>
          <Show when={queue().length > 0}>
            <p class={styles.muted}>{t('imports.waiting', { count: queue().length })}</p>
          </Show>
        </div>
      </Panel>
    </div>
  )
}

const TITLES: Partial<Record<ImportStep['kind'], TextKey>> = {
  mapping: 'desk.mappingTitle',
  checking: 'desk.checkingTitle',
  report: 'desk.reportTitle',
  queue: 'desk.queueTitle',
}

const title = () => t(TITLES[step()?.kind ?? 'done'] ?? 'imports.title')

/** The page stays alive meanwhile: looking round on the map, or giving up. */
function Checking(props: { step: StepOf<'checking'> }) {
  const job = () => props.step.job
  const text = () =>
    t(job().desk?.phase === 'comparing' ? 'desk.comparing' : 'desk.matching', {
      share: formatPercent(job().progress),
    })
  return (
    <Waiting fileName={job().fileName} text={text()} share={job().progress}>
      <Button onClick={cancelImport}>{t('desk.stop')}</Button>
    </Waiting>
  )
}

function Uploading(props: { step: StepOf<'uploading'> }) {
  const total = () => props.step.set.bytes
  const text = () =>
    t('imports.uploading', {
      done: formatBytes(Math.min(props.step.sentBytes, total())),
      total: formatBytes(total()),
    })
  return (
    <Waiting
      fileName={props.step.set.name}
      text={text()}
      share={Math.min(1, props.step.sentBytes / Math.max(1, total()))}
    >
      <Button onClick={cancelImport}>{t('common.cancel')}</Button>
    </Waiting>
  )
}

function Waiting(props: {
  fileName: string
  text: string
  share?: number | undefined
  children?: JSX.Element
}) {
  return (
    <div class={styles.step}>
      <strong class={styles.file}>{props.fileName}</strong>
      <ProgressBar label={props.text} value={props.share} />
      <p class={styles.muted} aria-live="polite">
        {props.text}
      </p>
      <div class={styles.buttons}>{props.children}</div>
    </div>
  )
}

function Failed(props: { step: StepOf<'failed'> }) {
  return (
    <div class={styles.step}>
      <strong class={styles.file}>{props.step.fileName}</strong>
      <div class={styles.failure} role="alert">
        <strong>{t('imports.failed')}</strong>
        <p>{failureText(props.step)}</p>
        <p class={styles.muted}>{t('imports.failedHint')}</p>
      </div>
      <div class={styles.buttons}>
        <Show when={queue().length > 0}>
          <Button onClick={nextImport}>{t('imports.next')}</Button>
        </Show>
        <ChooseFile kind="primary" label={t('imports.retry')} />
      </div>
    </div>
  )
}
