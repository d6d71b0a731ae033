import type { OneTimePassword } from '../../data/contracts/index.ts'
import { formatDate, t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { personName } from './account-texts.ts'
import styles from './panel.module.css'

/** A password that is shown this once, to be handed to its holder. */
export function HandOver(props: { given: OneTimePassword; onClose: () => void }) {
  return (
    <section class={styles.handOver} aria-label={t('accounts.passwordTitle')}>
      <h4>{t('accounts.passwordTitle')}</h4>
      <p>
        {t('accounts.username')} <b>{props.given.username}</b>
      </p>
      <output class={styles.password}>{props.given.password}</output>
      <p>
        {t('accounts.passwordText', {
          name: personName(props.given.displayName),
          date: formatDate(props.given.expiresAt),
        })}
      </p>
      <div class={styles.actions}>
        <Button size="small" onClick={() => void copyText(props.given.password)}>
          {t('common.copy')}
        </Button>
        <Button size="small" onClick={() => props.onClose()}>
          {t('common.close')}
        </Button>
      </div>
    </section>
  )
}
