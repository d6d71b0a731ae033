import { createSignal, For, Show } from 'solid-js'
import type { EventDetail, EventVerb } from '../../../data/contracts/index.ts'
import { sendJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ACTION_FIELDS, offeredActions } from './action-fields.ts'
import { ActionForm } from './action-form.tsx'
import styles from './event-inset.module.css'
import { reasonText, refusalText, verbText } from './loop-texts.ts'

/** What this account can do with the event now; what not, and why. */
export function EventActions(props: { event: EventDetail; onDone: () => void }) {
  const [chosen, setChosen] = createSignal<EventVerb | null>(null)
  const [busy, setBusy] = createSignal(false)
  const offered = () => offeredActions(props.event.loop.actions)
  const next = () => offered().possible[0]

  const send = async (verb: EventVerb, fields: object): Promise<void> => {
    setBusy(true)
    try {
      const path = `/api/events/${encodeURIComponent(props.event.no)}/actions`
      const headers = { 'Idempotency-Key': crypto.randomUUID() }
      await sendJson('POST', path, { verb, ...fields }, { headers })
      setChosen(null)
      showToast({ text: t('eventLoop.done', { verb: verbText(verb) }) })
      props.onDone()
    } finally {
      setBusy(false)
    }
  }
  const choose = (verb: EventVerb) => {
    if (ACTION_FIELDS[verb].length > 0) return setChosen(chosen() === verb ? null : verb)
    send(verb, {}).catch((error) => showToast({ tone: 'error', text: refusalText(error) }))
  }
  return (
    <section class={styles.section} aria-label={t('eventLoop.actions')}>
      <h3>{t('eventLoop.actions')}</h3>
      <Show
        when={offered().possible.length > 0}
        fallback={<p class={styles.muted}>{t('eventLoop.nothingToDo')}</p>}
      >
        <div class={styles.buttons}>
          <For each={offered().possible}>
            {(verb) => (
              <Button
                size="small"
                kind={verb === next() && verb !== 'note' ? 'primary' : 'secondary'}
                aria-pressed={chosen() === verb ? 'true' : undefined}
                disabled={busy()}
                onClick={() => choose(verb)}
              >
                {verbText(verb)}
              </Button>
            )}
          </For>
        </div>
      </Show>
      <Show when={chosen()} keyed>
        {(verb) => (
          <ActionForm
            verb={verb}
            event={props.event}
            busy={busy()}
            onSend={(fields) => send(verb, fields)}
            onCancel={() => setChosen(null)}
          />
        )}
      </Show>
      <Show when={offered().refused.length > 0}>
        <details class={styles.refused}>
          <summary>{t('eventLoop.cannot')}</summary>
          <ul>
            <For each={offered().refused}>
              {({ verb, reason }) => (
                <li>
                  <span>{verbText(verb)}</span>
                  <span>{reasonText(reason)}</span>
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </section>
  )
}
