import { createSignal, Match, Show, Switch } from 'solid-js'
import type { IncidentProgress } from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { type Order, orderRefusal, sendOrder } from '../incident-api.ts'
import styles from '../panel.module.css'
import orders from './orders.module.css'

interface TakeCommandProps {
  id: string
  command: IncidentProgress['command']
  commander: string
  onDone: () => void
}

/** For who could lead and does not: what is offered is accepted or declined; without an offer a reason is asked for. */
export function TakeCommand(props: TakeCommandProps) {
  const [reason, setReason] = createSignal<string | null>(null)
  const isOffered = () => props.command.isOfferedToYou
  const send = async (order: Order) => {
    try {
      const refused = orderRefusal(await sendOrder(props.id, order))
      if (refused) showToast({ tone: 'error', text: t(`incidents.refused_${refused}`) })
      props.onDone()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  return (
    <section class={orders.takeCommand}>
      <Switch>
        <Match when={isOffered()}>
          <p role="alert">{t('incidents.offeredToYou', { name: props.commander })}</p>
          <div class={orders.actions}>
            <Button kind="primary" onClick={() => void send({ kind: 'takeCommand', text: '' })}>
              {t('incidents.accept')}
            </Button>
            <Button onClick={() => void send({ kind: 'declineCommand', text: '' })}>
              {t('incidents.decline')}
            </Button>
          </div>
        </Match>
        <Match when={!isOffered()}>
          <p class={styles.hint}>{t('incidents.ledByOther', { name: props.commander })}</p>
          <Show
            when={reason() !== null}
            fallback={
              <Button size="small" onClick={() => setReason('')}>
                {t('incidents.takeOver')}
              </Button>
            }
          >
            <form
              class={styles.note}
              onSubmit={(event) => {
                event.preventDefault()
                void send({ kind: 'takeCommand', text: reason()?.trim() ?? '' })
              }}
            >
              <input
                aria-label={t('incidents.takeOverReason')}
                placeholder={t('incidents.takeOverReason')}
                maxLength={2_000}
                value={reason() ?? ''}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
              <Button type="submit" disabled={(reason() ?? '').trim() === ''}>
                {t('incidents.takeOver')}
              </Button>
            </form>
          </Show>
        </Match>
      </Switch>
    </section>
  )
}
