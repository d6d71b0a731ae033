import { createSignal, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { CodeField } from '../ui/code-field.tsx'
import fields from '../ui/fields.module.css'

interface CodeStepProps {
  problem: string
  busy: boolean
  onSubmit: (code: string) => void
  onBack: () => void
  /** What was wrong with the other kind of code is none of this one's. */
  onOther: () => void
}

/** The code of the app; for lost telephones a recovery code. */
export function CodeStep(props: CodeStepProps) {
  const [kind, setKind] = createSignal<'app' | 'recovery'>('app')
  const change = () => {
    setKind(kind() === 'app' ? 'recovery' : 'app')
    props.onOther()
  }
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    props.onSubmit(String(new FormData(event.currentTarget).get('code')).trim())
  }
  return (
    <form class={fields.fields} onSubmit={submit} aria-label={t('signIn.codeTitle')}>
      <Show when={kind()} keyed>
        {(now) => (
          <CodeField
            kind={now}
            label={t(now === 'app' ? 'signIn.code' : 'signIn.recoveryCode')}
            hint={t(now === 'app' ? 'signIn.codeHint' : 'signIn.recoveryHint')}
            invalid={props.problem !== ''}
            focusAtFirst
          />
        )}
      </Show>
      <Show when={props.problem}>
        <p class={fields.problem} role="alert">
          {props.problem}
        </p>
      </Show>
      <Button kind="primary" type="submit" disabled={props.busy}>
        {props.busy ? t('signIn.entering') : t('signIn.enter')}
      </Button>
      <Button kind="quiet" onClick={change}>
        {t(kind() === 'app' ? 'signIn.useRecovery' : 'signIn.useApp')}
      </Button>
      <Button kind="quiet" onClick={() => props.onBack()}>
        {t('signIn.back')}
      </Button>
    </form>
  )
}
