import { createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js'
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

const ADMINISTRATORS = ['administrator', 'securityAdministrator', 'auditor'] as const
type Administrator = (typeof ADMINISTRATORS)[number]

interface SetupDone {
  username: string
  role: Administrator
  invitations: readonly { role: Administrator; token: string }[]
}

/** `/setup?token=…`: where the one-time link of the first start leads. */
export default function SetupPage() {
  const token = new URLSearchParams(location.search).get('token') ?? ''
  const [done, setDone] = createSignal<SetupDone | null>(null)
  const title = () =>
    done() ? t('signIn.setupDoneTitle') : t('signIn.setupTitle', { role: t(`roles.${meant()}`) })
  return (
    <SignInFrame>
      <h2 class={styles.title}>{title()}</h2>
      <Switch>
        <Match when={done()}>{(created) => <Done created={created()} />}</Match>
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

/** For the heading alone: what the account becomes is told by the token. */
function meant(): Administrator {
  const said = new URLSearchParams(location.search).get('role')
  return ADMINISTRATORS.find((role) => role === said) ?? 'administrator'
}

/** What comes next; for the first one also the links for the other two, shown this once. */
function Done(props: { created: SetupDone }) {
  const linkOf = (role: Administrator, token: string) =>
    `${location.origin}/setup?token=${token}&role=${role}`
  const role = () => props.created.role
  const others = () => props.created.invitations.length > 0
  return (
    <div class={form.fields}>
      <p>
        {t('signIn.setupDone', { role: t(`roles.${role()}`), duty: t(`signIn.duty_${role()}`) })}
      </p>
      <Show when={others()}>
        <h3>{t('signIn.othersTitle')}</h3>
        <p>{t('signIn.othersText')}</p>
        <For each={props.created.invitations}>
          {(invited) => (
            <div class={form.field}>
              <label for={`link-${invited.role}`}>{t(`roles.${invited.role}`)}</label>
              <div class={styles.link}>
                <input
                  id={`link-${invited.role}`}
                  readonly
                  value={linkOf(invited.role, invited.token)}
                  onFocus={(event) => event.currentTarget.select()}
                />
                <Button onClick={() => void copyText(linkOf(invited.role, invited.token))}>
                  {t('common.copy')}
                </Button>
              </div>
            </div>
          )}
        </For>
      </Show>
      <Button kind="primary" onClick={() => location.assign('/')}>
        {t(others() ? 'signIn.leaveLinks' : 'signIn.title')}
      </Button>
    </div>
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
        <input
          ref={(field) => queueMicrotask(() => field.focus())}
          id={nameId}
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
        />
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
