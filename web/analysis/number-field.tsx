import styles from './fields.module.css'

interface NumberFieldProps {
  label: string
  /** null = empty. */
  value: number | null
  min?: number
  max?: number
  step?: number
  onChange: (value: number | null) => void
}

/** What lies beyond the ends becomes the end. */
export function NumberField(props: NumberFieldProps) {
  const take = (value: number) => {
    const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE } = props
    props.onChange(Number.isNaN(value) ? null : Math.min(max, Math.max(min, value)))
  }
  return (
    <label class={styles.field}>
      <span>{props.label}</span>
      <input
        type="number"
        inputmode="numeric"
        min={props.min}
        max={props.max}
        step={props.step ?? 'any'}
        value={props.value ?? ''}
        onInput={(event) => take(event.currentTarget.valueAsNumber)}
      />
    </label>
  )
}
