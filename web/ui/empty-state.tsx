import { type JSX, Show } from 'solid-js'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  icon?: JSX.Element
  title: string
  /** How to fill the list, or what to do about the error. */
  hint?: string | undefined
  children?: JSX.Element
}

export function EmptyState(props: EmptyStateProps) {
  return (
    <div class={styles.empty} role="status">
      {props.icon}
      <p class={styles.title}>{props.title}</p>
      <Show when={props.hint}>
        <p>{props.hint}</p>
      </Show>
      <div class={styles.actions}>{props.children}</div>
    </div>
  )
}
