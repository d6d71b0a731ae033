import { createSignal, createUniqueId, onMount, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { PasswordField } from './password-field.tsx'
import styles from './sign-in.module.css'
import { signInErrorText } from './sign-in-error-text.ts'

interface SignInFormProps {
  /** Fixed when a session is only to be renewed. */
  username?: string | undefined
  signIn: (username: string, password: string) => Promise<unknown>
  focusAtFirst?: boolean
}

export function SignInForm(props: SignInFormProps) {
  const [problem, setProblem] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const id = createUniqueId()
  let name!: HTMLInputElement
  let form!: HTMLFormElement
  onMount(() => {
    if (!props.focusAtFirst) return
    if (props.username) form.querySelector<HTMLInputElement>('[name=password]')?.focus()
    else name.focus()
  })

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const values = new FormData(form)
    setBusy(true)
    setProblem('')
    try {
      await props.signIn(String(values.get('username')).trim(), String(values.get('password')))
    } catch (error) {
      setProblem(signInErrorText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form ref={form} class={styles.fields} onSubmit={submit}>
      <div class={styles.field}>
        <label for={id}>{t('signIn.username')}</label>
        <input
          ref={name}
          id={id}
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          value={props.username ?? ''}
          readonly={props.username !== undefined}
          required
        />
      </div>
      <PasswordField
        label={t('signIn.password')}
        name="password"
        autocomplete="current-password"
        invalid={problem() !== ''}
      />
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Button kind="primary" type="submit" disabled={busy()}>
        {busy() ? t('signIn.entering') : t('signIn.enter')}
      </Button>
    </form>
  )
}
