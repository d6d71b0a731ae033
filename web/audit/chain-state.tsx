import ShieldAlert from 'lucide-solid/icons/shield-alert'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import ShieldQuestion from 'lucide-solid/icons/shield-question-mark'
import { createEffect, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import type { AuditState, AuditVerdict } from '../../data/contracts/index.ts'
import { getJson, sendJson } from '../api.ts'
import { formatDateTime, formatNumber, t, text } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { errorText } from '../ui/error-text.ts'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showToast } from '../ui/toast.tsx'
import styles from './chain-state.module.css'

const LOOK_AGAIN_MS = 1_000

/** Is the log whole, up to where, and when was it signed. */
export function ChainState() {
  const load = createLoad(
    () => '/api/audit/state',
    (path, signal) => getJson<AuditState>(path, { signal }),
    { keep: true },
  )
  const [asking, setAsking] = createSignal(false)
  const verify = async () => {
    setAsking(true)
    try {
      await sendJson('POST', '/api/audit/verification')
      load.reload()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    } finally {
      setAsking(false)
    }
  }
  createEffect(() => {
    if (!load.value()?.running) return
    const timer = setTimeout(() => load.reload(), LOOK_AGAIN_MS)
    onCleanup(() => clearTimeout(timer))
  })
  return (
    <section class={styles.state} aria-label={t('audit.chain')}>
      <Switch fallback={<Skeleton lines={[60, 90, 80]} />}>
        <Match when={load.error()}>
          <ErrorState error={load.error()} onRetry={() => load.reload()} />
        </Match>
        <Match when={load.value()}>
          {(state) => (
            <>
              <Verdict verdict={state().verdict} />
              <Facts state={state()} />
              <Show
                when={state().running}
                fallback={
                  <Button size="small" disabled={asking()} onClick={verify}>
                    {t('audit.verify')}
                  </Button>
                }
              >
                {(running) => <Running done={running().done} total={running().total} />}
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}

function Verdict(props: { verdict: AuditVerdict | null }) {
  return (
    <Show
      when={props.verdict}
      fallback={
        <h3 class={styles.heading}>
          <ShieldQuestion size={20} />
          {t('audit.chain')} · {t('audit.chainUnchecked')}
        </h3>
      }
    >
      {(verdict) => (
        <>
          <h3 class={styles.heading} data-tone={verdict().whole ? 'good' : 'bad'}>
            {verdict().whole ? <ShieldCheck size={20} /> : <ShieldAlert size={20} />}
            {t('audit.chain')} · {t(verdict().whole ? 'audit.chainWhole' : 'audit.chainDamaged')}
          </h3>
          <p>
            {t('audit.verifiedUpTo', {
              seq: formatNumber(verdict().lastSeq),
              time: formatDateTime(verdict().at),
            })}
          </p>
          <Show when={!verdict().whole}>
            <p class={styles.damage} role="alert">
              <Show when={verdict().firstBad !== null}>
                {t('audit.firstBad', { seq: verdict().firstBad ?? 0 })}
                <br />
              </Show>
              <VerdictSentence verdict={verdict()} />
              <br />
              {t('audit.damagedHint')}
            </p>
          </Show>
        </>
      )}
    </Show>
  )
}

function VerdictSentence(props: { verdict: AuditVerdict }) {
  return (
    <Show when={props.verdict.text} fallback={<span lang="en">{props.verdict.sentence}</span>}>
      {(both) => <span>{text(both())}</span>}
    </Show>
  )
}

function Facts(props: { state: AuditState }) {
  const head = () => props.state.head
  return (
    <>
      <p>
        {t('audit.entryCount', { count: formatNumber(props.state.entries) })}
        <Show when={props.state.erased > 0}>
          {t('common.listSeparator')}
          {t('audit.erasedCount', { count: formatNumber(props.state.erased) })}
        </Show>
      </p>
      <p data-tip={t('audit.headHint')} data-tip-side="bottom">
        {head()
          ? t('audit.headSigned', {
              seq: formatNumber(head()!.seq),
              time: formatDateTime(head()!.at),
            })
          : t('audit.headNone')}
      </p>
    </>
  )
}

function Running(props: { done: number; total: number }) {
  const label = () =>
    t('audit.verifying', {
      done: formatNumber(props.done),
      total: formatNumber(props.total),
    })
  return (
    <div class={styles.running} role="status">
      <span>{label()}</span>
      <ProgressBar label={label()} value={props.total > 0 ? props.done / props.total : undefined} />
    </div>
  )
}
