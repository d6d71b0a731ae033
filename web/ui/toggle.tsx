import styles from './toggle.module.css'

interface ToggleProps {
  label: string
  /** Only for assistive technology; the label stands elsewhere on the screen. */
  labelHidden?: boolean
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

export function Toggle(props: ToggleProps) {
  return (
    <label class={styles.toggle}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.checked}
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span classList={{ 'visually-hidden': props.labelHidden ?? false }}>{props.label}</span>
    </label>
  )
}
