import { createMemo } from 'solid-js'
import type { CoverageChange } from '../../../../data/contracts/index.ts'
import { applyChange, Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { type Conflict, mineInstead } from '../desk/rebase.ts'
import type { GridEditor } from '../grid-editor.ts'
import styles from './conflict-dialog.module.css'
import { MiniMap } from './mini-map.tsx'

/** Two have drawn at the same place: both are shown side by side, a person chooses. */
export default function ConflictDialog(props: { editor: GridEditor; conflict: Conflict }) {
  const { editor, conflict } = props
  const by = () => conflict.theirs[0]?.made.by || t('gridEdit.somebody')
  const change = createMemo(() => mineInstead(editor.desk.coverage, conflict))
  const mine = createMemo(() => withChange(editor.desk.coverage, change()))
  const fits = createMemo(() => verifyCoverage(mine()).length === 0)
  const theirChanges = () => conflict.theirs.map(({ made }) => made.change)
  const close = () => editor.endConflict(conflict)
  const keepMine = () => {
    close()
    editor.commit(change())
    showToast({ text: t('gridEdit.keptMine') })
  }
  return (
    <Dialog
      title={t('gridEdit.conflict')}
      width="64rem"
      onClose={() => editor.putOff(true)}
      footer={
        <div class={styles.actions}>
          <Button data-autofocus onClick={close}>
            {t('gridEdit.keepTheirs', { by: by() })}
          </Button>
          <Button kind="primary" disabled={!fits()} onClick={keepMine}>
            {t('gridEdit.keepMine')}
          </Button>
        </div>
      }
    >
      <p class={styles.what}>{t('gridEdit.conflictWhat', { by: by() })}</p>
      <div class={styles.maps}>
        <MiniMap
          title={t('gridEdit.mine')}
          editor={editor}
          coverage={mine()}
          changes={[change(), ...conflict.mine.map((stroke) => stroke.change)]}
          around={[change(), ...theirChanges()]}
        />
        <MiniMap
          title={t('gridEdit.theirs', { by: by() })}
          editor={editor}
          coverage={editor.desk.coverage}
          changes={theirChanges()}
          around={[change(), ...theirChanges()]}
        />
      </div>
      <p class={styles.what} role="status">
        {fits() ? '' : t('gridEdit.mineDoesNotFit')}
      </p>
    </Dialog>
  )
}

function withChange(coverage: Coverage, change: CoverageChange): Coverage {
  const copy = new Coverage(coverage.items.values())
  applyChange(copy, change)
  return copy
}
