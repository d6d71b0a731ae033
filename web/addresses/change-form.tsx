import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { AddressChangeResult, AddressDetail } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { CHANGES, sendAct } from './address-api.ts'
import { todayText } from './address-texts.ts'
import { Conflict } from './conflict.tsx'
import { createDebounced } from './create-debounced.ts'
import { Effects } from './effects.tsx'
import { finishAct } from './finish-act.ts'
import styles from './form.module.css'
import { conflictOf, refusalText } from './refusal-text.ts'
import { setMode } from './sheet-mode.ts'

interface ChangeFormProps {
  title: string
  /** Label of the button that does it. */
  confirm: string
  isGrave?: boolean
  path?: string
  /** What is to be done; null while something is missing. */
  input: () => object | null
  /** The version that the editor has seen; without it nobody is warned of others. */
  seen?: AddressDetail
  /** Without a day from which it holds. */
  undated?: boolean
  doneText: string
  onDone?: (result: AddressChangeResult) => void
  children?: JSX.Element
}

const PAUSE_MS = 250

/** Fields, what would come of them, and only then the button. */
export function ChangeForm(props: ChangeFormProps) {
  const [effective, setEffective] = createSignal(todayText())
  const [docNo, setDocNo] = createSignal('')
  const [basedOn, setBasedOn] = createSignal(props.seen?.address.recordedAt)
  const [refusal, setRefusal] = createSignal<unknown>()
  const [busy, setBusy] = createSignal(false)
  const body = createMemo(() => {
    const input = props.input()
    if (!input) return null
    return JSON.stringify({
      ...input,
      ...(!props.undated && effective() && { effective: effective() }),
      ...(docNo().trim() && { docNo: docNo().trim() }),
      ...(basedOn() && { basedOn: basedOn() }),
    })
  })
  const settled = createDebounced(body, PAUSE_MS)
  const path = () => props.path ?? CHANGES
  const preview = createLoad(settled, (json, signal) => {
    setRefusal(undefined)
    return sendAct(path(), { ...JSON.parse(json), preview: true }, signal)
  })
  const isReady = () => body() !== null && body() === settled() && preview.value() !== undefined
  const error = () => refusal() ?? preview.error()
  const act = async (event: SubmitEvent) => {
    event.preventDefault()
    const json = body()
    if (!json || !isReady() || busy()) return
    setBusy(true)
    try {
      const result = await sendAct(path(), JSON.parse(json))
      setMode(null)
      finishAct(result, props.doneText)
      props.onDone?.(result)
    } catch (reason) {
      setRefusal(() => reason)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class={styles.form} aria-label={props.title} onSubmit={(event) => void act(event)}>
      <h3>{props.title}</h3>
      {props.children}
      <div class={styles.pair}>
        <Show when={!props.undated}>
          <label class={styles.field}>
            {t('addresses.effective')}
            <input
              type="date"
              max={todayText()}
              value={effective()}
              onInput={(event) => setEffective(event.currentTarget.value)}
            />
          </label>
        </Show>
        <label class={styles.field}>
          {t('addresses.docNo')}
          <input
            maxLength={100}
            placeholder={t('addresses.optional')}
            value={docNo()}
            onInput={(event) => setDocNo(event.currentTarget.value)}
          />
        </label>
      </div>
      <Show
        when={conflictOf(error())}
        fallback={
          <Show
            when={error()}
            fallback={<Effects result={preview.value()} loading={preview.loading()} />}
          >
            <p class={styles.problem} role="alert">
              {refusalText(error())}
            </p>
          </Show>
        }
      >
        {(conflict) => (
          <Conflict
            conflict={conflict()}
            mine={props.input() ?? {}}
            onKeepMine={() => {
              setRefusal(undefined)
              setBasedOn(conflict().recordedAt)
            }}
          />
        )}
      </Show>
      <div class={styles.buttons}>
        <Button onClick={() => setMode(null)}>{t('common.cancel')}</Button>
        <Button
          type="submit"
          kind={props.isGrave ? 'danger' : 'primary'}
          disabled={!isReady() || busy()}
        >
          {props.confirm}
        </Button>
      </div>
    </form>
  )
}
