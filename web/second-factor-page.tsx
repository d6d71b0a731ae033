import { t } from './i18n/index.ts'
import { Enrol } from './my-account/enrol.tsx'
import { loadAccount, signOut } from './session/account.ts'
import { enter } from './session/boot.ts'
import styles from './sign-in/sign-in.module.css'
import { SignInFrame } from './sign-in/sign-in-frame.tsx'
import { Button } from './ui/button.tsx'

/** Whose role wants a second factor sets one up; nothing else is open to them before. */
export default function SecondFactorPage() {
  const goOn = async () => {
    // Every server process hears of it a moment later.
    for (let left = 20; left > 0; left--) {
      if (!(await loadAccount())?.mustEnrol) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await enter()
  }
  return (
    <SignInFrame>
      <h2 class={styles.title}>{t('myAccount.enrolTitle')}</h2>
      <p class={styles.expired}>{t('myAccount.enrolText')}</p>
      <Enrol onDone={() => void goOn()} />
      <Button kind="quiet" class={styles.other} onClick={() => void signOut()}>
        {t('signIn.otherAccount')}
      </Button>
    </SignInFrame>
  )
}
