import UserRound from 'lucide-solid/icons/user-round'
import { For, Show } from 'solid-js'
import type { GridSummary } from '../../data/contracts/index.ts'
import { STAFF_ROLES } from '../../data/registry/vocabulary.ts'
import { type TextKey, t } from '../i18n/index.ts'
import { view } from '../session/view.ts'
import { showThing } from '../session/zoom-to.ts'
import { Chip } from '../ui/chip.tsx'
import { countText } from '../ui/count-text.ts'
import { valueName } from '../ui/vocabulary.ts'
import {
  GRID_MEASURES,
  type GridMeasure,
  gridLoad,
  HOUSEHOLDS_HIGH,
  HOUSEHOLDS_LOW,
  isPeople,
} from './grid-load.ts'
import styles from './grid-row.module.css'

interface GridRowProps {
  grid: GridSummary
  /** The longest bar of each measure in the chosen area. */
  maxima: Record<GridMeasure, number>
}

/** One grid: its load as small bars, its people. Choosing it shows it on the map. */
export function GridRow(props: GridRowProps) {
  const isChosen = () => view.selection?.layer === 'GRID' && view.selection.code === props.grid.code
  const centre = () => {
    const [west, south, east, north] = props.grid.bounds
    return [(west + east) / 2, (south + north) / 2] as const
  }
  const measures = () =>
    GRID_MEASURES.flatMap((measure): [GridMeasure, number][] => {
      const count = props.grid[measure]
      return count === undefined ? [] : [[measure, count]]
    })
  return (
    <button
      type="button"
      class={styles.row}
      aria-current={isChosen() ? 'true' : undefined}
      onClick={() =>
        showThing(
          { layer: 'GRID', code: props.grid.code },
          { lonLat: centre(), bounds: props.grid.bounds },
        )
      }
    >
      <span class={styles.head}>
        <span class={styles.name}>{props.grid.name}</span>
        <LoadChip grid={props.grid} />
      </span>
      <span class={styles.measures}>
        <For each={measures()}>
          {([measure, count]) => (
            <span class={styles.measure} data-tone={barTone(props.grid, measure)}>
              <span class={styles.label}>{t(SHORT_TEXT[measure])}</span>
              <span class={styles.count}>
                {countText(count, isPeople(measure) && props.grid.rounded)}
              </span>
              <span
                class={styles.bar}
                style={{ '--share': count / Math.max(1, props.maxima[measure]) }}
              />
            </span>
          )}
        </For>
      </span>
      <Staff grid={props.grid} />
    </button>
  )
}

/** Column names that fit over a narrow bar. */
const SHORT_TEXT: Record<GridMeasure, TextKey> = {
  households: 'grids.households',
  residents: 'grids.residents',
  rooms: 'grids.rooms',
  enterprises: 'grids.shortEnterprises',
  openEvents: 'grids.shortEvents',
}

function barTone(grid: GridSummary, measure: GridMeasure): string {
  if (measure === 'openEvents') return 'events'
  return measure === 'households' ? gridLoad(grid) : 'fitting'
}

function LoadChip(props: { grid: GridSummary }) {
  const load = () => gridLoad(props.grid)
  return (
    <Show
      when={load() !== 'fitting'}
      fallback={
        <Show when={props.grid.kind === 'dedicated'}>
          <Chip tone="neutral">{t('grids.dedicated')}</Chip>
        </Show>
      }
    >
      <Chip tone={load() === 'over' ? 'danger' : 'warning'}>
        {load() === 'over'
          ? t('grids.overWhy', { limit: HOUSEHOLDS_HIGH })
          : t('grids.underWhy', { limit: HOUSEHOLDS_LOW })}
      </Chip>
    </Show>
  )
}

function Staff(props: { grid: GridSummary }) {
  const names = () =>
    props.grid.staff
      .map((member) => `${member.name} (${valueName(STAFF_ROLES, member.role)})`)
      .join(t('common.listSeparator'))
  return (
    <span class={styles.staff} title={names()}>
      <UserRound size={12} />
      <Show
        when={props.grid.staff.length > 0}
        fallback={<span class={styles.missing}>{t('grids.noStaff')}</span>}
      >
        <span>{names()}</span>
      </Show>
    </span>
  )
}
