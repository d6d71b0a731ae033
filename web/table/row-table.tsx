import { createVirtualizer } from '@tanstack/solid-virtual'
import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import { For, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { changeView, view } from '../session/view.ts'
import { showThing } from '../session/zoom-to.ts'
import type { TableColumn, TableOrder, TableRow } from './layer-rows.ts'
import styles from './row-table.module.css'

interface RowTableProps {
  layer: string
  rows: readonly TableRow[]
  columns: readonly TableColumn[]
  order: TableOrder
  onOrder: (order: TableOrder) => void
}

const ROW_PX = 32

/** Rows in sight between two spacers, so that thousands of rows stay a plain table. */
export function RowTable(props: RowTableProps) {
  let scroll!: HTMLDivElement
  const virtualizer = createVirtualizer({
    get count() {
      return props.rows.length
    },
    getScrollElement: () => scroll,
    estimateSize: () => ROW_PX,
    overscan: 10,
  })
  const before = () => virtualizer.getVirtualItems()[0]?.start ?? 0
  const after = () => virtualizer.getTotalSize() - (virtualizer.getVirtualItems().at(-1)?.end ?? 0)
  return (
    <div class={styles.scroll} ref={scroll}>
      <table class={styles.table} aria-rowcount={props.rows.length + 1}>
        <thead>
          <tr>
            <Heading name={t('table.title')} sortKey="" table={props} />
            <For each={props.columns}>
              {(column) => (
                <Heading
                  name={column.name}
                  sortKey={column.key}
                  numeric={column.numeric}
                  table={props}
                />
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <tr class={styles.spacer} style={{ height: `${before()}px` }} />
          <For each={virtualizer.getVirtualItems()}>
            {(item) => (
              <Show when={props.rows[item.index]} keyed>
                {(row) => (
                  <Row
                    row={row}
                    columns={props.columns}
                    position={item.index + 2}
                    isChosen={
                      view.selection?.layer === props.layer && view.selection.code === row.code
                    }
                    onChoose={() => choose(props.layer, row)}
                  />
                )}
              </Show>
            )}
          </For>
          <tr class={styles.spacer} style={{ height: `${after()}px` }} />
        </tbody>
      </table>
    </div>
  )
}

function choose(layer: string, row: TableRow): void {
  if (row.lonLat) showThing({ layer, code: row.code }, { lonLat: row.lonLat })
  else changeView({ selection: { layer, code: row.code } })
}

interface HeadingProps {
  name: string
  sortKey: string
  numeric?: boolean
  table: RowTableProps
}

function Heading(props: HeadingProps) {
  const order = () => props.table.order
  const isSorted = () => order().key === props.sortKey
  const direction = () => (order().descending ? 'descending' : 'ascending')
  return (
    <th
      scope="col"
      classList={{ [styles.numeric ?? '']: props.numeric ?? false }}
      aria-sort={isSorted() ? direction() : 'none'}
    >
      <button
        type="button"
        onClick={() =>
          props.table.onOrder({
            key: props.sortKey,
            descending: isSorted() ? !order().descending : (props.numeric ?? false),
          })
        }
      >
        {props.name}
        <Show when={isSorted()}>
          {order().descending ? <ArrowDown size={12} /> : <ArrowUp size={12} />}
        </Show>
      </button>
    </th>
  )
}

interface RowProps {
  row: TableRow
  columns: readonly TableColumn[]
  position: number
  isChosen: boolean
  onChoose: () => void
}

function Row(props: RowProps) {
  return (
    <tr
      aria-rowindex={props.position}
      aria-current={props.isChosen ? 'true' : undefined}
      class={styles.row}
    >
      <td>
        <button type="button" class={styles.title} onClick={() => props.onChoose()}>
          {props.row.title}
        </button>
      </td>
      <For each={props.columns}>
        {(column) => (
          <td classList={{ [styles.numeric ?? '']: column.numeric }}>
            <Cell row={props.row} column={column.key} />
          </td>
        )}
      </For>
    </tr>
  )
}

function Cell(props: { row: TableRow; column: string }) {
  const texts = () => props.row.cells.get(props.column)?.texts ?? []
  return (
    <>
      <Show when={texts()[0]?.colour}>
        {(colour) => <span class={styles.swatch} style={{ background: colour() }} />}
      </Show>
      {texts()
        .map((one) => one.text)
        .join(t('common.listSeparator'))}
    </>
  )
}
