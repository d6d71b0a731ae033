import {
  type Component,
  createMemo,
  createSignal,
  type JSX,
  lazy,
  Match,
  Suspense,
  Switch,
} from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { GridSummary } from '../../data/contracts/index.ts'
import { permits } from '../../data/registry/permissions.ts'
import { getJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { account } from '../session/account.ts'
import { createLoad } from '../session/create-load.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { hideLayer, isShown, showLayer } from '../session/show-layer.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { GridFilters } from './grid-filters.tsx'
import { chooseGrids, FIRST_QUERY, type GridQuery, totalGrids } from './grid-load.ts'
import { GridRow } from './grid-row.tsx'
import { GridTotalsBar } from './grid-totals-bar.tsx'
import styles from './panel.module.css'
import { ExportMenu } from './plans/export-menu.tsx'

const GRID_LAYER = 'GRID'

const PlanPanel = lazy(() =>
  import('./editor/panels/plan-panel.tsx').then(({ PlanPanel }) => ({ default: PlanPanel })),
)
const PlanList = lazy(() =>
  import('./plans/list/plan-list.tsx').then(({ PlanList }) => ({ default: PlanList })),
)
const StaffInForce = lazy(() =>
  import('./plans/staff/staff-in-force.tsx').then(({ StaffInForce }) => ({
    default: StaffInForce,
  })),
)
const TimeMachine = lazy(() =>
  import('./plans/history/time-machine.tsx').then(({ TimeMachine }) => ({ default: TimeMachine })),
)

type Tab = 'current' | 'plans' | 'staff' | 'history'

/** Grids workspace: the grids in force, their workers and their past, plans of others, and the one that is drawn on. */
export default function GridsPanel() {
  const [tab, setTab] = createSignal<Tab>('current')
  const mayPlan = () => permits(account()?.user.roles ?? [], 'grid.plan')
  const options = (): { id: Tab; label: string }[] => [
    { id: 'current', label: t('gridEdit.current') },
    ...(mayPlan()
      ? [
          { id: 'plans' as const, label: t('gridEdit.plans') },
          { id: 'staff' as const, label: t('gridPlans.staff') },
        ]
      : []),
    { id: 'history', label: t('gridPlans.history') },
  ]
  const tabs = () => (
    <div class={styles.tabs}>
      <Segments label={t('grids.title')} value={tab()} options={options()} onChange={setTab} />
    </div>
  )
  const besides: Partial<Record<Tab, Component>> = {
    plans: PlanList,
    staff: StaffInForce,
    history: TimeMachine,
  }
  return (
    <Switch fallback={<GridsInForce tabs={tabs()} />}>
      <Match when={view.plan !== '' && mayPlan()}>
        <PlanPanel />
      </Match>
      <Match when={besides[tab()]}>
        {(Besides) => (
          <Panel
            title={t('grids.title')}
            onClose={() => setPanelOpen('off')}
            class={styles.panel ?? ''}
          >
            {tabs()}
            <Suspense>
              <Dynamic component={Besides()} />
            </Suspense>
          </Panel>
        )}
      </Match>
    </Switch>
  )
}

/** What each grid carries, which carry too much or too little, who works there. */
function GridsInForce(props: { tabs: JSX.Element }) {
  const grids = createLoad(
    () => '/api/grids',
    (path, signal) => getJson<readonly GridSummary[]>(path, { signal }),
  )
  const [query, setQuery] = createSignal<Omit<GridQuery, 'area'>>(FIRST_QUERY)
  const ofArea = createMemo(() =>
    (grids.value() ?? []).filter((grid) => grid.code.startsWith(view.area)),
  )
  const totals = createMemo(() => totalGrids(ofArea()))
  const chosen = createMemo(() => chooseGrids(ofArea(), { ...query(), area: '' }))
  return (
    <Panel
      title={t('grids.title')}
      onClose={() => setPanelOpen('off')}
      class={styles.panel ?? ''}
      actions={
        <>
          <Toggle
            label={t('grids.onMap')}
            checked={isShown(GRID_LAYER)}
            onChange={(on) => (on ? showLayer : hideLayer)(GRID_LAYER)}
          />
          <ExportMenu name={t('grids.title')} area={view.area} />
        </>
      }
    >
      <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70, 0, 90, 50]} />}>
        <Match when={grids.error()}>
          <ErrorState error={grids.error()} onRetry={() => grids.reload()} />
        </Match>
        <Match when={grids.value()}>
          <div class={styles.layout}>
            {props.tabs}
            <GridTotalsBar totals={totals()} />
            <GridFilters value={query()} totals={totals()} onChange={setQuery} />
            <Switch>
              <Match when={chosen().length === 0}>
                <EmptyState title={t('grids.none')} hint={t('grids.noneHint')}>
                  <Button onClick={() => setQuery(FIRST_QUERY)}>{t('grids.clear')}</Button>
                </EmptyState>
              </Match>
              <Match when={chosen()}>
                <VirtualList label={t('grids.title')} items={chosen()} estimatePx={92}>
                  {(grid) => <GridRow grid={grid} maxima={totals().maxima} />}
                </VirtualList>
              </Match>
            </Switch>
          </div>
        </Match>
      </Switch>
    </Panel>
  )
}
