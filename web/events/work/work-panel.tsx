import { createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js'
import type { EventWork } from '../../../data/contracts/index.ts'
import { distanceM } from '../../../data/rules/distance.ts'
import { getJson, sendJson } from '../../api.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { onLive } from '../../session/live.ts'
import { view } from '../../session/view.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { refusalText } from '../loop/loop-texts.ts'
import styles from './work.module.css'
import { WorkRow } from './work-row.tsx'

type Order = 'due' | 'distance'

const QUIET_MS = 500

/** 待办: what waits for this account or its desk, by deadline or by distance from the middle of the map. */
export function WorkPanel(props: { now: number }) {
  const work = createLoad(
    () => '/api/event-work',
    (url, signal) => getJson<EventWork>(url, { signal }),
    { keep: true },
  )
  const [order, setOrder] = createSignal<Order>('due')
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  followLive(() => work.reload())

  const rows = () => {
    const items = (work.value()?.items ?? []).map((event) => ({
      event,
      awayM: distanceM([view.lon, view.lat], event.lonLat),
    }))
    return order() === 'due' ? items : items.sort((a, b) => a.awayM - b.awayM)
  }
  const toggle = (no: string) =>
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(no)) after.add(no)
      return after
    })
  const acceptAll = async () => {
    try {
      const { results } = await sendJson<{ results: { error?: unknown }[] }>(
        'POST',
        '/api/events/actions',
        { nos: [...chosen()], verb: 'accept' },
      )
      const failed = results.filter(({ error }) => error !== undefined).length
      showToast({
        text: t('eventLoop.bulkDone', { done: results.length - failed, failed }),
      })
      setChosen(new Set<string>())
      work.reload()
    } catch (error) {
      showToast({ tone: 'error', text: refusalText(error) })
    }
  }
  return (
    <>
      <div class={styles.bar}>
        <Segments
          label={t('eventLoop.work')}
          value={order()}
          options={[
            { id: 'due', label: t('eventLoop.byDue') },
            { id: 'distance', label: t('eventLoop.byDistance') },
          ]}
          onChange={setOrder}
        />
        <Show
          when={chosen().size > 0}
          fallback={<span class={styles.count}>{formatNumber(work.value()?.total ?? 0)}</span>}
        >
          <span class={styles.count}>{t('eventLoop.selected', { count: chosen().size })}</span>
          <Button size="small" kind="primary" onClick={() => void acceptAll()}>
            {t('eventLoop.bulkAccept')}
          </Button>
        </Show>
      </div>
      <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70, 0, 90, 50]} />}>
        <Match when={work.error()}>
          <ErrorState error={work.error()} onRetry={() => work.reload()} />
        </Match>
        <Match when={work.value()?.items.length === 0}>
          <EmptyState title={t('eventLoop.workNone')} hint={t('eventLoop.workNoneHint')} />
        </Match>
        <Match when={work.value()}>
          <ul class={styles.list} aria-label={t('eventLoop.work')}>
            <For each={rows()}>
              {({ event, awayM }) => (
                <WorkRow
                  event={event}
                  awayM={awayM}
                  now={props.now}
                  chosen={chosen().has(event.no)}
                  onChoose={() => toggle(event.no)}
                />
              )}
            </For>
          </ul>
        </Match>
      </Switch>
    </>
  )
}

/** A burst of messages asks once, and soon: somebody may be waiting. */
function followLive(reload: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onLive((message) => {
    if (message.kind !== 'event') return
    clearTimeout(timer)
    timer = setTimeout(reload, QUIET_MS)
  })
  onCleanup(() => {
    clearTimeout(timer)
    stop()
  })
}
