import { onCleanup } from 'solid-js'
import { t } from './i18n/index.ts'
import styles from './no-rights-page.module.css'
import { accountName, checkAccount, leaveEnded, signOut } from './session/account.ts'
import { connectLive } from './session/live.ts'
import { SignInFrame } from './sign-in/sign-in-frame.tsx'
import { Button } from './ui/button.tsx'

/** Who has no grant yet, or none any more: says whom to ask, and goes on by itself once there is one. */
export default function NoRightsPage() {
  const look = () => void checkAccount()
  const onAccess = (hasEnded: boolean) => void (hasEnded ? leaveEnded() : checkAccount())
  onCleanup(connectLive({ onReconnect: look, onRefused: look, onAccess }))
  return (
    <SignInFrame>
      <h2 class={styles.title}>{t('accounts.noRightsTitle', { name: accountName() })}</h2>
      <p class={styles.text}>{t('accounts.noRightsText')}</p>
      <p class={styles.text} role="status">
        {t('accounts.noRightsWait')}
      </p>
      <Button onClick={() => void signOut()}>{t('shell.signOut')}</Button>
    </SignInFrame>
  )
}
