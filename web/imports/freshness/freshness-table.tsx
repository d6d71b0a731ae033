import { createMemo, For } from 'solid-js'
import type { LayerFreshness } from '../../../data/contracts/index.ts'
import {
  formatDate,
  formatNumber,
  formatPercent,
  formatRelativeTime,
  t,
  text,
} from '../../i18n/index.ts'
import { layerSummary } from '../../session/catalogue.ts'
import styles from './drawer.module.css'
import { type DueState, dueState, inOrderOfUrgency } from './freshness-order.ts'

interface FreshnessTableProps {
  rows: readonly LayerFreshness[]
  /** Layer whose gaps are on the map. */
  chosen: string
  onChoose: (layer: string) => void
}

/** Every layer and sender, what is overdue at the top. */
export function FreshnessTable(props: FreshnessTableProps) {
  const now = Date.now()
  const ordered = createMemo(() => inOrderOfUrgency(props.rows, now))
  return (
    <div class={styles.scroll}>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.layer')}</th>
            <th scope="col">{t('desk.sender')}</th>
            <th scope="col">{t('freshness.due')}</th>
            <th scope="col">{t('freshness.lastImport')}</th>
            <th scope="col" class={styles.numeric}>
              {t('imports.featureCount')}
            </th>
            <th scope="col" class={styles.numeric}>
              {t('desk.meter')}
            </th>
            <th scope="col" class={styles.numeric}>
              {t('freshness.cycle')}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={ordered()}>
            {(row) => (
              <tr aria-current={props.chosen === row.layer ? 'true' : undefined}>
                <td>
                  <button
                    type="button"
                    data-tip={t('freshness.showGaps')}
                    onClick={() => props.onChoose(row.layer)}
                  >
                    {layerName(row.layer)}
                  </button>
                </td>
                <td>{row.sender || t('freshness.everywhere')}</td>
                <td class={styles.due} data-due={dueState(row, now)}>
                  {dueText(row, dueState(row, now))}
                </td>
                <td>
                  {row.lastImportAt ? formatDate(row.lastImportAt) : t('freshness.neverImported')}
                </td>
                <td class={styles.numeric}>{formatNumber(row.rows)}</td>
                <td class={styles.numeric}>
                  {row.placed === null ? t('desk.noShare') : formatPercent(row.placed, 1)}
                </td>
                <td class={styles.numeric}>
                  {row.cycleDays === null
                    ? t('freshness.onChange')
                    : t('freshness.days', { count: formatNumber(row.cycleDays) })}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function dueText({ dueAt }: LayerFreshness, state: DueState): string {
  if (state === 'never') return t('freshness.neverCame')
  if (dueAt === null) return t('freshness.notDue')
  return state === 'overdue'
    ? t('freshness.overdue', { since: formatRelativeTime(dueAt) })
    : `${formatDate(dueAt)} (${formatRelativeTime(dueAt)})`
}

export function layerName(code: string): string {
  const layer = layerSummary(code)
  return layer ? text(layer.name) : code
}
