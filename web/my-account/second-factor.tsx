import { createSignal, Match, Show, Switch } from 'solid-js'
import type { MyAccount, RecoveryCodes } from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { formatDate, t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { CodeField } from '../ui/code-field.tsx'
import fields from '../ui/fields.module.css'
import { passwordErrorText } from '../ui/password-error-text.ts'
import { PasswordField } from '../ui/password-field.tsx'
import { showToast } from '../ui/toast.tsx'
import { Enrol } from './enrol.tsx'
import styles from './my-account.module.css'
import { RecoveryCodeList } from './recovery-code-list.tsx'

interface SecondFactorProps {
  mine: MyAccount
  reload: () => void
}

type Doing = 'nothing' | 'enrol' | 'remove' | 'codes'

export function SecondFactor(props: SecondFactorProps) {
  const [doing, setDoing] = createSignal<Doing>('nothing')
  const [codes, setCodes] = createSignal<readonly string[] | null>(null)
  const done = () => {
    setCodes(null)
    setDoing('nothing')
    props.reload()
  }
  const remove = async (proof: object) => {
    await sendJson('POST', '/api/my-account/second-factor/remove', proof)
    showToast({ text: t('myAccount.removed') })
    done()
  }
  const renew = async (proof: object) => {
    const path = '/api/my-account/second-factor/recovery-codes'
    setCodes((await sendJson<RecoveryCodes>('POST', path, proof)).codes)
  }
  return (
    <Switch fallback={<State mine={props.mine} onDo={setDoing} />}>
      <Match when={codes()}>{(fresh) => <RecoveryCodeList codes={fresh()} onKept={done} />}</Match>
      <Match when={doing() === 'enrol'}>
        <Enrol onDone={done} />
      </Match>
      <Match when={doing() === 'remove'}>
        <Proof text={t('myAccount.removeSure')} send={remove} onCancel={done} />
      </Match>
      <Match when={doing() === 'codes'}>
        <Proof text={t('myAccount.newCodesSure')} send={renew} onCancel={done} />
      </Match>
    </Switch>
  )
}

function State(props: { mine: MyAccount; onDo: (doing: Doing) => void }) {
  return (
    <Show
      when={props.mine.secondFactor}
      fallback={
        <>
          <p>{t('myAccount.factorOffText')}</p>
          <Button kind="primary" onClick={() => props.onDo('enrol')}>
            {t('myAccount.start')}
          </Button>
        </>
      }
    >
      {(factor) => (
        <>
          <p>
            {t('myAccount.factorOnText', {
              date: formatDate(factor().since),
              count: factor().recoveryCodes,
            })}
          </p>
          <Show when={factor().recoveryCodes < 3}>
            <p class={fields.problem}>{t('myAccount.fewCodes')}</p>
          </Show>
          <div class={styles.actions}>
            <Button onClick={() => props.onDo('codes')}>{t('myAccount.newCodes')}</Button>
            <Show
              when={!props.mine.needsSecondFactor}
              fallback={<p class={fields.hint}>{t('myAccount.needed')}</p>}
            >
              <Button kind="danger" onClick={() => props.onDo('remove')}>
                {t('myAccount.remove')}
              </Button>
            </Show>
          </div>
        </>
      )}
    </Show>
  )
}

interface ProofProps {
  text: string
  send: (proof: { password: string; code: string }) => Promise<void>
  onCancel: () => void
}

function Proof(props: ProofProps) {
  const [problem, setProblem] = createSignal('')
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    try {
      await props.send({
        password: String(values.get('password')),
        code: String(values.get('code')).trim(),
      })
    } catch (error) {
      setProblem(passwordErrorText(error))
    }
  }
  return (
    <form class={fields.fields} onSubmit={submit}>
      <p>{props.text}</p>
      <PasswordField label={t('signIn.password')} name="password" autocomplete="current-password" />
      <CodeField kind="recovery" label={t('signIn.code')} />
      <Show when={problem()}>
        <p class={fields.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Button kind="primary" type="submit">
        {t('signIn.continue')}
      </Button>
      <Button kind="quiet" onClick={() => props.onCancel()}>
        {t('myAccount.cancel')}
      </Button>
    </form>
  )
}
