import { Show } from 'solid-js'
import { type TextKey, t } from '../../../i18n/index.ts'
import type { GridEditor } from '../grid-editor.ts'
import type { Refusal } from '../tools/tool.ts'
import styles from './hint-line.module.css'

/** What a click does now, and why what is in the hand cannot be: one sentence each. */
export function HintLine(props: { editor: GridEditor }) {
  const { editor } = props
  const refused = () => editor.draft().refused ?? editor.said()
  const hint = () => editor.hint()
  return (
    <div class={styles.place}>
      <Show
        when={refused()}
        fallback={
          <p class={styles.hint} role="status">
            {editor.isReadOnly() ? t('gridEdit.readOnly') : t(hint().text, hint().values)}
          </p>
        }
      >
        {(why) => (
          <p class={`${styles.hint} ${styles.refused}`} role="alert">
            {refusalText(why())}
          </p>
        )}
      </Show>
    </div>
  )
}

export function refusalText(refusal: Refusal): string {
  if (refusal.reason === 'held') return t('gridEdit.refused_held', { by: refusal.by })
  const key: TextKey = `gridEdit.refused_${refusal.reason}`
  return t(key)
}
