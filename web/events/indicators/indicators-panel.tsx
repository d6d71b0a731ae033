import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { EventIndicator } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from '../work/work.module.css'
import { GridsFound } from './grids-found.tsx'
import { IndicatorRows } from './indicator-rows.tsx'
import { Tile } from './indicator-tile.tsx'
import { period } from './period.ts'

/** What was reached in the last thirty days; every number opens its rows, as a list and on the map. */
export function IndicatorsPanel(props: { now: number }) {
  const [open, setOpen] = createSignal<string | null>(null)
  const indicators = createLoad(period, (query, signal) =>
    getJson<EventIndicator[]>(`/api/event-indicators?${query}`, { signal }),
  )
  return (
    <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70]} />}>
      <Match when={indicators.error()}>
        <ErrorState error={indicators.error()} onRetry={() => indicators.reload()} />
      </Match>
      <Match when={indicators.value()}>
        {(loaded) => (
          <div class={styles.tiles}>
            <p class={styles.rows}>
              <span class={styles.muted}>{t('eventDesk.lastDays')}</span>
            </p>
            <For each={loaded()}>
              {(indicator) => (
                <>
                  <Tile
                    indicator={indicator}
                    open={open() === indicator.key}
                    onToggle={() => setOpen(open() === indicator.key ? null : indicator.key)}
                  />
                  <Show when={open() === indicator.key}>
                    <IndicatorRows indicator={indicator.key} period={period()} now={props.now} />
                  </Show>
                </>
              )}
            </For>
            <GridsFound period={period()} />
          </div>
        )}
      </Match>
    </Switch>
  )
}
