import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Alarm, AlarmPage, Role } from '../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { account } from '../../session/account.ts'
import { createLoad } from '../../session/create-load.ts'
import { view } from '../../session/view.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { markOf, showEventMarks } from '../event-marks.ts'
import { followEvents } from '../follow-events.ts'
import { IndicatorTile } from '../indicators/indicator-tile.tsx'
import { AlarmRow } from './alarm-row.tsx'
import styles from './alarms.module.css'
import { SensorList } from './sensor-list.tsx'

type Which = 'open' | 'all' | 'sensors'

const HANDLING: readonly Role[] = ['commander', 'dispatcher', 'handler', 'gridWorker']

/** 预警: what the rules have fired on and why, what became of it, and how timely. */
export function AlarmsPanel(props: { now: number }) {
  const [which, setWhich] = createSignal<Which>('open')
  const query = () => `state=${which() === 'all' ? 'all' : 'open'}&area=${view.area}&limit=200`
  const page = createLoad(
    query,
    (asked, signal) => getJson<AlarmPage>(`/api/alarms?${asked}`, { signal }),
    { keep: true },
  )
  followEvents(() => page.reload())
  const items = () => page.value()?.items ?? []
  showEventMarks(() => ({ marks: items().flatMap((alarm) => alarmMark(alarm, props.now)) }))
  const mayHandle = () => account()?.user.roles.some((role) => HANDLING.includes(role)) ?? false
  const mayCheck = () => account()?.user.roles.includes('commander') ?? false
  const check = async () => {
    try {
      const found = await sendJson<{ signals: number; alarms: number }>(
        'POST',
        '/api/prewarning-rules/check',
        {},
      )
      showToast({ text: t('eventDesk.checked', found) })
      page.reload()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  return (
    <div class={styles.scroll}>
      <div class={styles.head}>
        <IndicatorTile indicator="alarmTimely" now={props.now} />
        <dl class={styles.counts}>
          <dt>{t('eventDesk.openAlarms')}</dt>
          <dd>{formatNumber(page.value()?.open ?? 0)}</dd>
          <dt>{t('eventDesk.unacknowledged')}</dt>
          <dd data-late={(page.value()?.unacknowledged ?? 0) > 0}>
            {formatNumber(page.value()?.unacknowledged ?? 0)}
          </dd>
        </dl>
      </div>
      <div class={styles.bar}>
        <Segments
          label={t('eventDesk.alarms')}
          value={which()}
          options={[
            { id: 'open', label: t('eventDesk.openOnes') },
            { id: 'all', label: t('eventLoop.all') },
            ...(mayHandle() ? [{ id: 'sensors' as const, label: t('eventDesk.sensors') }] : []),
          ]}
          onChange={setWhich}
        />
        <Show when={mayCheck()}>
          <Button size="small" onClick={() => void check()}>
            {t('eventDesk.checkNow')}
          </Button>
        </Show>
      </div>
      <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70]} />}>
        <Match when={which() === 'sensors'}>
          <SensorList now={props.now} />
        </Match>
        <Match when={page.error()}>
          <ErrorState error={page.error()} onRetry={() => page.reload()} />
        </Match>
        <Match when={page.value()?.items.length === 0}>
          <EmptyState title={t('eventDesk.noAlarms')} hint={t('eventDesk.noAlarmsHint')} />
        </Match>
        <Match when={page.value()}>
          <ul class={styles.list} aria-label={t('eventDesk.alarms')}>
            <For each={items()}>
              {(alarm) => (
                <AlarmRow alarm={alarm} now={props.now} onChanged={() => page.reload()} />
              )}
            </For>
          </ul>
        </Match>
      </Switch>
    </div>
  )
}

function alarmMark({ event, lonLat, firstAt }: Alarm, now: number) {
  if (event === null) return []
  const { no, level, state, deadlineAt } = event
  return [markOf({ no, level, state, deadlineAt, lonLat, reportedAt: firstAt }, now)]
}
