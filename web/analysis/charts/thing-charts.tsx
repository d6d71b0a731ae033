import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Subject } from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AddChart } from './add-chart.tsx'
import { BinChart } from './bin-chart.tsx'
import { BrushBar } from './brush-bar.tsx'
import styles from './charts-tab.module.css'
import { createBrushes } from './create-brushes.ts'
import { createCrossfilter } from './crossfilter.ts'
import { chartChoices } from './dimensions.ts'
import { chartsAtFirst, loadCharts } from './load-charts.ts'

const MOST_CHARTS = 8

/** Charts of the things, side by side: what is brushed in one filters the others, the map and the table. */
export function ThingCharts(props: { subject: Subject }) {
  const [wanted, setWanted] = createSignal<readonly string[] | null>(null)
  const choices = createMemo(() => chartChoices(props.subject.what))
  const chosenIds = () => wanted() ?? chartsAtFirst(choices()).map(({ id }) => id)
  const loaded = createLoad(
    () => JSON.stringify([plain(props.subject), chosenIds()]),
    async (key, signal) => {
      const [subject, ids] = JSON.parse(key) as [Subject, string[]]
      const all = chartChoices(subject.what)
      const chosen = ids.flatMap((id) => all.find((one) => one.id === id) ?? [])
      const { charts, things } = await loadCharts(subject, chosen, signal)
      const bins = charts.map((one) => one.bins)
      return { charts, bins, things, filter: createCrossfilter(things, bins) }
    },
    { keep: true },
  )
  const brushes = createBrushes(loaded.value)
  return (
    <Show
      when={!loaded.error()}
      fallback={<ErrorState error={loaded.error()} onRetry={() => loaded.reload()} />}
    >
      <div class={styles.bar}>
        <AddChart
          choices={choices().filter(({ id }) => !chosenIds().includes(id))}
          isFull={chosenIds().length >= MOST_CHARTS}
          onAdd={(id) => setWanted([id, ...chosenIds()])}
        />
        <BrushBar
          brushes={brushes}
          passing={() => loaded.value()?.filter.passing() ?? 0}
          total={loaded.value()?.things ?? 0}
        />
      </div>
      <Show when={loaded.value()} fallback={<Skeleton lines={[90, 80, 70]} />}>
        {(found) => (
          <div class={styles.charts}>
            <For each={found().charts} fallback={<EmptyState title={t('analysis.chartEmpty')} />}>
              {(chart, place) => (
                <BinChart
                  chart={chart}
                  place={place()}
                  filter={found().filter}
                  brushes={brushes}
                  onRemove={() => setWanted(chosenIds().filter((id) => id !== chart.id))}
                />
              )}
            </For>
          </div>
        )}
      </Show>
    </Show>
  )
}

const plain = ({ what, steps }: Subject): Subject => ({ what, steps })
