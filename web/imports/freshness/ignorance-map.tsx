import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js'
import type { GridFreshness } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { formatDate, formatNumber, t, text } from '../../i18n/index.ts'
import type { OverlayPainter } from '../../map/overlay/overlay-painter.ts'
import { type GridPattern, paintGrids, type ShownGrid } from '../../map/overlay/paint-grids.ts'
import { createLoad } from '../../session/create-load.ts'
import { divisionOf } from '../../session/divisions.ts'
import { goToBounds } from '../../session/go-to.ts'
import { showOverlay } from '../../session/map-overlay.ts'
import { view } from '../../session/view.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { gridName } from '../desk/match-meter.tsx'
import { gridShapes, loadGridShapes } from '../grid-shapes.ts'
import styles from './drawer.module.css'
import { type GridState, worstFirst } from './freshness-order.ts'
import { layerName } from './freshness-table.tsx'
import { PatternSwatch, STATE_PATTERNS, StateLegend, stateText } from './state-legend.tsx'

/** Map of ignorance: where a layer is fresh, old, contradictory or missing. White never reads as "no risk". */
export function IgnoranceMap(props: { layer: string }) {
  const [state, setState] = createSignal<GridState | null>(null)
  const [chosen, setChosen] = createSignal('')
  const load = createLoad(
    () => (props.layer === '' ? null : `/api/freshness/grids?layer=${props.layer}`),
    (path, signal) => getJson<readonly GridFreshness[]>(path, { signal }),
  )
  const inArea = createMemo(() =>
    (load.value() ?? []).filter(({ grid }) => grid.startsWith(view.area)),
  )
  const listed = createMemo(() =>
    worstFirst(inArea()).filter((one) => state() === null || one.state === state()),
  )
  createEffect(on(load.value, (value) => value && loadGridShapes()))
  createEffect(
    on(
      () => props.layer,
      () => setChosen(''),
    ),
  )
  const unjudged = createMemo(() => {
    const judged = new Set<string>(inArea().map(({ grid }) => grid))
    return [...(gridShapes()?.keys() ?? [])].filter(
      (grid) => grid.startsWith(view.area) && !judged.has(grid),
    )
  })
  const paint = createMemo(() =>
    load.value() ? painterOf(listed(), state() === null ? unjudged() : [], chosen()) : null,
  )
  showOverlay(paint)
  const choose = (grid: string) => {
    setChosen(grid)
    const bounds = divisionOf(grid)?.bounds
    if (bounds) goToBounds(bounds)
  }
  return (
    <section class={styles.part} aria-label={t('freshness.gaps')}>
      <h2>
        {props.layer === ''
          ? t('freshness.gaps')
          : t('freshness.gapsOf', { layer: layerName(props.layer) })}
      </h2>
      <Switch fallback={<Skeleton lines={[100, 100, 100]} />}>
        <Match when={props.layer === ''}>
          <EmptyState title={t('freshness.chooseLayer')} hint={t('freshness.chooseLayerHint')} />
        </Match>
        <Match when={load.error()}>
          <ErrorState error={load.error()} onRetry={load.reload} />
        </Match>
        <Match when={load.value()}>
          <p class={styles.note}>{t('freshness.missingNote')}</p>
          <StateLegend
            grids={inArea()}
            unjudged={unjudged().length}
            value={state()}
            onChange={setState}
          />
          <Show when={listed().length > 0} fallback={<EmptyState title={t('freshness.noGrids')} />}>
            <VirtualList label={t('freshness.gaps')} items={listed()} estimatePx={44}>
              {(grid) => (
                <GridLine
                  grid={grid}
                  isChosen={chosen() === grid.grid}
                  onChoose={() => choose(grid.grid)}
                />
              )}
            </VirtualList>
          </Show>
        </Match>
      </Switch>
    </section>
  )
}

/** Grids that nobody judges are marked as such: nothing on this map is left white. */
function painterOf(
  grids: readonly GridFreshness[],
  unjudged: readonly string[],
  chosen: string,
): OverlayPainter {
  const shapes = gridShapes()
  const shown = (grid: string, pattern: GridPattern): ShownGrid[] => {
    const geometry = shapes?.get(grid)
    return geometry ? [{ geometry, fill: { pattern }, isChosen: grid === chosen }] : []
  }
  return paintGrids([
    ...unjudged.flatMap((grid) => shown(grid, 'dots')),
    ...grids.flatMap(({ grid, state }) => shown(grid, STATE_PATTERNS[state])),
  ])
}

function GridLine(props: { grid: GridFreshness; isChosen: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      class={styles.grid}
      aria-current={props.isChosen ? 'true' : undefined}
      onClick={() => props.onChoose()}
    >
      <PatternSwatch state={props.grid.state} />
      <span class={styles.words}>
        {gridName(props.grid.grid)} · {stateText(props.grid.state)}
        <span class={styles.reason}>{text(props.grid.reason)}</span>
      </span>
      <span class={styles.reason}>
        {props.grid.state === 'missing'
          ? t('freshness.nothingKnown')
          : formatNumber(props.grid.rows)}
        {props.grid.newestAt && ` · ${formatDate(props.grid.newestAt)}`}
      </span>
    </button>
  )
}
