import Eye from 'lucide-solid/icons/eye'
import EyeOff from 'lucide-solid/icons/eye-off'
import { Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { setAskingForPurpose } from '../session/purpose.ts'
import styles from './masked-value.module.css'

interface MaskedValueProps {
  /** What remains of it; nothing = withheld altogether. */
  text: string | undefined
  /** Why it is not shown as it is. */
  why: string
  /** Stating a purpose is all that is missing. */
  revealable: boolean
}

/** A personal value that is not shown as it is, with the way to see it where there is one. */
export function MaskedValue(props: MaskedValueProps) {
  return (
    <span class={styles.masked} title={props.why}>
      {props.text ?? t('card.withheld')}
      <Show
        when={props.revealable}
        fallback={<EyeOff size={14} aria-label={props.why} role="img" />}
      >
        <button
          type="button"
          class={styles.reveal}
          aria-label={t('people.reveal')}
          data-tip={t('people.needsPurpose')}
          data-tip-side="left"
          onClick={() => setAskingForPurpose(true)}
        >
          <Eye size={16} />
        </button>
      </Show>
    </span>
  )
}
