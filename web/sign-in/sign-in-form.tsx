import { createEffect, createSignal, createUniqueId, onMount, Show } from 'solid-js'
import { ApiError } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import fields from '../ui/fields.module.css'
import { PasswordField } from '../ui/password-field.tsx'
import { CodeStep } from './code-step.tsx'
import { signInErrorText } from './sign-in-error-text.ts'

interface SignInFormProps {
  /** Fixed when a session is only to be renewed. */
  username?: string | undefined
  signIn: (username: string, password: string, code?: string) => Promise<unknown>
  focusAtFirst?: boolean
  /** The password was right and a code is asked for; or no longer. */
  onCodeAsked?: (isAsked: boolean) => void
}

interface Credentials {
  username: string
  password: string
}

/** Name and password; where the account has a second factor, then its code. */
export function SignInForm(props: SignInFormProps) {
  const [problem, setProblem] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [proved, setProved] = createSignal<Credentials | null>(null)

  const prove = (credentials: Credentials | null) => {
    setProved(credentials)
    props.onCodeAsked?.(credentials !== null)
  }
  const send = async (credentials: Credentials, code?: string) => {
    setBusy(true)
    setProblem('')
    try {
      await props.signIn(credentials.username, credentials.password, code)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'second-factor') prove(credentials)
      else setProblem(signInErrorText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Show
      when={proved()}
      fallback={
        <PasswordStep
          username={props.username}
          problem={problem()}
          busy={busy()}
          focusAtFirst={props.focusAtFirst ?? false}
          onSubmit={(credentials) => void send(credentials)}
        />
      }
    >
      {(credentials) => (
        <CodeStep
          problem={problem()}
          busy={busy()}
          onSubmit={(code) => void send(credentials(), code)}
          onOther={() => setProblem('')}
          onBack={() => {
            setProblem('')
            prove(null)
          }}
        />
      )}
    </Show>
  )
}

interface PasswordStepProps {
  username: string | undefined
  problem: string
  busy: boolean
  focusAtFirst: boolean
  onSubmit: (credentials: Credentials) => void
}

function PasswordStep(props: PasswordStepProps) {
  const id = createUniqueId()
  let name!: HTMLInputElement
  let form!: HTMLFormElement
  onMount(() => {
    if (!props.focusAtFirst) return
    if (props.username) form.querySelector<HTMLInputElement>('[name=password]')?.focus()
    else name.focus()
  })
  // Below demo accounts and a provider's button the form may end outside of the window.
  createEffect(() => {
    if (props.problem) form.scrollIntoView({ block: 'nearest' })
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const values = new FormData(form)
    const username = String(values.get('username')).trim()
    props.onSubmit({ username, password: String(values.get('password')) })
  }
  return (
    <form ref={form} class={fields.fields} onSubmit={submit}>
      <div class={fields.field}>
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
        invalid={props.problem !== ''}
      />
      <Show when={props.problem}>
        <p class={fields.problem} role="alert">
          {props.problem}
        </p>
      </Show>
      <Button kind="primary" type="submit" disabled={props.busy}>
        {props.busy ? t('signIn.entering') : t('signIn.enter')}
      </Button>
    </form>
  )
}
