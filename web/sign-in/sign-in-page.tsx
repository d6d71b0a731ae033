import { Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { signIn, takeNote } from '../session/account.ts'
import { enter } from '../session/boot.ts'
import { settings } from '../session/settings.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import styles from './sign-in.module.css'
import { SignInForm } from './sign-in-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

export default function SignInPage() {
  const demoAccounts = () => settings()?.demoAccounts ?? []
  const wasEnded = takeNote() === 'sessionEnded'
  const isDemo = () => demoAccounts().length > 0
  const come = async (username: string, password: string) => {
    await signIn(username, password)
    await enter()
  }
  return (
    <SignInFrame>
      <Show when={wasEnded}>
        <p class={styles.expired} role="status">
          {t('signIn.endedText')}
        </p>
      </Show>
      <Show
        when={isDemo()}
        fallback={
          <>
            <h2 class={styles.title}>{t('signIn.title')}</h2>
            <SignInForm signIn={come} focusAtFirst />
          </>
        }
      >
        <h2 class={styles.title}>{t('signIn.title')}</h2>
        <DemoAccounts accounts={demoAccounts()} signIn={come} />
        <details class={styles.byPassword}>
          <summary>{t('signIn.byPassword')}</summary>
          <SignInForm signIn={come} />
        </details>
      </Show>
    </SignInFrame>
  )
}
