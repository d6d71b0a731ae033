import X from 'lucide-solid/icons/x'
import { type JSX, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { IconButton } from './icon-button.tsx'
import styles from './panel.module.css'

interface PanelProps {
  title: string
  /** Buttons between title and ✕. */
  actions?: JSX.Element
  footer?: JSX.Element
  onClose?: () => void
  class?: string
  children: JSX.Element
}

/** A surface beside the map with a heading, a scrolling body and a way to close it. */
export function Panel(props: PanelProps) {
  return (
    <section class={`${styles.panel} ${props.class ?? ''}`} aria-label={props.title}>
      <header class={styles.header}>
        <h2 class={styles.title}>{props.title}</h2>
        {props.actions}
        <Show when={props.onClose}>
          {(close) => (
            <IconButton label={t('common.close')} tipSide="left" onClick={() => close()()}>
              <X size={18} />
            </IconButton>
          )}
        </Show>
      </header>
      <div class={styles.body}>{props.children}</div>
      <Show when={props.footer}>
        <footer class={styles.footer}>{props.footer}</footer>
      </Show>
    </section>
  )
}
