import { t } from '../i18n/index.ts'
import { showToast } from '../ui/toast.tsx'

/**
 * A page that was open while the program was updated asks for files that are gone. Says so in one sentence, with the
 * button that mends it, rather than leaving a panel empty; returns the unsubscriber.
 */
export function watchPageAge(): () => void {
  const tell = async () => {
    const action = { label: t('common.reload'), run: () => location.reload() }
    const text = (await isServerThere()) ? t('common.outdated') : t('common.unreachable')
    showToast({ tone: 'error', text, action, stays: true })
  }
  window.addEventListener('vite:preloadError', tell)
  return () => window.removeEventListener('vite:preloadError', tell)
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/healthz')).ok
  } catch {
    // No answer is the answer.
    return false
  }
}
