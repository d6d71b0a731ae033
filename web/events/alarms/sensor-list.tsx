import { For, Match, Show, Switch } from 'solid-js'
import type { SensorPage, SensorState } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { formatDateTime, formatNumber, formatRelativeTime, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { view } from '../../session/view.ts'
import { zoomToThing } from '../../session/zoom-to.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { evidenceText } from './alarm-words.ts'
import styles from './alarms.module.css'

/** 感知设备: where each hangs and what it has told last; those that fire first, then those that have fallen silent. */
export function SensorList(props: { now: number }) {
  const page = createLoad(
    () => `area=${view.area}&limit=500`,
    (asked, signal) => getJson<SensorPage>(`/api/sensors?${asked}`, { signal }),
    { keep: true },
  )
  return (
    <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70]} />}>
      <Match when={page.error()}>
        <ErrorState error={page.error()} onRetry={() => page.reload()} />
      </Match>
      <Match when={page.value()?.total === 0}>
        <EmptyState title={t('eventDesk.noSensors')} hint={t('eventDesk.noSensorsHint')} />
      </Match>
      <Match when={page.value()}>
        {(shown) => (
          <>
            <p class={styles.sum}>
              {t('eventDesk.sensorCount', {
                total: formatNumber(shown().total),
                silent: formatNumber(shown().silent),
              })}
            </p>
            <ul class={styles.list} aria-label={t('eventDesk.sensors')}>
              <For each={shown().items}>
                {(sensor) => <SensorRow sensor={sensor} now={props.now} />}
              </For>
            </ul>
          </>
        )}
      </Match>
    </Switch>
  )
}

function SensorRow(props: { sensor: SensorState; now: number }) {
  return (
    <li>
      <button
        type="button"
        class={styles.sensor}
        onClick={() => zoomToThing({ lonLat: props.sensor.lonLat })}
      >
        <b>{props.sensor.name}</b>
        <Show when={props.sensor.isAlarming}>
          <Chip tone="danger">{t('eventDesk.sensorAlarming')}</Chip>
        </Show>
        <Show when={props.sensor.isSilent}>
          <Chip tone="warning">{t('eventDesk.sensorSilent')}</Chip>
        </Show>
        <span class={styles.told}>
          <For each={props.sensor.values}>
            {({ quantity, value }) => (
              <span>{evidenceText({ kind: 'threshold', quantity, values: [value] })}</span>
            )}
          </For>
          <span class={styles.muted}>
            <Show when={props.sensor.lastAt} fallback={t('eventDesk.sensorNever')}>
              {(at) => (
                <time title={formatDateTime(at())}>{formatRelativeTime(at(), props.now)}</time>
              )}
            </Show>
          </span>
        </span>
      </button>
    </li>
  )
}
