import { createSignal, Show } from 'solid-js'
import { withQuery } from '../api.ts'
import { t, text } from '../i18n/index.ts'
import { signIn, takeNote } from '../session/account.ts'
import { enter } from '../session/boot.ts'
import { settings } from '../session/settings.ts'
import { Button } from '../ui/button.tsx'
import fields from '../ui/fields.module.css'
import { DemoAccounts } from './demo-accounts.tsx'
import styles from './sign-in.module.css'
import { providerErrorText } from './sign-in-error-text.ts'
import { SignInForm } from './sign-in-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

export default function SignInPage() {
  const demoAccounts = () => settings()?.demoAccounts ?? []
  const wasEnded = takeNote() === 'sessionEnded'
  const isDemo = () => demoAccounts().length > 0
  const [isCodeAsked, setCodeAsked] = createSignal(false)
  const search = takeReason()
  const come = async (username: string, password: string, code?: string) => {
    await signIn(username, password, code)
    await enter()
  }
  return (
    <SignInFrame>
      <Show when={wasEnded}>
        <p class={styles.notice} role="status">
          {t('signIn.endedText')}
        </p>
      </Show>
      <h2 class={styles.title}>{t(isCodeAsked() ? 'signIn.codeTitle' : 'signIn.title')}</h2>
      <Show when={providerErrorText(search)}>
        {(problem) => (
          <p class={fields.problem} role="alert">
            {problem()}
          </p>
        )}
      </Show>
      <Show when={!isCodeAsked() && settings()?.oidc}>
        {(house) => (
          <>
            <Button kind="primary" class={styles.house} onClick={goToProvider}>
              {text(house().name)}
            </Button>
            <p class={styles.or}>{t('signIn.or')}</p>
          </>
        )}
      </Show>
      <Show
        when={isDemo()}
        fallback={
          <SignInForm signIn={come} focusAtFirst={!settings()?.oidc} onCodeAsked={setCodeAsked} />
        }
      >
        <Show when={!isCodeAsked()}>
          <DemoAccounts accounts={demoAccounts()} signIn={come} />
        </Show>
        <details class={styles.byPassword} data-alone={isCodeAsked() ? '' : undefined}>
          <summary>{t('signIn.byPassword')}</summary>
          <SignInForm signIn={come} onCodeAsked={setCodeAsked} />
        </details>
      </Show>
    </SignInFrame>
  )
}

/** Away to the provider; it sends the browser back to where the page is now. */
function goToProvider(): void {
  const { pathname, search, hash } = location
  location.assign(withQuery('/api/oidc/start', { to: pathname + search + hash }))
}

/** Why the provider's sign-in failed, out of the address: it is said once and shared in no link. */
function takeReason(): string {
  const { search } = location
  if (!search.includes('signIn=')) return ''
  const url = new URL(location.href)
  url.searchParams.delete('signIn')
  history.replaceState(history.state, '', url)
  return search
}
