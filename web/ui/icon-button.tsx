import { type JSX, splitProps } from 'solid-js'
import styles from './button.module.css'

export interface IconButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** Accessible name and tooltip. */
  label: string
  /** Shown behind the name in the tooltip, e.g. `M`. */
  shortcut?: string
  pressed?: boolean
  size?: 'small' | 'normal'
  tipSide?: 'top' | 'bottom' | 'left' | 'right'
}

/** A button that is only a picture; its name is the tooltip. */
export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, [
    'label',
    'shortcut',
    'pressed',
    'size',
    'tipSide',
    'class',
  ])
  return (
    <button
      type="button"
      {...rest}
      class={`${styles.button} ${styles.icon} ${own.size === 'small' ? styles.small : ''} ${own.class ?? ''}`}
      aria-label={own.label}
      aria-pressed={own.pressed}
      aria-keyshortcuts={own.shortcut}
      data-tip={own.shortcut ? `${own.label}  ${own.shortcut}` : own.label}
      data-tip-side={own.tipSide}
    />
  )
}
