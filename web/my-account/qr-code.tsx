import { encode } from 'uqr'
import styles from './my-account.module.css'

/** Drawn here: what it holds goes to nobody else. Black on white in either theme, since cameras want it so. */
export function QrCode(props: { text: string; label: string }) {
  const code = () => encode(props.text, { ecc: 'M', border: 4 })
  const path = () =>
    code()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
      .join('')
  return (
    <svg
      class={styles.qr}
      viewBox={`0 0 ${code().size} ${code().size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={props.label}
    >
      <path d={path()} />
    </svg>
  )
}
