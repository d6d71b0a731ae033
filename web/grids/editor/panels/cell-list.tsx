import { createDeferred, createMemo } from 'solid-js'
import type { Cell } from '../../../../data/contracts/index.ts'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import { formatNumber, t } from '../../../i18n/index.ts'
import { goToBounds } from '../../../session/go-to.ts'
import { VirtualList } from '../../../ui/virtual-list.tsx'
import { boundsOfCell } from '../cell-bounds.ts'
import { toneOf } from '../cell-load.ts'
import type { GridEditor } from '../grid-editor.ts'
import styles from './cell-list.module.css'

/** Made once: of a district there are thousands of names to put in order after each stroke. */
const byName = new Intl.Collator('zh', { numeric: true })

/** All cells of the plan with their households against the limits; the fullest first. */
export function CellList(props: { editor: GridEditor }) {
  const { editor } = props
  const households = (cell: Cell) => editor.tally(cell.id)?.households ?? 0
  // Letting go of a boundary comes first.
  const revision = createDeferred(editor.revision)
  const cells = createMemo(() => {
    revision()
    return [...editor.desk.coverage.cells()].sort(
      (a, b) => households(b) - households(a) || byName.compare(a.name, b.name),
    )
  })
  return (
    <div class={styles.cells}>
      <VirtualList label={t('gridEdit.cells')} items={cells()} estimatePx={48}>
        {(cell) => <CellRow editor={editor} cell={cell} />}
      </VirtualList>
    </div>
  )
}

function CellRow(props: { editor: GridEditor; cell: Cell }) {
  const { editor } = props
  const tally = () => {
    editor.revision()
    return editor.facts() ? editor.tally(props.cell.id) : undefined
  }
  const tone = () => toneOf(props.cell, tally())
  const share = () => Math.min(1, (tally()?.households ?? 0) / (1.5 * GRID_LIMITS.householdsHigh))
  const show = () => {
    editor.select(props.cell.id)
    const bounds = boundsOfCell(editor.desk.coverage, props.cell.id)
    if (bounds) goToBounds(bounds)
  }
  return (
    <button
      type="button"
      class={styles.cell}
      data-tone={tone()}
      aria-current={editor.selected() === props.cell.id ? 'true' : undefined}
      onClick={show}
    >
      <span class={styles.name}>
        {props.cell.name}
        {props.cell.locked ? ' 🔒' : ''}
      </span>
      <span class={styles.count}>
        {tally() ? t('gridEdit.householdCount', { count: formatNumber(tally()!.households) }) : '…'}
      </span>
      <span class={styles.bar} style={{ '--share': share() }} />
    </button>
  )
}
