import { createSignal, Match, Show, Switch } from 'solid-js'
import type { Role } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { account } from '../session/account.ts'
import { createTicker } from '../session/create-ticker.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { AlarmsPanel } from './alarms/alarms-panel.tsx'
import { createEventList } from './create-event-list.ts'
import { EventFilters } from './event-filters.tsx'
import { type EventFilter, FIRST_FILTER, WIDEST_FILTER } from './event-query.ts'
import { EventRow } from './event-row.tsx'
import { IndicatorsPanel } from './indicators/indicators-panel.tsx'
import styles from './panel.module.css'
import { ReplayPanel } from './replay/replay-panel.tsx'
import { TableImport } from './report/table-import.tsx'
import { RulesPanel } from './rules/rules-panel.tsx'
import { WorkPanel } from './work/work-panel.tsx'

type Tab = 'work' | 'all' | 'alarms' | 'indicators' | 'rules'

/** Who has things to do sees them first. */
const WORKING: readonly Role[] = ['gridWorker', 'handler', 'dispatcher']

/** Events workspace: what waits for one, what happened in the chosen area, what was reached. */
export default function EventsPanel() {
  const works = account()?.user.roles.some((role) => WORKING.includes(role)) ?? false
  const mayWork = works || (account()?.user.roles.includes('commander') ?? false)
  const [tab, setTab] = createSignal<Tab>(works ? 'work' : 'all')
  const [replaying, setReplaying] = createSignal(false)
  const now = createTicker()
  const tabs = () => [
    ...(mayWork ? [{ id: 'work' as const, label: t('eventLoop.work') }] : []),
    { id: 'all' as const, label: t('eventLoop.all') },
    { id: 'alarms' as const, label: t('eventDesk.alarms') },
    { id: 'indicators' as const, label: t('eventLoop.indicators') },
    ...(mayWork ? [{ id: 'rules' as const, label: t('eventDesk.rules') }] : []),
  ]
  return (
    <Panel title={t('events.title')} onClose={() => setPanelOpen('off')} class={styles.panel ?? ''}>
      <div class={styles.layout}>
        <div class={styles.tabs}>
          <Show when={mayWork}>
            <a class={styles.report} href="/report.html">
              ＋ {t('eventLoop.report')}
            </a>
          </Show>
          <Segments label={t('events.title')} value={tab()} options={tabs()} onChange={setTab} />
        </div>
        <Switch>
          <Match when={tab() === 'work'}>
            <WorkPanel now={now()} />
          </Match>
          <Match when={tab() === 'all'}>
            <Show when={!replaying()} fallback={<ReplayPanel onBack={() => setReplaying(false)} />}>
              <AllEvents now={now()} mayImport={mayWork} onReplay={() => setReplaying(true)} />
            </Show>
          </Match>
          <Match when={tab() === 'alarms'}>
            <AlarmsPanel now={now()} />
          </Match>
          <Match when={tab() === 'rules'}>
            <RulesPanel />
          </Match>
          <Match when={tab() === 'indicators'}>
            <IndicatorsPanel now={now()} />
          </Match>
        </Switch>
      </div>
    </Panel>
  )
}

interface AllEventsProps {
  now: number
  mayImport: boolean
  onReplay: () => void
}

function AllEvents(props: AllEventsProps) {
  const [filter, setFilter] = createSignal<EventFilter>(FIRST_FILTER)
  const list = createEventList(filter, () => view.area)
  return (
    <>
      <Counts total={list.page()?.total} open={list.page()?.open} overdue={list.page()?.overdue} />
      <EventFilters value={filter()} onChange={setFilter} />
      <div class={styles.links}>
        <button type="button" onClick={() => props.onReplay()}>
          {t('eventDesk.replay')}
        </button>
        <Show when={props.mayImport}>
          <TableImport onDone={() => list.reload()} />
        </Show>
      </div>
      <div class={styles.progress}>
        <Show when={list.loading() && list.items()}>
          <ProgressBar label={t('common.loading')} />
        </Show>
      </div>
      <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70, 0, 90, 50]} />}>
        <Match when={list.error()}>
          <ErrorState error={list.error()} onRetry={() => list.reload()} />
        </Match>
        <Match when={list.items()?.length === 0}>
          <EmptyState title={t('events.none')} hint={t('events.noneHint')}>
            <Button onClick={() => setFilter(WIDEST_FILTER)}>{t('events.clear')}</Button>
          </EmptyState>
        </Match>
        <Match when={list.items()}>
          {(items) => (
            <VirtualList
              label={t('events.title')}
              items={items()}
              estimatePx={76}
              onEnd={() => list.more()}
            >
              {(event) => <EventRow event={event} now={props.now} />}
            </VirtualList>
          )}
        </Match>
      </Switch>
    </>
  )
}

function Counts(props: {
  total: number | undefined
  open: number | undefined
  overdue: number | undefined
}) {
  const shown = (count: number | undefined) => (count === undefined ? '–' : formatNumber(count))
  return (
    <dl class={styles.counts}>
      <div>
        <dt>{t('events.total')}</dt>
        <dd>{shown(props.total)}</dd>
      </div>
      <div>
        <dt>{t('events.openCount')}</dt>
        <dd>{shown(props.open)}</dd>
      </div>
      <div data-late={(props.overdue ?? 0) > 0}>
        <dt>{t('events.overdueCount')}</dt>
        <dd>{shown(props.overdue)}</dd>
      </div>
    </dl>
  )
}
