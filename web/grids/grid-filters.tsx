import ArrowDown from 'lucide-solid/icons/arrow-down-wide-narrow'
import ArrowUp from 'lucide-solid/icons/arrow-up-narrow-wide'
import { For } from 'solid-js'
import { formatNumber, type TextKey, t } from '../i18n/index.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Select } from '../ui/select.tsx'
import styles from './grid-filters.module.css'
import {
  GRID_MEASURES,
  type GridColumn,
  type GridLoad,
  type GridQuery,
  type GridTotals,
  HOUSEHOLDS_HIGH,
  HOUSEHOLDS_LOW,
} from './grid-load.ts'

type Query = Omit<GridQuery, 'area'>

interface GridFiltersProps {
  value: Query
  totals: GridTotals
  onChange: (query: Query) => void
}

const COLUMN_TEXT: Record<GridColumn, TextKey> = {
  name: 'grids.name',
  households: 'grids.households',
  residents: 'grids.residents',
  rooms: 'grids.rooms',
  enterprises: 'grids.enterprises',
  openEvents: 'grids.openEvents',
}

const COLUMNS: readonly GridColumn[] = ['name', ...GRID_MEASURES]

export function GridFilters(props: GridFiltersProps) {
  const change = (patch: Partial<Query>) => props.onChange({ ...props.value, ...patch })
  const order = () => props.value.order
  const loads = (): { load: GridLoad | null; label: string; count: number }[] => [
    { load: null, label: t('grids.allLoads'), count: props.totals.grids },
    { load: 'over', label: t('grids.over'), count: props.totals.over },
    { load: 'under', label: t('grids.under'), count: props.totals.under },
  ]
  return (
    <div class={styles.filters}>
      <div class={styles.line}>
        <input
          type="search"
          class={styles.text}
          aria-label={t('grids.filter')}
          placeholder={t('grids.filter')}
          value={props.value.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
        <Select
          label={t('grids.sort')}
          labelHidden
          value={order().column}
          options={COLUMNS.map((column) => ({ value: column, label: t(COLUMN_TEXT[column]) }))}
          onChange={(column) => change({ order: { column, descending: column !== 'name' } })}
        />
        <IconButton
          size="small"
          label={order().descending ? t('grids.descending') : t('grids.ascending')}
          tipSide="left"
          onClick={() => change({ order: { ...order(), descending: !order().descending } })}
        >
          {order().descending ? <ArrowDown size={16} /> : <ArrowUp size={16} />}
        </IconButton>
      </div>
      <fieldset
        class={styles.loads}
        aria-label={t('grids.range', { low: HOUSEHOLDS_LOW, high: HOUSEHOLDS_HIGH })}
      >
        <For each={loads()}>
          {(one) => (
            <button
              type="button"
              aria-pressed={props.value.load === one.load}
              onClick={() => change({ load: one.load })}
            >
              {one.label} <span>{formatNumber(one.count)}</span>
            </button>
          )}
        </For>
      </fieldset>
    </div>
  )
}
