import { For, Show } from 'solid-js'
import { DOOR_RESULTS, type IncidentProgress } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import styles from './progress-head.module.css'

const STATES = [...DOOR_RESULTS, 'untouched'] as const

/** How far, how fast, how long still. */
export function ProgressHead(props: { progress: IncidentProgress }) {
  const total = () => STATES.reduce((sum, state) => sum + props.progress.counts[state], 0)
  const done = () => total() - props.progress.counts.untouched
  return (
    <section class={styles.progress} aria-label={t('incidents.done')}>
      <p class={styles.big}>
        {t('incidents.ofDoors', { done: formatNumber(done()), total: formatNumber(total()) })}
      </p>
      <div class={styles.bar} aria-hidden="true">
        <For each={STATES}>
          {(state) => (
            <span
              data-result={state}
              style={{ 'flex-grow': String(props.progress.counts[state]) }}
            />
          )}
        </For>
      </div>
      <p class={styles.pace}>
        <Show
          when={props.progress.counts.untouched > 0}
          fallback={<strong>{t('incidents.allDone')}</strong>}
        >
          <Show
            when={props.progress.minutesLeft !== null}
            fallback={<span>{t('incidents.standing')}</span>}
          >
            <span>
              {t('incidents.pace', { n: formatNumber(props.progress.doorsPerMinute, 1) })}
            </span>
            <strong>
              {t('incidents.minutesLeft', {
                n: Math.max(1, Math.ceil(props.progress.minutesLeft ?? 0)),
              })}
            </strong>
          </Show>
        </Show>
      </p>
      <ul class={styles.legend}>
        <For each={STATES}>
          {(state) => (
            <li>
              <span class={styles.swatch} data-result={state} />
              {t(`incidents.${state}`)} {formatNumber(props.progress.counts[state])}
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
