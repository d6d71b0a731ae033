import { createSignal, Show } from 'solid-js'
import type { OneTimePassword } from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { HandOver } from './hand-over.tsx'
import styles from './panel.module.css'
import { refusedText } from './refusal-text.ts'

export function NewAccount(props: { onDone: (id: string) => void }) {
  const [problem, setProblem] = createSignal('')
  const [given, setGiven] = createSignal<OneTimePassword | null>(null)
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const username = String(values.get('username'))
    const displayName = String(values.get('displayName'))
    try {
      setGiven(await sendJson<OneTimePassword>('POST', '/api/accounts', { username, displayName }))
    } catch (error) {
      setProblem(refusedText(error))
    }
  }
  return (
    <div class={styles.card}>
      <Show
        when={given()}
        fallback={
          <form class={styles.form} onSubmit={submit}>
            <h3>{t('accounts.newAccount')}</h3>
            <label class={styles.field}>
              {t('accounts.displayName')}
              <input class={styles.input} name="displayName" maxlength="64" autocomplete="off" />
            </label>
            <label class={styles.field}>
              {t('accounts.username')}
              <input
                class={styles.input}
                name="username"
                required
                minlength="2"
                maxlength="64"
                autocomplete="off"
              />
            </label>
            <Show when={problem()}>
              <p class={styles.problem} role="alert">
                {problem()}
              </p>
            </Show>
            <Button kind="primary" type="submit">
              {t('accounts.create')}
            </Button>
          </form>
        }
      >
        {(password) => <HandOver given={password()} onClose={() => props.onDone(password().id)} />}
      </Show>
    </div>
  )
}
