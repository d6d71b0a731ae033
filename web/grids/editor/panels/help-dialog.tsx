import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { KeyList } from '../../../ui/key-list.tsx'
import { TOOL_KEYS } from '../editor-keys.ts'
import { TOOL_IDS } from '../tools/tool.ts'
import { toolText } from './tool-strip.tsx'

/** What `?` shows while a plan is drawn on. */
export default function HelpDialog(props: { onClose: () => void }) {
  const sections = () => [
    { title: t('gridEdit.tools'), entries: tools() },
    { title: t('gridEdit.keys'), entries: others() },
  ]
  return (
    <Dialog title={t('gridEdit.help')} width="46rem" onClose={() => props.onClose()}>
      <KeyList sections={sections()} />
    </Dialog>
  )
}

const tools = () => TOOL_IDS.map((id) => ({ keys: [TOOL_KEYS[id]], does: t(toolText(id)) }))

const others = () => [
  { keys: ['Ctrl', 'Z'], does: t('gridEdit.undo') },
  { keys: ['Ctrl', 'Y'], does: t('gridEdit.redo') },
  { keys: ['Esc'], does: t('gridEdit.keyEsc') },
  { keys: ['Enter'], does: t('gridEdit.keyEnter') },
  { keys: ['Tab'], does: t('gridEdit.keyTab') },
  { keys: ['←', '↑', '↓', '→'], does: t('gridEdit.keyHand') },
  { keys: ['←', '↑', '↓', '→'], does: t('gridEdit.keyArrows') },
  { keys: ['Delete'], does: t('gridEdit.keyDelete') },
  { keys: ['Alt', t('gridEdit.click')], does: t('gridEdit.keyDelete') },
  { keys: ['1', '2', '3'], does: t('gridEdit.keyReassign') },
  { keys: ['Shift', t('gridEdit.dragging')], does: t('gridEdit.keyBrush') },
  { keys: ['␣', t('gridEdit.dragging')], does: t('gridEdit.keySpace') },
  { keys: ['N'], does: t('gridEdit.keyNext') },
  { keys: ['F'], does: t('gridEdit.keyFix') },
  { keys: ['L'], does: t('gridEdit.keyLock') },
  { keys: ['G'], does: t('gridEdit.keyLimit') },
  { keys: ['F2'], does: t('gridEdit.keyRename') },
]
