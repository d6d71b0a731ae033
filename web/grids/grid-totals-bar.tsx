import { For } from 'solid-js'
import { formatCount, t } from '../i18n/index.ts'
import type { GridTotals } from './grid-load.ts'
import styles from './grid-totals-bar.module.css'

const SHOWN = ['households', 'residents', 'openEvents'] as const

/** Sums of the chosen area. */
export function GridTotalsBar(props: { totals: GridTotals }) {
  const figures = () => [
    [t('grids.title'), props.totals.grids] as const,
    ...SHOWN.filter((measure) => props.totals.measures.includes(measure)).map(
      (measure) => [t(`grids.${measure}`), props.totals.sums[measure]] as const,
    ),
  ]
  return (
    <dl class={styles.totals}>
      <For each={figures()}>
        {([name, count]) => (
          <div>
            <dt>{name}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
