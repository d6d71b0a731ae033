import { createSignal, For, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import styles from './toast.module.css'

export interface ToastMessage {
  text: string
  tone?: 'plain' | 'error'
  action?: { label: string; run: () => void }
  /** Until somebody puts it away. */
  stays?: boolean
}

interface Toast extends ToastMessage {
  id: number
}

const [toasts, setToasts] = createSignal<readonly Toast[]>([])
let lastId = 0

/** Says something in passing. Errors and offers (undo) stay longer than plain news. */
export function showToast(message: ToastMessage): void {
  const id = ++lastId
  const stay = message.action || message.tone === 'error' ? 9_000 : 4_000
  setToasts((all) => [
    ...all.filter((toast) => toast.text !== message.text).slice(-2),
    { ...message, id },
  ])
  if (!message.stays) setTimeout(() => dismiss(id), stay)
}

/** The one place where they appear; stands in the page once. */
export function Toasts() {
  return (
    <div class={styles.toasts} role="status" aria-live="polite">
      <For each={toasts()}>
        {(toast) => (
          <div class={styles.toast} classList={{ [styles.error ?? '']: toast.tone === 'error' }}>
            <p>{toast.text}</p>
            <Show when={toast.action}>
              {(action) => (
                <button
                  type="button"
                  onClick={() => {
                    dismiss(toast.id)
                    action().run()
                  }}
                >
                  {action().label}
                </button>
              )}
            </Show>
            <button type="button" aria-label={t('common.close')} onClick={() => dismiss(toast.id)}>
              ✕
            </button>
          </div>
        )}
      </For>
    </div>
  )
}

function dismiss(id: number): void {
  setToasts((all) => all.filter((toast) => toast.id !== id))
}
