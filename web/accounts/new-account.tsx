import { createSignal, createUniqueId, Show } from 'solid-js'
import type { OneTimePassword } from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { HandOver } from './hand-over.tsx'
import styles from './panel.module.css'
import { refusedText } from './refusal-text.ts'

export function NewAccount(props: { onDone: (id: string) => void }) {
  const [given, setGiven] = createSignal<OneTimePassword | null>(null)
  return (
    <div class={styles.card}>
      <Show when={given()} fallback={<Form onCreated={setGiven} />}>
        {(password) => <HandOver given={password()} onClose={() => props.onDone(password().id)} />}
      </Show>
    </div>
  )
}

function Form(props: { onCreated: (given: OneTimePassword) => void }) {
  const [problem, setProblem] = createSignal('')
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const username = String(values.get('username')).trim()
    const displayName = String(values.get('displayName')).trim()
    try {
      const wish = { username, displayName }
      props.onCreated(await sendJson<OneTimePassword>('POST', '/api/accounts', wish))
    } catch (error) {
      setProblem(refusedText(error))
    }
  }
  return (
    <form class={styles.form} onSubmit={submit}>
      <h3>{t('accounts.newAccount')}</h3>
      <Field name="displayName" focusAtFirst />
      <Field name="username" least={2} />
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Button kind="primary" type="submit">
        {t('accounts.create')}
      </Button>
    </form>
  )
}

interface FieldProps {
  name: 'displayName' | 'username'
  /** Absent = may be left empty. */
  least?: number
  focusAtFirst?: boolean
}

function Field(props: FieldProps) {
  const id = createUniqueId()
  return (
    <div class={styles.field}>
      <label for={id}>{t(`accounts.${props.name}`)}</label>
      <input
        ref={(field) => props.focusAtFirst && queueMicrotask(() => field.focus())}
        id={id}
        class={styles.input}
        name={props.name}
        required={props.least !== undefined}
        minlength={props.least}
        maxlength="64"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
      />
      <small id={`${id}-hint`} class={styles.meta}>
        {t(`accounts.${props.name}Hint`)}
      </small>
    </div>
  )
}
