import X from 'lucide-solid/icons/x'
import { For } from 'solid-js'
import type { GridPlanIssue } from '../../../../data/contracts/index.ts'
import { isTextKey, t } from '../../../i18n/index.ts'
import { goToPlace } from '../../../session/go-to.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import type { GridEditor } from '../../editor/grid-editor.ts'
import styles from './review.module.css'

interface RefusedListProps {
  editor: GridEditor
  issues: readonly GridPlanIssue[]
  onClose: () => void
}

const CLOSE_ZOOM = 17

/** Why the server has not let it go on; each leads to its place. */
export function RefusedList(props: RefusedListProps) {
  const { coverage } = props.editor.desk
  const names = ({ cells, subject = '' }: GridPlanIssue) =>
    cells.flatMap((id) => coverage.cell(id)?.name ?? []).join(t('common.listSeparator')) || subject
  const show = ({ cells, place }: GridPlanIssue) => {
    const known = cells.find((id) => coverage.cell(id))
    if (known) props.editor.select(known)
    goToPlace(place, CLOSE_ZOOM)
  }
  return (
    <div class={styles.refused} role="alert">
      <header>
        <p>{t('gridPlans.refused', { count: props.issues.length })}</p>
        <IconButton size="small" label={t('common.close')} tipSide="left" onClick={props.onClose}>
          <X size={14} />
        </IconButton>
      </header>
      <ul>
        <For each={props.issues}>
          {(issue) => (
            <li>
              <button type="button" onClick={() => show(issue)}>
                <strong>{checkName(issue.check)}</strong>
                <span>{names(issue)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}

function checkName(check: string): string {
  const key = `gridEdit.check_${check}`
  return isTextKey(key) ? t(key) : check
}
