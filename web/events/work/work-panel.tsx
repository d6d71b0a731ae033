import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { EventWork } from '../../../data/contracts/index.ts'
import { distanceM } from '../../../data/rules/distance.ts'
import { getJson } from '../../api.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { view } from '../../session/view.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AlertSwitches } from '../alerts/alert-switches.tsx'
import { markOf, showEventMarks } from '../event-marks.ts'
import { followEvents } from '../follow-events.ts'
import { createHandovers } from '../shift/handovers.ts'
import { ShiftView } from '../shift/shift-view.tsx'
import { BulkActions } from './bulk-actions.tsx'
import { RoundView } from './round-view.tsx'
import styles from './work.module.css'
import { WorkRow } from './work-row.tsx'

type Order = 'due' | 'distance'
type Showing = 'list' | 'round' | 'shift'

const DAY_MS = 86_400_000

/** 待办: what waits for this account or its desk, by deadline or by distance from the middle of the map; the round of today; the shift. */
export function WorkPanel(props: { now: number }) {
  const work = createLoad(
    () => '/api/event-work',
    (url, signal) => getJson<EventWork>(url, { signal }),
    { keep: true },
  )
  const [order, setOrder] = createSignal<Order>('due')
  const [showing, setShowing] = createSignal<Showing>('list')
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  const handovers = createHandovers()
  followEvents(() => work.reload())

  const items = () => work.value()?.items ?? []
  const rows = () => {
    const away = items().map((event) => ({
      event,
      awayM: distanceM([view.lon, view.lat], event.lonLat),
    }))
    return order() === 'due' ? away : away.sort((a, b) => a.awayM - b.awayM)
  }
  const toggle = (no: string) =>
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(no)) after.add(no)
      return after
    })
  const clear = () => setChosen(new Set<string>())
  /** Those that were chosen; else what is mine and due by tomorrow, or all that is mine. */
  const toVisit = () => {
    if (chosen().size > 0) return items().filter(({ no }) => chosen().has(no))
    const mine = items().filter(({ holder }) => holder === 'me')
    const due = mine.filter(({ stageDueAt, deadlineAt }) => {
      const at = stageDueAt ?? deadlineAt
      return at !== null && Date.parse(at) < props.now + DAY_MS
    })
    return due.length > 1 ? due : mine.length > 1 ? mine : items()
  }
  const inHand = () =>
    items().filter(({ holder, state }) => holder === 'me' && state !== 'verifying')
  return (
    <Switch>
      <Match when={showing() === 'round'}>
        <RoundView events={toVisit()} now={props.now} onBack={() => setShowing('list')} />
      </Match>
      <Match when={showing() === 'shift'}>
        <ShiftView
          now={props.now}
          inHand={inHand().length}
          handovers={handovers}
          onBack={() => {
            setShowing('list')
            work.reload()
          }}
        />
      </Match>
      <Match when={showing() === 'list'}>
        <WorkMarks items={items()} now={props.now} />
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
          <span class={styles.count}>{formatNumber(work.value()?.total ?? 0)}</span>
        </div>
        <div class={styles.bar}>
          <Button size="small" disabled={items().length < 2} onClick={() => setShowing('round')}>
            {t('eventDesk.round')}
          </Button>
          <Button
            size="small"
            kind={handovers.offered().length > 0 ? 'primary' : 'secondary'}
            onClick={() => setShowing('shift')}
          >
            {handovers.offered().length > 0
              ? t('eventDesk.shiftWaiting', { count: handovers.offered().length })
              : t('eventDesk.shift')}
          </Button>
          <AlertSwitches />
        </div>
        <Show when={chosen().size > 0}>
          <BulkActions
            nos={[...chosen()]}
            onClear={clear}
            onDone={() => {
              clear()
              work.reload()
            }}
          />
        </Show>
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
      </Match>
    </Switch>
  )
}

function WorkMarks(props: { items: EventWork['items']; now: number }) {
  showEventMarks(() => ({ marks: props.items.map((event) => markOf(event, props.now)) }))
  return null
}
