import { createMemo, For, Show } from 'solid-js'
import { GRID_INDICATORS } from '../../../../data/contracts/index.ts'
import { formatNumber, t } from '../../../i18n/index.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Select } from '../../../ui/select.tsx'
import type { Indicator } from './indicator.ts'
import styles from './time-machine.module.css'

export interface VintageGrid {
  code: string
  name: string
  count: number | undefined
}

interface IndicatorTableProps {
  indicator: Indicator
  rows: readonly VintageGrid[]
  chosen: string
  onChoose: (code: string) => void
}

/** The grids of the day with what is counted by them, the most first. */
export function IndicatorTable(props: IndicatorTableProps) {
  const { indicator } = props
  const rows = createMemo(() =>
    [...props.rows].sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.code.localeCompare(b.code)),
  )
  const sum = () => props.rows.reduce((total, { count = 0 }) => total + count, 0)
  return (
    <>
      <IndicatorFields indicator={indicator} />
      <Show when={indicator.error()}>
        <ErrorState error={indicator.error()} onRetry={indicator.reload} />
      </Show>
      <div class={styles.scroll} aria-busy={indicator.loading()}>
        <table class={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('grids.count', { count: formatNumber(rows().length) })}</th>
              <th scope="col">{indicator.counts() ? formatNumber(sum()) : ''}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr aria-current={props.chosen === row.code ? 'true' : undefined}>
                  <th scope="row">
                    <button type="button" onClick={() => props.onChoose(row.code)}>
                      {row.name}
                    </button>
                  </th>
                  <td>{row.count === undefined ? '' : formatNumber(row.count)}</td>
                </tr>
              )}
            </For>
            <Show when={indicator.counts()}>
              <tr>
                <th scope="row">{t('gridPlans.outside')}</th>
                <td>{formatNumber(indicator.outside())}</td>
              </tr>
            </Show>
          </tbody>
        </table>
      </div>
    </>
  )
}

function IndicatorFields(props: { indicator: Indicator }) {
  const { indicator } = props
  return (
    <div class={styles.day}>
      <Select
        label={t('gridPlans.indicator')}
        value={indicator.what()}
        options={[
          { value: '', label: t('gridPlans.noIndicator') },
          ...GRID_INDICATORS.map((one) => ({ value: one, label: t(`gridPlans.what_${one}`) })),
        ]}
        onChange={indicator.setWhat}
      />
      <Show when={indicator.what() === 'events'}>
        <DayField
          label={t('gridPlans.since')}
          value={indicator.from()}
          onChange={indicator.setFrom}
        />
      </Show>
      <Show when={indicator.what() !== ''}>
        <DayField
          label={t(indicator.what() === 'events' ? 'gridPlans.until' : 'gridPlans.asOn')}
          value={indicator.to()}
          onChange={indicator.setTo}
        />
      </Show>
    </div>
  )
}

function DayField(props: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label>
      <span>{props.label}</span>
      <input
        type="date"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  )
}
