import { createMemo, createSignal, Show } from 'solid-js'
import { formatDate, formatDateTime, formatNumber, t } from '../../i18n/index.ts'
import type { QueryResult, ResultColumn, ResultValue } from '../../query/index.ts'
import { localTime } from '../local-time.ts'
import { type Sorting, VirtualRows } from '../table/virtual-rows.tsx'
import { sortedRows } from './sorted-rows.ts'
import type { SqlAnswer } from './sql-state.ts'
import styles from './workbench.module.css'

/** The rows as the engine gave them; headings sort what is there. */
export function ResultTable(props: { answer: SqlAnswer; onRow?: (row: number) => void }) {
  const result = (): QueryResult => props.answer.result
  const [sorting, setSorting] = createSignal<Sorting | null>(null)
  const order = createMemo(() => sortedRows(result(), sorting()))
  const rowAt = (place: number) => order()?.[place] ?? place
  const columns = () =>
    result().columns.map((column) => ({
      key: column.name,
      label: column.name,
      number: column.type === 'number',
      width: column.type === 'number' ? '9rem' : 'minmax(11rem, 1fr)',
    }))
  return (
    <Show
      when={result().columns.length > 0 && result().rowCount > 0}
      fallback={<p class={styles.note}>{t('sql.noRows')}</p>}
    >
      <div class={styles.verbatim}>
        <VirtualRows
          label={t('sql.result')}
          columns={columns()}
          count={result().rowCount}
          sorting={sorting()}
          cell={(place, { key }) => cellText(result().column(key), rowAt(place))}
          onSort={setSorting}
          {...(props.onRow && { onRow: (place: number) => props.onRow?.(rowAt(place)) })}
        />
      </div>
    </Show>
  )
}

function cellText(column: ResultColumn | undefined, row: number): string {
  if (!column) return ''
  const value = column.value(row)
  if (column.type === 'time' && value !== null) {
    const time = localTime(Number(value))
    return Number(value) % 86_400_000 === 0 ? formatDate(time) : formatDateTime(time)
  }
  return plain(value)
}

function plain(value: ResultValue): string {
  if (value === null) return ''
  if (typeof value === 'object') return value.map(plain).join('、')
  if (typeof value === 'number') return formatNumber(value, Number.isInteger(value) ? 0 : 6)
  return String(value)
}
