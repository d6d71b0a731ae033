import { Show } from 'solid-js'
import styles from './sparkline.module.css'

interface SparklineProps {
  values: readonly number[]
  /** Drawn as a dashed line. */
  expected?: readonly number[]
  label: string
}

const WIDTH = 96
const HEIGHT = 24

/** How something went on in time, as small as a word. */
export function Sparkline(props: SparklineProps) {
  const most = () => Math.max(1e-9, ...props.values, ...(props.expected ?? []))
  const points = (values: readonly number[]) =>
    values
      .map((value, i) => {
        const x = 1 + (i / Math.max(1, values.length - 1)) * (WIDTH - 2)
        return `${x.toFixed(1)},${(HEIGHT - 2 - (value / most()) * (HEIGHT - 4)).toFixed(1)}`
      })
      .join(' ')
  return (
    <svg
      class={styles.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={props.label}
    >
      <Show when={props.expected}>
        {(expected) => <polyline class={styles.expected} points={points(expected())} />}
      </Show>
      <polyline class={styles.line} points={points(props.values)} />
    </svg>
  )
}
