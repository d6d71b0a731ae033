import { createSignal, For, Show } from 'solid-js'
import type { Alarm } from '../../../data/contracts/index.ts'
import { sendJson } from '../../api.ts'
import { formatDateTime, formatNumber, formatRelativeTime, t, text } from '../../i18n/index.ts'
import { account } from '../../session/account.ts'
import { showThing } from '../../session/zoom-to.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { errorText } from '../../ui/error-text.ts'
import { levelColour, stateTone } from '../../ui/event-texts.ts'
import { showToast } from '../../ui/toast.tsx'
import { stateName } from '../../ui/vocabulary.ts'
import { conditionText, evidenceText } from './alarm-words.ts'
import styles from './alarms.module.css'

interface AlarmRowProps {
  alarm: Alarm
  now: number
  onChanged: () => void
}

/** One alarm: what fired, on what and why; its event; who has seen it. */
export function AlarmRow(props: AlarmRowProps) {
  const [busy, setBusy] = createSignal(false)
  const mayAcknowledge = () =>
    account()?.user.roles.some((role) => role === 'dispatcher' || role === 'commander') ?? false
  const acknowledge = async () => {
    setBusy(true)
    try {
      await sendJson('POST', `/api/alarms/${props.alarm.id}/acknowledge`, {})
      props.onChanged()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    } finally {
      setBusy(false)
    }
  }
  const open = (no: string) =>
    showThing({ layer: 'EVENT', code: no }, { lonLat: props.alarm.lonLat })
  const hidden = () => props.alarm.subjects - props.alarm.evidence.length
  return (
    <li class={styles.alarm} style={{ '--level': levelColour(props.alarm.event?.level ?? 4) }}>
      <header>
        <b>{text(props.alarm.rule.name)}</b>
        <Show when={props.alarm.signals > 1}>
          <Chip tone="accent">
            {t('eventDesk.folded', { count: formatNumber(props.alarm.signals) })}
          </Chip>
        </Show>
        <Show when={props.alarm.clearedAt}>
          <Chip tone="success">{t('eventDesk.cleared')}</Chip>
        </Show>
        <time title={formatDateTime(props.alarm.lastAt)}>
          {formatRelativeTime(props.alarm.lastAt, props.now)}
        </time>
      </header>
      <p class={styles.why}>
        <span>{t('eventDesk.ruleSays')}</span> {conditionText(props.alarm.rule.when)}
      </p>
      <ul class={styles.evidence}>
        <For each={props.alarm.evidence}>
          {(one) => (
            <li>
              <b>{one.name}</b> {evidenceText(one.evidence)}
              <Show when={one.signals > 1}>
                <span class={styles.muted}> ×{formatNumber(one.signals)}</span>
              </Show>
            </li>
          )}
        </For>
        <Show when={hidden() > 0}>
          <li class={styles.muted}>{t('eventDesk.andMore', { count: formatNumber(hidden()) })}</li>
        </Show>
      </ul>
      <Show when={props.alarm.address}>
        <p class={styles.muted}>{props.alarm.address}</p>
      </Show>
      <footer>
        <Show
          when={props.alarm.event}
          fallback={<span class={styles.muted}>{t('eventDesk.openingEvent')}</span>}
        >
          {(event) => (
            <button type="button" class={styles.event} onClick={() => open(event().no)}>
              {event().title}{' '}
              <Chip tone={stateTone(event().state)}>{stateName(event().state)}</Chip>
            </button>
          )}
        </Show>
        <Show
          when={props.alarm.acknowledged}
          fallback={
            <Show when={mayAcknowledge()}>
              <Button size="small" disabled={busy()} onClick={() => void acknowledge()}>
                {t('eventDesk.acknowledge')}
              </Button>
            </Show>
          }
        >
          {(done) => (
            <span class={styles.muted} title={formatDateTime(done().at)}>
              {t('eventDesk.acknowledgedBy', { name: done().by })}
            </span>
          )}
        </Show>
      </footer>
    </li>
  )
}
