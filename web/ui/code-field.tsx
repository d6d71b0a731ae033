import { createUniqueId, onMount, Show } from 'solid-js'
import styles from './fields.module.css'

interface CodeFieldProps {
  label: string
  hint?: string
  /** Six digits of an app, or the letters and digits of a recovery code. */
  kind: 'app' | 'recovery'
  invalid?: boolean
  focusAtFirst?: boolean
}

/** Named `code`. Telephones offer the number pad and fill in what they know. */
export function CodeField(props: CodeFieldProps) {
  const id = createUniqueId()
  let input!: HTMLInputElement
  onMount(() => props.focusAtFirst && input.focus())
  return (
    <div class={`${styles.field} ${styles.code}`}>
      <label for={id}>{props.label}</label>
      <input
        ref={input}
        id={id}
        name="code"
        inputmode={props.kind === 'app' ? 'numeric' : 'text'}
        autocomplete={props.kind === 'app' ? 'one-time-code' : 'off'}
        autocapitalize="characters"
        spellcheck={false}
        maxlength={props.kind === 'app' ? 8 : 30}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        aria-invalid={props.invalid}
        required
      />
      <Show when={props.hint}>
        <p class={styles.hint} id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </div>
  )
}
