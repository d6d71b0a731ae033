import { type JSX, splitProps } from 'solid-js'
import styles from './button.module.css'

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'small' | 'normal'
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['kind', 'size', 'class'])
  return (
    <button
      type="button"
      {...rest}
      class={`${styles.button} ${styles[own.kind ?? 'secondary']} ${own.size === 'small' ? styles.small : ''} ${own.class ?? ''}`}
    />
  )
}
