import type { JSX } from 'solid-js'
import { changeView } from '../session/view.ts'
import type { Selection } from '../session/view-state.ts'
import styles from './link-button.module.css'

/** Words that select another thing. */
export function LinkButton(props: { to: Selection; children: JSX.Element }) {
  return (
    <button type="button" class={styles.link} onClick={() => changeView({ selection: props.to })}>
      {props.children}
    </button>
  )
}
