import { createSignal, Show } from 'solid-js'
import { sendJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { loadAccount, signOut } from '../session/account.ts'
import { enter } from '../session/boot.ts'
import { Button } from '../ui/button.tsx'
import form from '../ui/fields.module.css'
import { MIN_PASSWORD_LENGTH, passwordErrorText } from '../ui/password-error-text.ts'
import { PasswordField } from '../ui/password-field.tsx'
import styles from './sign-in.module.css'
import { SignInFrame } from './sign-in-frame.tsx'

/** Who signed in with a password that was handed over chooses one of their own; nothing else is open to them before. */
export default function NewPasswordPage() {
  const [problem, setProblem] = createSignal('')
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const [current, password, repeat] = ['current', 'password', 'repeat'].map((name) =>
      String(values.get(name)),
    )
    if (password !== repeat) return setProblem(t('signIn.repeatDiffers'))
    try {
      await sendJson('PUT', '/api/sessions/current/password', { current, password })
      await untilOpen()
      await enter()
    } catch (error) {
      setProblem(passwordErrorText(error))
    }
  }
  return (
    <SignInFrame>
      <h2 class={styles.title}>{t('signIn.newPasswordTitle')}</h2>
      <p class={styles.expired}>{t('signIn.newPasswordText')}</p>
      <form class={form.fields} onSubmit={submit}>
        <PasswordField
          label={t('signIn.presentPassword')}
          name="current"
          autocomplete="current-password"
        />
        <PasswordField
          label={t('signIn.newPassword')}
          name="password"
          autocomplete="new-password"
          hint={t('signIn.setupPasswordHint', { count: MIN_PASSWORD_LENGTH })}
        />
        <PasswordField label={t('signIn.repeat')} name="repeat" autocomplete="new-password" />
        <Show when={problem()}>
          <p class={form.problem} role="alert">
            {problem()}
          </p>
        </Show>
        <Button kind="primary" type="submit">
          {t('signIn.setPassword')}
        </Button>
        <Button kind="quiet" onClick={() => void signOut()}>
          {t('signIn.otherAccount')}
        </Button>
      </form>
    </SignInFrame>
  )
}

/** Every server process hears of the new password a moment later. */
async function untilOpen(): Promise<void> {
  for (let left = 20; left > 0; left--) {
    const session = await loadAccount()
    if (!session?.mustChangePassword) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
