import Eye from 'lucide-solid/icons/eye'
import X from 'lucide-solid/icons/x'
import { Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { createTicker } from '../session/create-ticker.ts'
import { endPurpose, purpose } from '../session/purpose.ts'
import { errorText } from '../ui/error-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { showToast } from '../ui/toast.tsx'
import styles from './purpose-chip.module.css'

/** Says that personal values are shown as they are, for what, how long still, and ends it. */
export function PurposeChip() {
  const now = createTicker()
  const minutes = (until: string) => Math.max(1, Math.floor((Date.parse(until) - now()) / 60_000))
  const end = () =>
    endPurpose().catch((error: unknown) => showToast({ text: errorText(error), tone: 'error' }))
  return (
    <Show when={purpose()}>
      {(stated) => (
        <p class={styles.chip}>
          <Eye size={16} />
          <span class={styles.text}>
            {t('people.chip', {
              purpose: stated().note ?? t(`people.${stated().purpose}`),
              minutes: minutes(stated().until),
            })}
          </span>
          <IconButton size="small" label={t('people.end')} tipSide="left" onClick={end}>
            <X size={14} />
          </IconButton>
        </p>
      )}
    </Show>
  )
}
