import { createSignal, createUniqueId, Match, Show, Switch } from 'solid-js'
import { sendJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { PasswordField } from './password-field.tsx'
import styles from './sign-in.module.css'
import { MIN_PASSWORD_LENGTH, signInErrorText } from './sign-in-error-text.ts'
import { SignInFrame } from './sign-in-frame.tsx'

/** `/setup?token=…`: where the one-time link of the first start leads. */
export default function SetupPage() {
  const token = new URLSearchParams(location.search).get('token') ?? ''
  const [done, setDone] = createSignal(false)
  return (
    <SignInFrame>
      <h2 class={styles.title}>{t('signIn.setupTitle')}</h2>
      <Switch>
        <Match when={done()}>
          <p class={styles.expired}>{t('signIn.setupDone')}</p>
          <Button kind="primary" onClick={() => location.assign('/')}>
            {t('signIn.title')}
          </Button>
        </Match>
        <Match when={token === ''}>
          <p class={styles.problem}>{t('signIn.noToken')}</p>
        </Match>
        <Match when={true}>
          <p class={styles.expired}>{t('signIn.setupText')}</p>
          <SetupForm token={token} onDone={() => setDone(true)} />
        </Match>
      </Switch>
    </SignInFrame>
  )
}

function SetupForm(props: { token: string; onDone: () => void }) {
  const [problem, setProblem] = createSignal('')
  const nameId = createUniqueId()
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const username = String(values.get('username')).trim()
    const password = String(values.get('password'))
    if (password !== values.get('repeat')) return setProblem(t('signIn.repeatDiffers'))
    if (password.length < MIN_PASSWORD_LENGTH) {
      return setProblem(t('signIn.weak', { count: MIN_PASSWORD_LENGTH }))
    }
    try {
      await sendJson('POST', '/api/setup', { token: props.token, username, password })
      props.onDone()
    } catch (error) {
      setProblem(signInErrorText(error))
    }
  }
  return (
    <form class={styles.fields} onSubmit={submit}>
      <div class={styles.field}>
        <label for={nameId}>{t('signIn.username')}</label>
        <input id={nameId} name="username" autocomplete="username" required />
      </div>
      <PasswordField
        label={t('signIn.password')}
        name="password"
        autocomplete="new-password"
        hint={t('signIn.setupPasswordHint', { count: MIN_PASSWORD_LENGTH })}
      />
      <PasswordField label={t('signIn.repeat')} name="repeat" autocomplete="new-password" />
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Button kind="primary" type="submit">
        {t('signIn.create')}
      </Button>
    </form>
  )
}
