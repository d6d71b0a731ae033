import styles from './slider.module.css'

interface SliderProps {
  label: string
  min?: number
  max?: number
  step?: number
  value: number
  /** What is written beside the slider, e.g. `60 %`. */
  valueText: string
  onInput: (value: number) => void
}

/** The browser's own range input: right on touch, keyboard and screen readers without any code. */
export function Slider(props: SliderProps) {
  return (
    <label class={styles.slider}>
      <span>{props.label}</span>
      <input
        type="range"
        min={props.min ?? 0}
        max={props.max ?? 100}
        step={props.step ?? 1}
        value={props.value}
        aria-valuetext={props.valueText}
        onInput={(event) => props.onInput(event.currentTarget.valueAsNumber)}
      />
      <output>{props.valueText}</output>
    </label>
  )
}
