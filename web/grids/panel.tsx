import { createMemo, createSignal, Match, Switch } from 'solid-js'
import type { GridSummary } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { hideLayer, isShown, showLayer } from '../session/show-layer.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { GridFilters } from './grid-filters.tsx'
import { chooseGrids, FIRST_QUERY, type GridQuery, totalGrids } from './grid-load.ts'
import { GridRow } from './grid-row.tsx'
import { GridTotalsBar } from './grid-totals-bar.tsx'
import styles from './panel.module.css'

const GRID_LAYER = 'GRID'

/** Grids workspace: what each grid carries, which carry too much or too little, who works there. */
export default function GridsPanel() {
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
        <Toggle
          label={t('grids.onMap')}
          checked={isShown(GRID_LAYER)}
          onChange={(on) => (on ? showLayer : hideLayer)(GRID_LAYER)}
        />
      }
    >
      <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70, 0, 90, 50]} />}>
        <Match when={grids.error()}>
          <ErrorState error={grids.error()} onRetry={() => grids.reload()} />
        </Match>
        <Match when={grids.value()}>
          <div class={styles.layout}>
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
