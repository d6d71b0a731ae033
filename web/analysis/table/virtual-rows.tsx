import { createVirtualizer } from '@tanstack/solid-virtual'
import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import { For, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/index.ts'
import styles from './virtual-rows.module.css'

export interface TableColumn {
  key: string
  label: string
  /** Numbers stand at the right edge. */
  number: boolean
  /** CSS length. */
  width: string
}

export interface Sorting {
  column: string
  descending: boolean
}

interface VirtualRowsProps {
  label: string
  columns: readonly TableColumn[]
  count: number
  sorting: Sorting | null
  cell: (row: number, column: TableColumn) => JSX.Element
  onSort: (sorting: Sorting) => void
  onRow?: (row: number) => void
  /** −1 = left. */
  onPoint?: (row: number) => void
}

const ROW_PX = 32

/** A table of any length of which only the rows in sight are in the page; headings sort. */
export function VirtualRows(props: VirtualRowsProps) {
  let scroll!: HTMLDivElement
  const virtualizer = createVirtualizer({
    get count() {
      return props.count
    },
    getScrollElement: () => scroll,
    estimateSize: () => ROW_PX,
    overscan: 8,
  })
  const widths = () => props.columns.map(({ width }) => width).join(' ')
  const sort = ({ key }: TableColumn) => {
    const again = props.sorting?.column === key
    props.onSort({ column: key, descending: again ? !props.sorting?.descending : false })
  }
  const sorted = ({ key }: TableColumn) => {
    if (props.sorting?.column !== key) return undefined
    return props.sorting.descending ? 'descending' : 'ascending'
  }
  return (
    <div class={styles.scroll} ref={scroll}>
      <table
        aria-label={props.label}
        aria-rowcount={props.count}
        class={styles.table}
        style={{ '--columns': widths() }}
      >
        <thead>
          <tr class={styles.head}>
            <For each={props.columns}>
              {(column) => (
                <th aria-sort={sorted(column)} data-number={column.number}>
                  <button
                    type="button"
                    aria-label={t('analysis.sortBy', { name: column.label })}
                    onClick={() => sort(column)}
                  >
                    <span>{column.label}</span>
                    <Show when={sorted(column)}>
                      {(direction) =>
                        direction() === 'descending' ? (
                          <ArrowDown size={14} />
                        ) : (
                          <ArrowUp size={14} />
                        )
                      }
                    </Show>
                  </button>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody style={{ height: `${virtualizer.getTotalSize()}px` }}>
          <For each={virtualizer.getVirtualItems()}>
            {(row) => (
              <tr
                tabIndex={props.onRow ? 0 : undefined}
                aria-rowindex={row.index + 1}
                class={styles.row}
                style={{ transform: `translateY(${row.start}px)` }}
                onClick={() => props.onRow?.(row.index)}
                onKeyDown={(event) => event.key === 'Enter' && props.onRow?.(row.index)}
                onPointerEnter={() => props.onPoint?.(row.index)}
                onPointerLeave={() => props.onPoint?.(-1)}
              >
                <For each={props.columns}>
                  {(column) => <td data-number={column.number}>{props.cell(row.index, column)}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
