import { For } from 'solid-js'
import { formatCount, t } from '../i18n/index.ts'
import { type GridTotals, isPeople } from './grid-load.ts'
import styles from './grid-totals-bar.module.css'

const SHOWN = ['households', 'residents', 'openEvents'] as const

/** Sums of the chosen area. */
export function GridTotalsBar(props: { totals: GridTotals }) {
  const figures = () => [
    [t('grids.title'), formatCount(props.totals.grids)] as const,
    ...SHOWN.filter((measure) => props.totals.measures.includes(measure)).map((measure) => {
      const rounded = props.totals.rounded && isPeople(measure) ? '≈' : ''
      return [t(`grids.${measure}`), rounded + formatCount(props.totals.sums[measure])] as const
    }),
  ]
  return (
    <dl class={styles.totals}>
      <For each={figures()}>
        {([name, count]) => (
          <div>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
