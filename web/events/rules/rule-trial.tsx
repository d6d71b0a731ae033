import { For, Show } from 'solid-js'
import type { RuleTrial } from '../../../data/contracts/index.ts'
import { formatDateTime, formatNumber, t } from '../../i18n/index.ts'
import { zoomToThing } from '../../session/zoom-to.ts'
import styles from './rules.module.css'

/** 试算: what one rule would have fired last month, beside what it fires now. */
export function RuleTrialResult(props: { trial: RuleTrial }) {
  const compared = () => {
    const { alarms, alarmsNow } = props.trial
    if (alarmsNow === null) return ''
    return alarmsNow === alarms
      ? t('eventDesk.trialSame')
      : t('eventDesk.trialNow', { count: formatNumber(alarmsNow) })
  }
  return (
    <div class={styles.trial} role="status">
      <p>
        <b>
          {t('eventDesk.trialResult', {
            alarms: formatNumber(props.trial.alarms),
            signals: formatNumber(props.trial.signals),
          })}
        </b>
      </p>
      <Show when={compared()}>{(words) => <p class={styles.hint}>{words()}</p>}</Show>
      <span class={styles.examples}>
        <For each={props.trial.latest}>
          {({ at, lonLat }) => (
            <button
              type="button"
              title={t('eventDesk.trialShow', { at: formatDateTime(at) })}
              onClick={() => zoomToThing({ lonLat })}
            >
              {formatDateTime(at)}
            </button>
          )}
        </For>
      </span>
    </div>
  )
}
