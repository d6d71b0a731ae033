import { createSignal, For, Match, Show, Switch } from 'solid-js'
import {
  type AccountDetail,
  type GrantPreview,
  type NewGrant,
  ROLES,
} from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { createLoad, type Load } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { showToast } from '../ui/toast.tsx'
import { operationName, roleName } from './account-texts.ts'
import { AreaChooser } from './area-chooser.tsx'
import { grantedLayerName } from './choices.ts'
import { grantDraft } from './grant-draft.ts'
import { LayerChooser } from './layer-chooser.tsx'
import styles from './panel.module.css'
import { refusalText, refusedText } from './refusal-text.ts'

const GRADES = [1, 2, 3, 4] as const

/** Role × areas × layers × grade × time, and what comes of it before it is granted. */
export function GrantForm(props: { account: AccountDetail; onDone: () => void }) {
  const { draft, change, drop } = grantDraft(props.account.id)
  const [problem, setProblem] = createSignal('')
  const wish = (): NewGrant | null => {
    const { role, areas, layers, grade, from, to } = draft()
    if (areas.length === 0 || layers.length === 0) return null
    return {
      account: props.account.id,
      role,
      areas,
      layers,
      maxSensitivity: grade,
      ...(from && { from: startOf(from) }),
      ...(to && { to: startOf(to) }),
    }
  }
  const leave = () => {
    drop()
    props.onDone()
  }
  const preview = createLoad(
    () => (wish() === null ? null : JSON.stringify(wish())),
    (asked, signal) =>
      sendJson<GrantPreview>('POST', '/api/grants/preview', JSON.parse(asked), { signal }),
    { keep: true },
  )
  const isRefused = () => wish() === null || preview.value()?.refusal != null
  const give = async () => {
    setProblem('')
    try {
      await sendJson('POST', '/api/grants', wish())
      showToast({ text: t('accounts.given') })
      leave()
    } catch (error) {
      setProblem(refusedText(error))
    }
  }
  return (
    <section class={styles.form} aria-label={t('accounts.addGrant')}>
      <h4>{t('accounts.chooseRole')}</h4>
      <Select
        label={t('accounts.chooseRole')}
        labelHidden
        value={draft().role}
        options={ROLES.map((one) => ({ value: one, label: roleName(one) }))}
        onChange={(role) => change({ role })}
      />
      <h4>{t('accounts.chooseAreas')}</h4>
      <AreaChooser areas={draft().areas} onChange={(areas) => change({ areas })} />
      <h4>{t('accounts.chooseLayers')}</h4>
      <LayerChooser layers={draft().layers} onChange={(layers) => change({ layers })} />
      <h4>{t('accounts.chooseGrade')}</h4>
      <div class={styles.grades} role="radiogroup" aria-label={t('accounts.chooseGrade')}>
        <For each={GRADES}>
          {(one) => (
            <label>
              <input
                type="radio"
                name="grade"
                checked={draft().grade === one}
                onChange={() => change({ grade: one })}
              />
              {t(`accounts.grade${one}`)}
            </label>
          )}
        </For>
      </div>
      <h4>{t('accounts.chooseTime')}</h4>
      <div class={styles.days}>
        <Day
          label={t('accounts.fromDay')}
          value={draft().from}
          onChange={(from) => change({ from })}
        />
        <Day label={t('accounts.toDay')} value={draft().to} onChange={(to) => change({ to })} />
      </div>
      <Preview load={preview} />
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <div class={styles.actions}>
        <Button kind="primary" disabled={isRefused()} onClick={() => void give()}>
          {t('accounts.give')}
        </Button>
        <Button onClick={leave}>{t('common.cancel')}</Button>
      </div>
    </section>
  )
}

function Day(props: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label class={styles.field}>
      {props.label}
      <input
        type="date"
        class={styles.input}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  )
}

/** What the account will see and do; asked anew with every change. */
function Preview(props: { load: Load<GrantPreview> }) {
  return (
    <section class={styles.preview} aria-live="polite">
      <h4>{t('accounts.preview')}</h4>
      <Switch fallback={<p class={styles.meta}>{t('accounts.previewWait')}</p>}>
        <Match when={props.load.error()}>
          <p class={styles.problem}>{refusedText(props.load.error())}</p>
        </Match>
        <Match when={props.load.value()}>{(seen) => <Seen seen={seen()} />}</Match>
      </Switch>
    </section>
  )
}

const LAYERS_NAMED = 12

function Seen(props: { seen: GrantPreview }) {
  const names = () => {
    const all = props.seen.layers.filter(({ features }) => features > 0)
    const shown = all.slice(0, LAYERS_NAMED).map((layer) => {
      return `${grantedLayerName(layer.code)} ${formatNumber(layer.features)}`
    })
    const rest = all.length - LAYERS_NAMED
    const more = rest > 0 ? [t('accounts.moreLayers', { count: rest })] : []
    return [...shown, ...more].join(t('common.listSeparator'))
  }
  return (
    <>
      <Show when={props.seen.refusal}>
        {(refusal) => <p class={styles.problem}>{refusalText(refusal())}</p>}
      </Show>
      <p class={styles.sum}>
        {t('accounts.previewSum', {
          layers: formatNumber(props.seen.layers.length),
          features: formatNumber(props.seen.features),
          grids: formatNumber(props.seen.grids),
        })}
      </p>
      <p class={styles.meta}>{names()}</p>
      <p class={styles.meta}>
        {props.seen.operations.length === 0
          ? t('accounts.mayDoNothing')
          : t('accounts.mayDo', {
              list: props.seen.operations.map(operationName).join(t('common.listSeparator')),
            })}
      </p>
    </>
  )
}

/** A day begins at midnight in China. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()
