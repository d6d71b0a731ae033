import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, For, on, Show } from 'solid-js'
import type { DeskRow, ImportTarget } from '../../../data/contracts/index.ts'
import { formatPercent, t } from '../../i18n/index.ts'
import { kindText, rowNotes } from './desk-texts.ts'
import { KindSymbol } from './kind-symbol.tsx'
import styles from './row-table.module.css'

interface RowTableProps {
  items: readonly DeskRow[]
  target: ImportTarget | undefined
  chosen: DeskRow | null
  onChoose: (row: DeskRow) => void
  /** The last row came into sight: read on. */
  onEnd: () => void
}

const ROW_PX = 32

/** Of all rows those in sight, between two spacers. */
export function RowTable(props: RowTableProps) {
  let scroll!: HTMLDivElement
  const virtualizer = createVirtualizer({
    get count() {
      return props.items.length
    },
    getScrollElement: () => scroll,
    estimateSize: () => ROW_PX,
    overscan: 10,
  })
  const before = () => virtualizer.getVirtualItems()[0]?.start ?? 0
  const after = () => virtualizer.getTotalSize() - (virtualizer.getVirtualItems().at(-1)?.end ?? 0)
  createEffect(() => {
    const last = virtualizer.getVirtualItems().at(-1)
    if (last && last.index >= props.items.length - 1) props.onEnd()
  })
  createEffect(
    on(
      () => props.chosen?.row,
      (row) => {
        const index = props.items.findIndex((item) => item.row === row)
        if (index >= 0) virtualizer.scrollToIndex(index)
      },
      { defer: true },
    ),
  )
  return (
    <div class={styles.scroll} ref={scroll}>
      <table class={styles.table} onKeyDown={moveByKey}>
        <thead>
          <tr>
            <th scope="col" class={styles.numeric}>
              {t('desk.row')}
            </th>
            <th scope="col">{t('desk.kind')}</th>
            <th scope="col">{t('desk.rowTitle')}</th>
            <th scope="col">{t('desk.rowAddress')}</th>
            <th scope="col" class={styles.numeric}>
              {t('desk.confidence')}
            </th>
            <th scope="col">{t('desk.notes')}</th>
          </tr>
        </thead>
        <tbody>
          <tr class={styles.spacer} style={{ height: `${before()}px` }} />
          <For each={virtualizer.getVirtualItems()}>
            {(item) => (
              <Show when={props.items[item.index]} keyed>
                {(row) => (
                  <Row
                    row={row}
                    target={props.target}
                    position={item.index + 2}
                    isChosen={props.chosen?.row === row.row}
                    onChoose={() => props.onChoose(row)}
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

interface RowProps {
  row: DeskRow
  target: ImportTarget | undefined
  position: number
  isChosen: boolean
  onChoose: () => void
}

function Row(props: RowProps) {
  const notes = () => rowNotes(props.row, props.target)
  return (
    // The button in the row does the same for keyboards and screen readers.
    <tr
      class={styles.row}
      aria-rowindex={props.position}
      aria-current={props.isChosen ? 'true' : undefined}
      onClick={() => props.onChoose()}
    >
      <td class={styles.numeric}>
        <button type="button" aria-label={t('desk.showRow', { row: rowName(props.row) })}>
          {rowName(props.row)}
        </button>
      </td>
      <td class={styles.kind}>
        <KindSymbol kind={props.row.kind} size={14} />
        {kindText(props.row.kind)}
      </td>
      <td title={props.row.title}>{props.row.title}</td>
      <td title={props.row.text}>{props.row.text}</td>
      <td class={styles.numeric}>{confidenceText(props.row)}</td>
      <td class={styles.notes} title={notes()}>
        {notes()}
      </td>
    </tr>
  )
}

/** Of what was taken: a building that is sure beside a room that is asked about would read as if nothing were in doubt. */
const confidenceText = ({ kind, match }: DeskRow) =>
  match && kind !== 'doubtful' && kind !== 'failed' ? formatPercent(match.confidence) : ''

/** Rows of the base that the file does not have carry no number of their own. */
const rowName = ({ row }: DeskRow) => (row > 0 ? String(row) : t('desk.base'))

/** Up and down go from row to row. */
function moveByKey(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const row = (event.target as HTMLElement).closest('tr')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  const button = next?.querySelector('button')
  if (!button) return
  event.preventDefault()
  button.focus()
  button.click()
}
