import X from 'lucide-solid/icons/x'
import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import type { Subject } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { theme } from '../../session/preferences.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ask } from '../engine.ts'
import { compiler } from '../question-catalogue.ts'
import { setBrushMask } from './brush-state.ts'
import { chartLook } from './chart-look.ts'
import { countsOption } from './chart-options.ts'
import { ChartView } from './chart-view.tsx'
import styles from './charts-tab.module.css'
import { createCrossfilter } from './crossfilter.ts'
import { type BinnedChart, binned, chartChoices } from './dimensions.ts'

const AT_FIRST = 4
const MOST_CHARTS = 8
const MOST_ROWS = 4_000_000

/** Charts of the things, side by side: what is brushed in one filters the others and the map. */
export function ThingCharts(props: { subject: Subject }) {
  const [wanted, setWanted] = createSignal<readonly string[] | null>(null)
  const choices = createMemo(() => chartChoices(props.subject.what))
  const chosen = () => {
    const ids =
      wanted() ??
      choices()
        .slice(0, AT_FIRST)
        .map(({ id }) => id)
    return choices().filter(({ id }) => ids.includes(id))
  }
  const loaded = createLoad(
    () => JSON.stringify([plain(props.subject), chosen().map(({ id }) => id)]),
    async (key, signal) => {
      const [subject, ids] = JSON.parse(key) as [Subject, string[]]
      const wantedCharts = chartChoices(subject.what).filter(({ id }) => ids.includes(id))
      const columns = [...new Set(wantedCharts.map(({ column }) => column.name))]
      const found = await ask(compiler().rows(subject, { columns }), { signal, maxRows: MOST_ROWS })
      const charts = wantedCharts.map((one) => binned(one, found.column(one.column.name)!))
      return { charts, filter: createCrossfilter(found.rowCount, charts) }
    },
    { keep: true },
  )
  const [brushes, setBrushes] = createSignal<ReadonlyMap<number, ReadonlySet<number>>>(new Map())
  createEffect(() => {
    loaded.value()
    setBrushes(new Map())
    setBrushMask(null)
  })
  onCleanup(() => setBrushMask(null))
  const brush = (place: number, bins: ReadonlySet<number> | null) => {
    const filter = loaded.value()?.filter
    if (!filter) return
    const kept = bins !== null && bins.size > 0 ? bins : null
    filter.brush(place, kept)
    const next = new Map(brushes())
    if (kept) next.set(place, kept)
    else next.delete(place)
    setBrushes(next)
    setBrushMask(filter.mask())
  }
  const clear = () => {
    for (const place of brushes().keys()) loaded.value()?.filter.brush(place, null)
    setBrushes(new Map())
    setBrushMask(null)
  }
  return (
    <Show
      when={!loaded.error()}
      fallback={<ErrorState error={loaded.error()} onRetry={() => loaded.reload()} />}
    >
      <div class={styles.bar}>
        <select
          aria-label={t('analysis.addChart')}
          onChange={(event) => {
            const ids = chosen().map(({ id }) => id)
            setWanted([...ids, event.currentTarget.value].slice(-MOST_CHARTS))
            event.currentTarget.value = ''
          }}
        >
          <option value="">{t('analysis.addChart')}</option>
          <For each={choices().filter((one) => !chosen().includes(one))}>
            {(one) => <option value={one.id}>{one.label}</option>}
          </For>
        </select>
        <Show when={brushes().size > 0}>
          <output>
            {t('analysis.brushed', { n: formatNumber(loaded.value()?.filter.passing() ?? 0) })}
          </output>
          <Button size="small" onClick={clear}>
            {t('analysis.clearBrush')}
          </Button>
        </Show>
      </div>
      <Show when={loaded.value()} fallback={<Skeleton lines={[90, 80, 70]} />}>
        {(found) => (
          <div class={styles.charts}>
            <For each={found().charts} fallback={<EmptyState title={t('analysis.chartEmpty')} />}>
              {(chart, place) => (
                <BinChart
                  chart={chart}
                  counts={() => {
                    brushes()
                    return found().filter.counts(place())
                  }}
                  brushed={brushes().get(place()) ?? null}
                  onBrush={(bins) => brush(place(), bins)}
                  onRemove={() =>
                    setWanted(
                      chosen()
                        .map(({ id }) => id)
                        .filter((id) => id !== chart.id),
                    )
                  }
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

function BinChart(props: {
  chart: BinnedChart
  counts: () => Uint32Array
  brushed: ReadonlySet<number> | null
  onBrush: (bins: ReadonlySet<number> | null) => void
  onRemove: () => void
}) {
  const option = createMemo(() => {
    theme()
    return countsOption(props.chart, [...props.counts()], props.brushed, chartLook())
  })
  const choose = (bin: number) => {
    const next = new Set(props.brushed ?? [])
    if (!next.delete(bin)) next.add(bin)
    props.onBrush(next)
  }
  const drawOver = (range: readonly number[] | null) =>
    props.onBrush(range && binsOf(props.chart, range))
  return (
    <figure class={styles.figure}>
      <figcaption>
        <span>{props.chart.label}</span>
        <button type="button" aria-label={t('analysis.remove')} onClick={() => props.onRemove()}>
          <X size={14} />
        </button>
      </figcaption>
      <ChartView label={props.chart.label} option={option()} onChoose={choose} onBrush={drawOver} />
    </figure>
  )
}

/** From first to last; of a week, a rectangle of hours × days. */
function binsOf({ count, view }: BinnedChart, range: readonly number[]): ReadonlySet<number> {
  const bins = new Set<number>()
  const [a = 0, b = 0, c = 0, d = 0] = range.map(Math.round)
  if (view !== 'weekHour') {
    for (let bin = Math.max(0, a); bin <= Math.min(count - 1, b); bin++) bins.add(bin)
    return bins
  }
  const [firstDay, lastDay] = [Math.min(c, d), Math.max(c, d)]
  for (let day = Math.max(0, firstDay); day <= Math.min(6, lastDay); day++) {
    for (let hour = Math.max(0, a); hour <= Math.min(23, b); hour++) bins.add(day * 24 + hour)
  }
  return bins
}
