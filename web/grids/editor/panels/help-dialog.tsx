import { For } from 'solid-js'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { TOOL_KEYS } from '../editor-keys.ts'
import { TOOL_IDS } from '../tools/tool.ts'
import styles from './help-dialog.module.css'
import { toolText } from './tool-strip.tsx'

/** What `?` shows while a plan is drawn on. */
export default function HelpDialog(props: { onClose: () => void }) {
  const tools = () => TOOL_IDS.map((id) => [[TOOL_KEYS[id]], t(toolText(id))] as const)
  const others = () =>
    [
      [['Ctrl', 'Z'], t('gridEdit.undo')],
      [['Ctrl', 'Y'], t('gridEdit.redo')],
      [['Esc'], t('gridEdit.keyEsc')],
      [['Enter'], t('gridEdit.keyEnter')],
      [['Tab'], t('gridEdit.keyTab')],
      [['←', '↑', '↓', '→'], t('gridEdit.keyHand')],
      [['←', '↑', '↓', '→'], t('gridEdit.keyArrows')],
      [['Delete'], t('gridEdit.keyDelete')],
      [['Alt', t('gridEdit.click')], t('gridEdit.keyDelete')],
      [['1', '2', '3'], t('gridEdit.keyReassign')],
      [['Shift', t('gridEdit.dragging')], t('gridEdit.keyBrush')],
      [['␣', t('gridEdit.dragging')], t('gridEdit.keySpace')],
      [['N'], t('gridEdit.keyNext')],
      [['F'], t('gridEdit.keyFix')],
      [['L'], t('gridEdit.keyLock')],
      [['G'], t('gridEdit.keyLimit')],
      [['F2'], t('gridEdit.keyRename')],
    ] as const
  return (
    <Dialog title={t('gridEdit.help')} width="46rem" onClose={() => props.onClose()}>
      <div class={styles.columns}>
        <Keys title={t('gridEdit.tools')} entries={tools()} />
        <Keys title={t('gridEdit.keys')} entries={others()} />
      </div>
    </Dialog>
  )
}

function Keys(props: {
  title: string
  entries: readonly (readonly [readonly string[], string])[]
}) {
  return (
    <section>
      <h3>{props.title}</h3>
      <dl>
        <For each={props.entries}>
          {([keys, does]) => (
            <div class={styles.entry}>
              <dt>{does}</dt>
              <dd>
                <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  )
}
