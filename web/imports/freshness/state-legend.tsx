import { For, Show } from 'solid-js'
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
  /** How many grids are not judged at all. */
  unjudged: number
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
      <Show when={props.unjudged > 0}>
        <span class={styles.unjudged} data-tip={t('freshness.unjudgedHint')}>
          <Swatch pattern="dots" />
          {t('freshness.unjudged')} <b>{formatNumber(props.unjudged)}</b>
        </span>
      </Show>
    </div>
  )
}

const SWATCH_RATIO = 2

export const PatternSwatch = (props: { state: GridState }) => (
  <Swatch pattern={STATE_PATTERNS[props.state]} />
)

/** A piece of the very pattern of the map. */
function Swatch(props: { pattern: GridPattern }) {
  const style = () => ({
    flex: 'none',
    width: '1.5rem',
    height: '1.125rem',
    'border-radius': '3px',
    border: `1px solid ${PATTERN_INK[props.pattern][theme()]}`,
    'background-image': `url(${patternTile(props.pattern, theme(), SWATCH_RATIO).toDataURL()})`,
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
