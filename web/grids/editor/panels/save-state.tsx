import { t } from '../../../i18n/index.ts'
import { Chip } from '../../../ui/chip.tsx'
import { errorText } from '../../../ui/error-text.ts'
import type { GridEditor } from '../grid-editor.ts'

/** Whether what was drawn is with the server yet. */
export function SaveState(props: { editor: GridEditor }) {
  const state = () => props.editor.sync()
  const text = () => {
    const now = state()
    if (props.editor.isReadOnly()) return t(`gridEdit.state_${props.editor.state()}`)
    if (now.kind === 'saved') return t('gridEdit.saved')
    if (now.kind === 'sending') return t('gridEdit.sending', { count: now.waiting })
    if (now.kind === 'offline') return t('gridEdit.keptHere', { count: now.waiting })
    return errorText(now.error)
  }
  const tone = () => {
    if (state().kind === 'saved') return 'success'
    if (state().kind === 'offline') return 'warning'
    return state().kind === 'refused' ? 'danger' : 'neutral'
  }
  return (
    <span role="status">
      <Chip tone={tone()}>{text()}</Chip>
    </span>
  )
}
