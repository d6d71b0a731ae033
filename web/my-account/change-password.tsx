import { createSignal, Show } from 'solid-js'
import { sendJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import fields from '../ui/fields.module.css'
import { MIN_PASSWORD_LENGTH, passwordErrorText } from '../ui/password-error-text.ts'
import { PasswordField } from '../ui/password-field.tsx'
import { showToast } from '../ui/toast.tsx'

export function ChangePassword(props: { onDone: () => void }) {
  const [problem, setProblem] = createSignal('')
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const form = event.currentTarget
    const values = new FormData(form)
    const [current, password, repeat] = ['current', 'password', 'repeat'].map((name) =>
      String(values.get(name)),
    )
    if (password !== repeat) return setProblem(t('signIn.repeatDiffers'))
    try {
      await sendJson('PUT', '/api/sessions/current/password', { current, password })
      setProblem('')
      form.reset()
      showToast({ text: t('myAccount.passwordSaved') })
      props.onDone()
    } catch (error) {
      setProblem(passwordErrorText(error))
    }
  }
  return (
    <form class={fields.fields} onSubmit={submit}>
      <p class={fields.hint}>{t('myAccount.passwordText')}</p>
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
        <p class={fields.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Button kind="primary" type="submit">
        {t('myAccount.passwordSave')}
      </Button>
    </form>
  )
}
