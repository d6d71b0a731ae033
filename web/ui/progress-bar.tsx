import styles from './progress-bar.module.css'

interface ProgressBarProps {
  label: string
  /** 0–1; left out while nobody knows. */
  value?: number | undefined
}

export function ProgressBar(props: ProgressBarProps) {
  return (
    <div
      class={styles.track}
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={props.value === undefined ? undefined : Math.round(props.value * 100)}
    >
      <div
        class={styles.fill}
        classList={{ [styles.waiting ?? '']: props.value === undefined }}
        style={{ '--share': props.value ?? 1 }}
      />
    </div>
  )
}
