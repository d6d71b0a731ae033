import { type JSX, Show } from 'solid-js'
import styles from './block.module.css'

interface BlockProps {
  title: string
  /** Beside the title: a count, a button. */
  aside?: JSX.Element
  children: JSX.Element
}

/** One part of the card under its heading. */
export function Block(props: BlockProps) {
  return (
    <section class={styles.block}>
      <header class={styles.header}>
        <h3 class={styles.title}>{props.title}</h3>
        <Show when={props.aside}>
          <span class={styles.aside}>{props.aside}</span>
        </Show>
      </header>
      {props.children}
    </section>
  )
}
