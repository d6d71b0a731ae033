import { t } from '../i18n/index.ts'
import { account, signIn } from '../session/account.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './sign-in.module.css'
import { SignInForm } from './sign-in-form.tsx'

/** Over the page when a session ended: the view behind it stays as it is. */
export default function ExpiredDialog() {
  const again = async (username: string, password: string, code?: string) => {
    await signIn(username, password, code)
  }
  return (
    <Dialog title={t('signIn.expiredTitle')} width="26rem" onClose={() => {}}>
      <p class={styles.expired}>{t('signIn.expiredText')}</p>
      <SignInForm username={account()?.user.username} signIn={again} focusAtFirst />
      <Button kind="quiet" class={styles.other} onClick={() => location.reload()}>
        {t('signIn.otherAccount')}
      </Button>
    </Dialog>
  )
}
