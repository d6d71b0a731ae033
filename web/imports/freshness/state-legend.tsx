import { For } from 'solid-js'
import type { GridFreshness } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { type GridPattern, PATTERN_INK, patternTile } from '../../map/overlay/paint-grids.ts'
import { theme } from '../../session/preferences.ts'
import styles from './drawer.module.css'
import { GRID_STATES, type GridState } from './freshness-order.ts'

export const STATE_PATTERNS: Readonly<Record<GridState, GridPattern>> = {
  fresh: 'plain',
  old: 'lines',
  contradictory: 'crossed',
  missing: 'unknown',
}

/** What the patterns mean, how many grids have each, and a filter for them. */
export function StateLegend(props: {
  grids: readonly GridFreshness[]
  value: GridState | null
  onChange: (state: GridState | null) => void
}) {
  const count = (state: GridState) => props.grids.filter((one) => one.state === state).length
  return (
    <div class={styles.legend}>
      <For each={GRID_STATES}>
        {(state) => (
          <button
            type="button"
            class={styles.state}
            aria-pressed={props.value === state}
            disabled={count(state) === 0}
            onClick={() => props.onChange(props.value === state ? null : state)}
          >
            <PatternSwatch state={state} />
            {stateText(state)} <b>{formatNumber(count(state))}</b>
          </button>
        )}
      </For>
    </div>
  )
}

const SWATCH_RATIO = 2

/** A piece of the very pattern of the map. */
export function PatternSwatch(props: { state: GridState }) {
  const pattern = () => STATE_PATTERNS[props.state]
  const style = () => ({
    flex: 'none',
    width: '1.5rem',
    height: '1.125rem',
    'border-radius': '3px',
    border: `1px solid ${PATTERN_INK[pattern()][theme()]}`,
    'background-image': `url(${patternTile(pattern(), theme(), SWATCH_RATIO).toDataURL()})`,
    'background-size': '10px 10px',
  })
  return <i aria-hidden="true" style={style()} />
}

export function stateText(state: GridState): string {
  const key = {
    fresh: 'freshness.fresh',
    old: 'freshness.old',
    contradictory: 'freshness.contradictory',
    missing: 'freshness.missing',
  } as const
  return t(key[state])
}
