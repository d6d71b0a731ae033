import { For } from 'solid-js'
import styles from './select.module.css'

interface SelectProps<Value extends string> {
  label: string
  labelHidden?: boolean
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** The browser's own list: right on touch, keyboard and screen readers without any code. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const choose = (value: string) => {
    const option = props.options.find((candidate) => candidate.value === value)
    if (option) props.onChange(option.value)
  }
  return (
    <label class={styles.select}>
      <span classList={{ 'visually-hidden': props.labelHidden ?? false }}>{props.label}</span>
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
