import { createEffect, on, onCleanup, onMount } from 'solid-js'
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
  onMount(() => {
    createEffect(
      on(language, () => {
        const editor = openEditor({
          host,
          text: props.value,
          label: t('sql.editor'),
          hint: t('sql.hint'),
          phrases: phrases(),
          onChange: (value) => props.onChange(value),
          onRun: () => props.onRun(),
          onEscape: () => props.onEscape(),
          suggest: (value, at) => (props.names ? suggestAt(value, at, props.names, text) : null),
        })
        props.ref?.(editor)
        createEffect(() => editor.setText(props.value))
        createEffect(() => editor.mark(props.fault))
        onCleanup(() => editor.close())
      }),
    )
  })
  return <div class={styles.editor} ref={host} />
}

const phrases = () => ({
  Completions: t('sql.completions'),
  Diagnostics: t('sql.faults'),
  'No diagnostics': t('sql.noFaults'),
  'Control character': t('sql.controlCharacter'),
  'Selection deleted': t('sql.selectionDeleted'),
})
