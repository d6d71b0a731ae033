import { type JSX, Show } from 'solid-js'
import styles from './chip.module.css'

interface ChipProps {
  tone?: 'plain' | 'neutral' | 'accent' | 'danger' | 'warning' | 'success'
  /** A dot of this colour in front. */
  colour?: string | undefined
  /** With `onToggle`: a filter that is on or off. */
  pressed?: boolean
  onToggle?: () => void
  children: JSX.Element
}

/** A small label, or with `onToggle` a filter to switch. */
export function Chip(props: ChipProps) {
  const name = () => `${styles.chip} ${props.tone ? (styles[props.tone] ?? '') : ''}`
  const content = () => (
    <>
      <Show when={props.colour}>
        {(colour) => <span class={styles.swatch} style={{ '--swatch': colour() }} />}
      </Show>
      {props.children}
    </>
  )
  return (
    <Show when={props.onToggle} fallback={<span class={name()}>{content()}</span>}>
      <button
        type="button"
        class={name()}
        aria-pressed={props.pressed}
        onClick={() => props.onToggle?.()}
      >
        {content()}
      </button>
    </Show>
  )
}
