import { createSignal, For, Show } from 'solid-js'
import type { IncidentDoor, IncidentLogEntry } from '../../data/contracts/index.ts'
import { formatTime, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { doAct } from './act-queue.ts'
import { newAct, readLog } from './incident-api.ts'
import styles from './panel.module.css'

const SHOWN = 200
/** Handed in so much later than done: it had waited for a network. */
const LATE_MS = 60_000

/** What was done, newest first; and a line of one's own. */
export function LogTab(props: { id: string; seq: number; doors: readonly IncidentDoor[] }) {
  const [note, setNote] = createSignal('')
  const load = createLoad(
    () => String(Math.max(0, props.seq - SHOWN)),
    (after, signal) => readLog(props.id, Number(after), signal),
    { keep: true },
  )
  const entries = () => [...(load.value()?.entries ?? [])].reverse()
  const write = (event: SubmitEvent) => {
    event.preventDefault()
    doAct(props.id, { ...newAct(), kind: 'note', text: note().trim() }, load.reload)
    setNote('')
  }
  return (
    <>
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
      <Show
        when={!load.error()}
        fallback={<ErrorState error={load.error()} onRetry={() => load.reload()} />}
      >
        <ol class={styles.log}>
          <For each={entries()}>
            {(entry) => (
              <li>
                <time>{formatTime(entry.act.at)}</time>
                <span>
                  {sentence(entry, props.doors)} <span class={styles.hint}>{entry.by}</span>
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

function sentence({ act }: IncidentLogEntry, doors: readonly IncidentDoor[]): string {
  switch (act.kind) {
    case 'tickDoor': {
      const room = doors.find((door) => door.room === act.room)?.number ?? act.room
      return t('incidents.actTick', { room, result: t(`incidents.${act.result}`) })
    }
    case 'countArrivals':
      return t('incidents.actArrive', { shelter: act.shelter, n: act.people })
    case 'assign':
      return t('incidents.actAssign', { n: act.responders.length })
    case 'giveTask':
      return t('incidents.actTask', { title: act.title, to: act.to })
    case 'acknowledgeTask':
      return t('incidents.actAcknowledge')
    case 'finishTask':
      return t('incidents.actFinish')
    case 'transfer':
      return t('incidents.actTransfer', { to: act.to })
    case 'close':
      return t('incidents.actClose')
    case 'note':
      return act.text
  }
}
