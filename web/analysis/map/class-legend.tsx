import { createMemo, For, Show } from 'solid-js'
import type { Measure } from '../../../data/contracts/index.ts'
import { formatNumber, formatPercent } from '../../i18n/index.ts'
import { classColours } from '../../map/overlay/paint-classes.ts'
import { theme } from '../../session/preferences.ts'
import { answer } from '../answer/answer-state.ts'
import { describer } from '../question-catalogue.ts'
import { classOfValue, classRanges, rangeText } from './class-breaks.ts'
import { areaValues } from './class-state.ts'
import styles from './legend.module.css'

/** Enough to see the shape, few enough to see each bar. */
const BINS = 40

/** The classes with their limits and how many areas are in each, below the shape of all values. */
export function ClassLegend() {
  const measure = () => answer.groups.value()?.question.measure ?? { kind: 'count' as const }
  const what = () => answer.groups.value()?.question.what ?? ''
  const numbers = createMemo(() =>
    [...(areaValues()?.values.values() ?? [])].filter(Number.isFinite),
  )
  const breaks = () => areaValues()?.breaks ?? []
  const colours = () => classColours(breaks().length + 1, theme())
  const bins = createMemo(() => histogramOf(numbers()))
  const most = () => Math.max(1, ...bins().map(({ count }) => count))
  const sizes = createMemo(() => {
    const sizes = new Array<number>(breaks().length + 1).fill(0)
    for (const value of numbers()) sizes[classOfValue(value, breaks())]!++
    return sizes
  })
  const ranges = createMemo(() => classRanges(numbers(), breaks()))
  const limits = (i: number) => {
    const range = ranges()[i]
    return range ? rangeText(range, (value) => measureText(value, measure())) : ''
  }
  return (
    <Show when={numbers().length > 0}>
      <figure class={styles.legend}>
        <figcaption>{describer().measure(measure(), what())}</figcaption>
        <div class={styles.classes} aria-hidden="true">
          <For each={bins()}>
            {({ count, middle }) => (
              <span
                style={{
                  height: `${(100 * count) / most()}%`,
                  background: colours()[classOfValue(middle, breaks())],
                }}
              />
            )}
          </For>
        </div>
        <ol class={styles.steps}>
          <For each={colours()}>
            {(colour, i) => (
              <li>
                <span class={styles.swatch} style={{ background: colour }} />
                <span>{limits(i())}</span>
                <span class={styles.amount}>{formatNumber(sizes()[i()] ?? 0)}</span>
              </li>
            )}
          </For>
        </ol>
      </figure>
    </Show>
  )
}

/** Shares in percent, everything else with as many places as say something. */
export function measureText(value: number, measure: Measure): string {
  if (!Number.isFinite(value)) return '–'
  if (measure.kind === 'share') return formatPercent(value, 1)
  return formatNumber(value, Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2)
}

function histogramOf(values: readonly number[]) {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const width = (high - low) / BINS || 1
  const counts = new Array<number>(BINS).fill(0)
  for (const value of values) counts[Math.min(BINS - 1, Math.floor((value - low) / width))]!++
  return counts.map((count, i) => ({ count, middle: low + (i + 0.5) * width }))
}
