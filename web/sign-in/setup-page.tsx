import { createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import type { Role } from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import form from '../ui/fields.module.css'
import { MIN_PASSWORD_LENGTH } from '../ui/password-error-text.ts'
import { PasswordField } from '../ui/password-field.tsx'
import styles from './sign-in.module.css'
import { signInErrorText } from './sign-in-error-text.ts'
import { SignInFrame } from './sign-in-frame.tsx'

interface SetupDone {
  username: string
  role: Role
  invitations: readonly { role: Role; token: string }[]
}

/** `/setup?token=…`: where the one-time link of the first start leads. */
export default function SetupPage() {
  const token = new URLSearchParams(location.search).get('token') ?? ''
  const [done, setDone] = createSignal<SetupDone | null>(null)
  return (
    <SignInFrame>
      <h2 class={styles.title}>{t('signIn.setupTitle')}</h2>
      <Switch>
        <Match when={done()}>{(created) => <Others invitations={created().invitations} />}</Match>
        <Match when={token === ''}>
          <p class={form.problem}>{t('signIn.noToken')}</p>
        </Match>
        <Match when={true}>
          <p class={styles.expired}>{t('signIn.setupText')}</p>
          <SetupForm token={token} onDone={setDone} />
        </Match>
      </Switch>
    </SignInFrame>
  )
}

/** The links for the other two, shown this once. */
function Others(props: { invitations: SetupDone['invitations'] }) {
  const linkOf = (token: string) => `${location.origin}/setup?token=${token}`
  return (
    <>
      <p class={styles.expired}>{t('signIn.setupDone')}</p>
      <Show when={props.invitations.length > 0}>
        <h3 class={styles.title}>{t('signIn.othersTitle')}</h3>
        <p class={styles.expired}>{t('signIn.othersText')}</p>
        <For each={props.invitations}>
          {({ role, token }) => (
            <div class={form.field}>
              <label for={`link-${role}`}>{t(`roles.${role}`)}</label>
              <input id={`link-${role}`} readonly value={linkOf(token)} />
              <Button size="small" onClick={() => void copyText(linkOf(token))}>
                {t('common.copy')}
              </Button>
            </div>
          )}
        </For>
      </Show>
      <Button kind="primary" onClick={() => location.assign('/')}>
        {t('signIn.title')}
      </Button>
    </>
  )
}

function SetupForm(props: { token: string; onDone: (created: SetupDone) => void }) {
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
      const wish = { token: props.token, username, password }
      props.onDone(await sendJson<SetupDone>('POST', '/api/setup', wish))
    } catch (error) {
      setProblem(signInErrorText(error))
    }
  }
  return (
    <form class={form.fields} onSubmit={submit}>
      <div class={form.field}>
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
        <p class={form.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Button kind="primary" type="submit">
        {t('signIn.create')}
      </Button>
    </form>
  )
}
