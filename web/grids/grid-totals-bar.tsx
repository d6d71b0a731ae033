import { For } from 'solid-js'
import { formatCount, t } from '../i18n/index.ts'
import type { GridTotals } from './grid-load.ts'
import styles from './grid-totals-bar.module.css'

/** Sums of the chosen area. */
export function GridTotalsBar(props: { totals: GridTotals }) {
  const figures = () =>
    [
      [t('grids.title'), props.totals.grids],
      [t('grids.households'), props.totals.sums.households],
      [t('grids.residents'), props.totals.sums.residents],
      [t('grids.openEvents'), props.totals.sums.openEvents],
    ] as const
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
