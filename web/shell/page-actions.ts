import { t } from '../i18n/index.ts'
import { viewLink } from '../session/view.ts'
import { copyText } from '../ui/copy-text.ts'

export function copyLink(): Promise<void> {
  return copyText(viewLink(), t('shell.linkCopied'))
}

export async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen()
  else await document.documentElement.requestFullscreen()
}
