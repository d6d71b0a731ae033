import { t } from '../i18n/index.ts'
import { showToast } from './toast.tsx'

/** Puts text on the clipboard and says so; browsers refuse it on pages without HTTPS or focus. */
export async function copyText(text: string, done = t('common.copied')): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    showToast({ text: done })
  } catch {
    showToast({ text: t('card.copyFailed'), tone: 'error' })
  }
}
