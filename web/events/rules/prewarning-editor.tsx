import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type {
  PrewarningRule,
  PrewarningTable,
  PrewarningTrial,
  RuleTrial,
} from '../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { t, text } from '../../i18n/index.ts'
import { account } from '../../session/account.ts'
import { createLoad } from '../../session/create-load.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { levelName, subclassName } from '../../ui/vocabulary.ts'
import { conditionText, foldText } from '../alarms/alarm-words.ts'
import { numbersOf, withNumber } from './prewarning-numbers.ts'
import { RuleTrialResult } from './rule-trial.tsx'
import styles from './rules.module.css'

/** 预警规则: on or off, with their limits; a version is published as a whole. */
export function PrewarningEditor() {
  const table = createLoad(
    () => '/api/prewarning-rules',
    (url, signal) => getJson<PrewarningTable>(url, { signal }),
  )
  const [draft, setDraft] = createSignal<readonly PrewarningRule[] | null>(null)
  const [busy, setBusy] = createSignal(false)
  const rules = () => draft() ?? table.value()?.rules ?? []
  const mayEdit = () => account()?.user.roles.includes('commander') ?? false
  const [trial, setTrial] = createSignal<PrewarningTrial | null>(null)
  const change = (id: string, next: PrewarningRule) => {
    setTrial(null)
    setDraft(rules().map((rule) => (rule.id === id ? next : rule)))
  }
  const discard = () => {
    setTrial(null)
    setDraft(null)
  }
  const test = async () => {
    setBusy(true)
    try {
      const asked = { rules: rules() }
      setTrial(await sendJson<PrewarningTrial>('POST', '/api/prewarning-rules/trial', asked))
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    } finally {
      setBusy(false)
    }
  }
  const publish = async () => {
    setBusy(true)
    try {
      const { version } = await sendJson<PrewarningTable>('POST', '/api/prewarning-rules', {
        rules: rules(),
      })
      setDraft(null)
      table.reload()
      showToast({ text: t('eventDesk.published', { version }) })
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70]} />}>
      <Match when={table.error()}>
        <ErrorState error={table.error()} onRetry={() => table.reload()} />
      </Match>
      <Match when={table.value()}>
        {(loaded) => (
          <>
            <p class={styles.hint}>
              {t('eventDesk.prewarningHint', { version: loaded().version })}
            </p>
            <Show when={mayEdit()}>
              <div class={styles.buttons}>
                <Button size="small" disabled={busy()} onClick={() => void test()}>
                  {t('eventDesk.trial')}
                </Button>
                <Show when={draft()}>
                  <Button
                    size="small"
                    kind="primary"
                    disabled={busy()}
                    onClick={() => void publish()}
                  >
                    {t('eventDesk.publish')}
                  </Button>
                  <Button size="small" kind="quiet" onClick={discard}>
                    {t('eventDesk.discard')}
                  </Button>
                </Show>
              </div>
            </Show>
            <Show when={trial()}>
              <p class={styles.hint}>{t('eventDesk.trialHint')}</p>
            </Show>
            <ul class={styles.rules} aria-label={t('eventDesk.prewarning')}>
              <For each={rules().map(({ id }) => id)}>
                {(id) => (
                  <RuleRow
                    rule={rules().find((one) => one.id === id)!}
                    canEdit={mayEdit()}
                    trial={trial()?.rules.find(({ rule }) => rule === id)}
                    onChange={(next) => change(id, next)}
                  />
                )}
              </For>
            </ul>
          </>
        )}
      </Match>
    </Switch>
  )
}

interface RuleRowProps {
  rule: PrewarningRule
  trial: RuleTrial | undefined
  canEdit: boolean
  onChange: (rule: PrewarningRule) => void
}

function RuleRow(props: RuleRowProps) {
  const [open, setOpen] = createSignal(false)
  return (
    <li class={styles.rule} data-off={!props.rule.isOn}>
      <div class={styles.ruleHead}>
        <button
          type="button"
          class={styles.ruleOpen}
          aria-expanded={open() ? 'true' : 'false'}
          disabled={!props.canEdit}
          onClick={() => setOpen(!open())}
        >
          <span>
            <b>{text(props.rule.name)}</b>
            <small>{conditionText(props.rule.when)}</small>
            <small>
              {foldText(props.rule)} → {subclassName(props.rule.event.subclass)}
              <Show when={props.rule.event.level}>{(level) => <> · {levelName(level())}</>}</Show>
            </small>
          </span>
        </button>
        <Toggle
          label={text(props.rule.name)}
          labelHidden
          checked={props.rule.isOn}
          disabled={!props.canEdit}
          onChange={(isOn) => props.onChange({ ...props.rule, isOn })}
        />
      </div>
      <Show when={props.trial}>{(trial) => <RuleTrialResult trial={trial()} />}</Show>
      <Show when={open()}>
        <div class={styles.fields}>
          <For each={numbersOf(props.rule)}>
            {({ key, value }) => (
              <label>
                {t(`eventDesk.number_${key}`)}
                <input
                  type="number"
                  step="any"
                  value={value}
                  onChange={(event) => {
                    const given = event.currentTarget.valueAsNumber
                    if (Number.isFinite(given)) props.onChange(withNumber(props.rule, key, given))
                  }}
                />
              </label>
            )}
          </For>
        </div>
      </Show>
    </li>
  )
}
