import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { ROLES, type SessionLimits, type SignInPolicy } from '../../data/contracts/index.ts'
import { getJson, sendJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { errorText } from '../ui/error-text.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { showToast } from '../ui/toast.tsx'
import { roleName } from './account-texts.ts'
import styles from './panel.module.css'

const PATH = '/api/sign-in-policy'

/** What the security administrator asks of everybody who signs in. */
export function SignInRules() {
  const load = createLoad(
    () => 'rules',
    (_key, signal) => getJson<SignInPolicy>(PATH, { signal }),
  )
  return (
    <Switch fallback={<Skeleton lines={[70, 90, 60]} />}>
      <Match when={load.error()}>
        <ErrorState error={load.error()} onRetry={() => load.reload()} />
      </Match>
      <Match when={load.value()}>{(policy) => <RulesForm policy={policy()} />}</Match>
    </Switch>
  )
}

function RulesForm(props: { policy: SignInPolicy }) {
  const [problem, setProblem] = createSignal('')
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    try {
      await sendJson('PUT', PATH, readForm(new FormData(event.currentTarget)))
      setProblem('')
      showToast({ text: t('accounts.rulesSaved') })
    } catch (error) {
      setProblem(errorText(error))
    }
  }
  return (
    <div class={styles.card}>
      <form class={styles.form} onSubmit={submit}>
        <h3>{t('accounts.rules')}</h3>
        <p class={styles.meta}>{t('accounts.rulesText')}</p>
        <fieldset class={styles.rules}>
          <legend>{t('accounts.rulesFactor')}</legend>
          <For each={ROLES}>
            {(role) => (
              <label class={styles.check}>
                <input
                  type="checkbox"
                  name="role"
                  value={role}
                  checked={props.policy.secondFactorRoles.includes(role)}
                />
                {roleName(role)}
              </label>
            )}
          </For>
        </fieldset>
        <Limits of="administrators" limits={props.policy.administrators} />
        <Limits of="others" limits={props.policy.others} />
        <Show when={problem()}>
          <p class={styles.problem} role="alert">
            {problem()}
          </p>
        </Show>
        <Button kind="primary" type="submit">
          {t('accounts.rulesSave')}
        </Button>
      </form>
    </div>
  )
}

function Limits(props: { of: 'administrators' | 'others'; limits: SessionLimits }) {
  const title = () =>
    t(props.of === 'others' ? 'accounts.rulesOthers' : 'accounts.rulesAdministrators')
  return (
    <fieldset class={styles.rules}>
      <legend>{title()}</legend>
      <label class={styles.field}>
        {t('accounts.rulesIdle')}
        <input
          class={styles.input}
          type="number"
          name={`${props.of}.idle`}
          value={props.limits.idleMinutes}
          min="5"
          max="1440"
          required
        />
      </label>
      <label class={styles.field}>
        {t('accounts.rulesHours')}
        <input
          class={styles.input}
          type="number"
          name={`${props.of}.hours`}
          value={props.limits.hours}
          min="1"
          max="720"
          required
        />
      </label>
    </fieldset>
  )
}

function readForm(values: FormData): SignInPolicy {
  const number = (name: string) => Number(values.get(name))
  const limits = (of: 'administrators' | 'others') => ({
    idleMinutes: number(`${of}.idle`),
    hours: number(`${of}.hours`),
  })
  const chosen = values.getAll('role')
  return {
    secondFactorRoles: ROLES.filter((role) => chosen.includes(role)),
    administrators: limits('administrators'),
    others: limits('others'),
  }
}
