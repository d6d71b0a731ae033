import { createSignal, For, Show } from 'solid-js'
import { formatTime, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { doAct } from './act-queue.ts'
import { newAct, readLog } from './incident-api.ts'
import { type LogMatter, logAuthor, logSentence } from './log-sentence.ts'
import own from './log-tab.module.css'
import styles from './panel.module.css'

const SHOWN = 200
/** Handed in so much later than done: it had waited for a network. */
const LATE_MS = 60_000

interface LogTabProps {
  id: string
  seq: number
  drill: boolean
  /** It is shown as it was earlier: nothing is written now. */
  isReplay: boolean
  matter: LogMatter
}

/** What was done, newest first; and a line of one's own. */
export function LogTab(props: LogTabProps) {
  const [note, setNote] = createSignal('')
  const load = createLoad(
    () => String(Math.max(0, props.seq - SHOWN)),
    (after, signal) => readLog(props.id, Number(after), signal),
    { keep: true },
  )
  const entries = () =>
    (load.value()?.entries ?? []).filter(({ seq }) => seq <= props.seq).reverse()
  const write = (event: SubmitEvent) => {
    event.preventDefault()
    doAct(props.id, { ...newAct(), kind: 'note', text: note().trim() }, load.reload)
    setNote('')
  }
  return (
    <>
      <Show when={!props.isReplay}>
        <form class={styles.note} onSubmit={write}>
          <input
            aria-label={t('incidents.note')}
            placeholder={t('incidents.note')}
            maxLength={2_000}
            value={note()}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" disabled={note().trim() === ''}>
            {t('incidents.write')}
          </Button>
        </form>
      </Show>
      <Show
        when={!load.error()}
        fallback={<ErrorState error={load.error()} onRetry={() => load.reload()} />}
      >
        <ol class={own.log}>
          <For each={entries()}>
            {(entry) => (
              <li data-kind={entry.act.kind}>
                <time>{formatTime(entry.act.at)}</time>
                <span>
                  <Show when={props.drill}>
                    <span class={styles.drill}>{t('incidents.drill')}</span>{' '}
                  </Show>
                  {logSentence(entry, props.matter)}{' '}
                  <span class={styles.hint}>{logAuthor(entry, props.matter)}</span>
                  <Show when={Date.parse(entry.recordedAt) - Date.parse(entry.act.at) > LATE_MS}>
                    {' '}
                    <span class={styles.hint}>{t('incidents.late')}</span>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </>
  )
}
