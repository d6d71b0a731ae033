import { createSignal, Match, Show, Switch } from 'solid-js'
import type { RecoveryCodes, SecondFactorOffer } from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { CodeField } from '../ui/code-field.tsx'
import fields from '../ui/fields.module.css'
import { passwordErrorText } from '../ui/password-error-text.ts'
import { PasswordField } from '../ui/password-field.tsx'
import styles from './my-account.module.css'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodeList } from './recovery-code-list.tsx'

const PATH = '/api/my-account/second-factor'

/** Password → picture to scan → first code → recovery codes. */
export function Enrol(props: { onDone: () => void }) {
  const [offer, setOffer] = createSignal<SecondFactorOffer | null>(null)
  const [codes, setCodes] = createSignal<readonly string[] | null>(null)
  const [problem, setProblem] = createSignal('')
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    setProblem('')
    try {
      if (offer() === null) {
        const password = String(values.get('password'))
        setOffer(await sendJson<SecondFactorOffer>('POST', PATH, { password }))
      } else {
        const code = String(values.get('code')).trim()
        setCodes((await sendJson<RecoveryCodes>('POST', `${PATH}/confirm`, { code })).codes)
      }
    } catch (error) {
      setProblem(passwordErrorText(error))
    }
  }
  return (
    <Switch>
      <Match when={codes()}>
        {(fresh) => <RecoveryCodeList codes={fresh()} onKept={props.onDone} />}
      </Match>
      <Match when={true}>
        <form class={fields.fields} onSubmit={submit}>
          <Show
            when={offer()}
            fallback={
              <PasswordField
                label={t('myAccount.confirmPassword')}
                name="password"
                autocomplete="current-password"
              />
            }
          >
            {(given) => <Scan offer={given()} />}
          </Show>
          <Show when={problem()}>
            <p class={fields.problem} role="alert">
              {problem()}
            </p>
          </Show>
          <Button kind="primary" type="submit">
            {t(offer() ? 'myAccount.confirm' : 'signIn.continue')}
          </Button>
        </form>
      </Match>
    </Switch>
  )
}

function Scan(props: { offer: SecondFactorOffer }) {
  return (
    <>
      <div class={styles.scan}>
        <QrCode text={props.offer.uri} label={t('myAccount.qr')} />
        <div>
          <b>{t('myAccount.scan')}</b>
          <p class={fields.hint}>{t('myAccount.scanText')}</p>
          <p>
            {t('myAccount.secret')}{' '}
            <code class={styles.secret}>
              {props.offer.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
            </code>
          </p>
        </div>
      </div>
      <CodeField kind="app" label={t('myAccount.firstCode')} focusAtFirst />
    </>
  )
}
