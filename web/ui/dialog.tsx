import { Dialog as Ark } from '@ark-ui/solid/dialog'
import X from 'lucide-solid/icons/x'
import { type JSX, onCleanup, onMount, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { t } from '../i18n/index.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

interface DialogProps {
  title: string
  onClose: () => void
  /** CSS length; 36rem unless told. */
  width?: string
  footer?: JSX.Element
  children: JSX.Element
}

/**
 * Open for as long as it is in the tree. Load it, and what is in it, with `lazy()`. The focus goes to what
 * is marked `data-autofocus`, else to the dialog itself.
 */
export function Dialog(props: DialogProps) {
  let content!: HTMLDivElement
  onMount(() => {
    const page = document.getElementById('app')
    page?.setAttribute('inert', '')
    onCleanup(() => page?.removeAttribute('inert'))
  })
  return (
    <Ark.Root
      open
      onOpenChange={(change) => !change.open && props.onClose()}
      initialFocusEl={() => content.querySelector<HTMLElement>('[data-autofocus]') ?? content}
    >
      <Portal>
        <Ark.Backdrop class={styles.backdrop} />
        <Ark.Positioner class={styles.positioner}>
          <Ark.Content
            ref={content}
            class={styles.content}
            style={{ '--dialog-width': props.width }}
          >
            <header class={styles.header}>
              <Ark.Title class={styles.title}>{props.title}</Ark.Title>
              <IconButton label={t('common.close')} tipSide="left" onClick={() => props.onClose()}>
                <X size={18} />
              </IconButton>
            </header>
            <div class={styles.body}>{props.children}</div>
            <Show when={props.footer}>
              <footer class={styles.footer}>{props.footer}</footer>
            </Show>
          </Ark.Content>
        </Ark.Positioner>
      </Portal>
    </Ark.Root>
  )
}
