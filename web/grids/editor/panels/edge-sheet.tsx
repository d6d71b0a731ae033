import Lock from 'lucide-solid/icons/lock'
import LockOpen from 'lucide-solid/icons/lock-open'
import { Show } from 'solid-js'
import type { Cell } from '../../../../data/contracts/index.ts'
import { t } from '../../../i18n/index.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Panel } from '../../../ui/panel.tsx'
import type { GridEditor } from '../grid-editor.ts'
import { CellFields } from './cell-fields.tsx'
import styles from './edge-sheet.module.css'
import { LivingEdge } from './living-edge.tsx'

interface EdgeSheetProps {
  editor: GridEditor
  onLock: () => void
}

/** Beside the map: the chosen cell, or the cells that change while something is in the hand. */
export function EdgeSheet(props: EdgeSheetProps) {
  const { editor } = props
  const cell = (): Cell | null => {
    editor.revision()
    const id = editor.selected()
    return (id && editor.desk.coverage.cell(id)) || null
  }
  const isEmpty = () => editor.preview().size === 0
  const isMoving = () => editor.draft().change !== undefined || editor.draft().beside !== undefined
  const title = () => (isMoving() ? t('gridEdit.livingEdge') : (cell()?.name ?? t('gridEdit.cell')))
  return (
    <div class={styles.place} data-map-inset="right">
      <Panel
        title={title()}
        actions={
          <Show when={!isMoving() && cell()}>
            {(chosen) => (
              <IconButton
                label={chosen().locked ? t('gridEdit.unlock') : t('gridEdit.lock')}
                shortcut="L"
                tipSide="left"
                size="small"
                pressed={chosen().locked}
                disabled={editor.isReadOnly()}
                onClick={() => props.onLock()}
              >
                {chosen().locked ? <Lock size={16} /> : <LockOpen size={16} />}
              </IconButton>
            )}
          </Show>
        }
      >
        <Show when={isEmpty()}>
          <EmptyState title={t('gridEdit.noCell')} hint={t('gridEdit.noCellHint')} />
        </Show>
        <Show when={!isMoving() && cell()}>
          {(chosen) => <CellFields editor={editor} cell={chosen()} />}
        </Show>
        <div hidden={isEmpty()}>
          <LivingEdge editor={editor} isMoving={isMoving()} />
        </div>
      </Panel>
    </div>
  )
}
