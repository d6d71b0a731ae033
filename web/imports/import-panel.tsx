import { type JSX, Match, Show, Switch } from 'solid-js'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { ChooseFile } from './choose-file.tsx'
import { DoneStep } from './done-step.tsx'
import { cancelImport, type ImportStep, nextImport, orphans, queue, step } from './import-flow.ts'
import styles from './import-panel.module.css'
import { failureText, formatBytes } from './import-texts.ts'
import { ReadyStep } from './ready-step.tsx'

type StepOf<Kind extends ImportStep['kind']> = Extract<ImportStep, { kind: Kind }>

/** The present import, step by step, beside the map that shows its preview. */
export default function ImportPanel() {
  const at = <Kind extends ImportStep['kind']>(kind: Kind) => {
    const now = step()
    return now?.kind === kind ? (now as StepOf<Kind>) : false
  }
  return (
    <div class={styles.place} data-map-inset="right">
      <Panel title={t('imports.title')} onClose={cancelImport}>
        <div class={styles.body}>
          <Switch>
            <Match when={at('uploading')}>{(now) => <Uploading step={now()} />}</Match>
            <Match when={at('reading')}>
              {(now) => (
                <Waiting
                  fileName={now().job.fileName}
                  text={t('imports.reading')}
                  share={now().job.progress || undefined}
                />
              )}
            </Match>
            <Match when={at('ready')}>{(now) => <ReadyStep job={now().job} />}</Match>
            <Match when={at('committing')}>
              {(now) => <Waiting fileName={now().job.fileName} text={t('imports.committing')} />}
            </Match>
            <Match when={at('done')}>{(now) => <DoneStep job={now().job} />}</Match>
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
