import { For } from 'solid-js'
import styles from './fields.module.css'

interface FieldSelectProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** A list as wide as its card, with its name above it. */
export function FieldSelect<Value extends string>(props: FieldSelectProps<Value>) {
  const choose = (value: string) => {
    const option = props.options.find((candidate) => candidate.value === value)
    if (option) props.onChange(option.value)
  }
  return (
    <label class={styles.field}>
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => choose(event.currentTarget.value)}>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
