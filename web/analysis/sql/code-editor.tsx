import { createEffect, createSignal, onCleanup, onMount, untrack } from 'solid-js'
import { language, t, text } from '../../i18n/index.ts'
import { openEditor, type SqlEditor } from './open-editor.ts'
import type { SqlNames } from './sql-names.ts'
import { suggestAt } from './sql-names.ts'
import styles from './workbench.module.css'

interface CodeEditorProps {
  value: string
  names: SqlNames | undefined
  fault: { at: number; message: string } | null
  onChange: (text: string) => void
  onRun: () => void
  onEscape: () => boolean
  ref?: (editor: SqlEditor) => void
}

/** The text field of the workbench; a part of its own, since CodeMirror is large. */
export default function CodeEditor(props: CodeEditorProps) {
  let host!: HTMLDivElement
  const [isShown, setShown] = createSignal(false)
  // Until it is in the page an element belongs to a document without a window, where no style sheet can be made.
  onMount(() => {
    const watch = new ResizeObserver(() => setShown(host.isConnected))
    watch.observe(host)
    onCleanup(() => watch.disconnect())
  })
  createEffect(() => {
    if (!isShown()) return
    const phrases = phrasesIn(language())
    const editor = untrack(() =>
      openEditor({ host, text: props.value, phrases, ...partsOf(props) }),
    )
    props.ref?.(editor)
    createEffect(() => editor.setText(props.value))
    createEffect(() => editor.mark(props.fault))
    onCleanup(() => editor.close())
  })
  return <div class={styles.editor} ref={host} />
}

const partsOf = (props: CodeEditorProps) => ({
  label: t('sql.editor'),
  hint: t('sql.hint'),
  onChange: (value: string) => props.onChange(value),
  onRun: () => props.onRun(),
  onEscape: () => props.onEscape(),
  suggest: (value: string, at: number) =>
    props.names ? suggestAt(value, at, props.names, text) : null,
})

/** Named, so that a change of the language is seen. */
const phrasesIn = (_: string) => ({
  Completions: t('sql.completions'),
  Diagnostics: t('sql.faults'),
  'No diagnostics': t('sql.noFaults'),
  'Control character': t('sql.controlCharacter'),
  'Selection deleted': t('sql.selectionDeleted'),
})
