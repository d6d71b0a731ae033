import { createSignal, For, Match, Show, Switch } from 'solid-js'
import {
  TAKE_AWAY_KINDS,
  TAKE_AWAY_REASONS,
  type TakeAwayKind,
  type TakeAwayReason,
} from '../../../data/contracts/index.ts'
import type { CsvEncoding } from '../../../data/formats/tables/csv-file.ts'
import { isAbort } from '../../api.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { answer } from '../answer/answer-state.ts'
import { FieldSelect } from '../field-select.tsx'
import fields from '../fields.module.css'
import { gather } from './gather.ts'
import { closeTakeAway, isOnMap, type TakeAwaySource } from './open-take-away.ts'
import { takeAnswerAway } from './take-answer-away.ts'
import styles from './take-away.module.css'

/** What leaves, in which form and why; nothing leaves before the server has written that down and agreed. */
export default function TakeAwayDialog(props: { source: TakeAwaySource }) {
  const [kind, setKind] = createSignal<TakeAwayKind>('xlsx')
  const [encoding, setEncoding] = createSignal<CsvEncoding>('utf-8')
  const [reason, setReason] = createSignal<TakeAwayReason | ''>('')
  const [note, setNote] = createSignal('')
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [share, setShare] = createSignal<number | null>(null)
  const [problem, setProblem] = createSignal('')
  const stop = new AbortController()
  const isForPeople = () => kind() === 'csv' || kind() === 'xlsx' || kind() === 'report'
  const table = createLoad(
    () => (kind() === 'png' ? null : `${isForPeople()}`),
    (forPeople) => gather(props.source, forPeople === 'true'),
    { keep: true },
  )
  const kinds = () =>
    TAKE_AWAY_KINDS.filter((one) => {
      if (one === 'report') return true
      if (one === 'png') return isOnMap(props.source)
      const isGeo = one === 'geojson' || one === 'fgb'
      return !isGeo || table.value()?.geometry !== null
    })
  const hasReason = () => reason() !== '' && (reason() !== 'other' || note().trim().length > 1)
  const isReady = () =>
    share() === null && hasReason() && (kind() === 'png' || (table.value() && !table.loading()))
  const close = () => {
    stop.abort()
    closeTakeAway()
  }
  const toggle = (name: string) => {
    const next = new Set(left())
    if (!next.delete(name)) next.add(name)
    setLeft(next)
  }
  const take = async () => {
    const chosen = reason()
    if (chosen === '') return
    setProblem('')
    setShare(0)
    try {
      await takeAnswerAway({
        source: props.source,
        kind: kind(),
        encoding: encoding(),
        reason: chosen,
        note: note().trim(),
        table: kind() === 'png' ? null : (table.value() ?? null),
        leftOut: left(),
        signal: stop.signal,
        onShare: setShare,
      })
      closeTakeAway()
    } catch (error) {
      if (!isAbort(error)) setProblem(errorText(error))
    } finally {
      setShare(null)
    }
  }
  return (
    <Dialog
      title={t('takeAway.title')}
      width="40rem"
      onClose={close}
      footer={
        <>
          <Show when={share() !== null}>
            <ProgressBar value={share() ?? undefined} label={t('takeAway.writing')} />
          </Show>
          <Button kind="primary" disabled={!isReady()} onClick={() => void take()}>
            {t(kind() === 'report' ? 'takeAway.openReport' : 'takeAway.take')}
          </Button>
        </>
      }
    >
      <div class={styles.form}>
        <fieldset class={fields.chips}>
          <legend>{t('takeAway.form')}</legend>
          <For each={kinds()}>
            {(one) => (
              <button type="button" aria-pressed={kind() === one} onClick={() => setKind(one)}>
                {t(`takeAway.${one}`)}
              </button>
            )}
          </For>
        </fieldset>
        <p class={fields.hint}>{t(`takeAway.${kind()}Hint`)}</p>
        <Show when={kind() === 'csv'}>
          <FieldSelect
            label={t('takeAway.encoding')}
            value={encoding()}
            options={[
              { value: 'utf-8', label: t('takeAway.utf8') },
              { value: 'gb18030', label: t('takeAway.gb18030') },
            ]}
            onChange={setEncoding}
          />
        </Show>
        <Show when={kind() !== 'png'}>
          <Switch fallback={<Skeleton lines={[60, 80]} />}>
            <Match when={table.error()}>
              <ErrorState error={table.error()} onRetry={() => table.reload()} />
            </Match>
            <Match when={table.value()}>
              {(found) => (
                <fieldset class={styles.columns}>
                  <legend>
                    {t('takeAway.what', {
                      rows: formatNumber(found().rowCount),
                      columns: formatNumber(found().columns.length - left().size),
                    })}
                  </legend>
                  <For each={found().columns}>
                    {(column) => (
                      <label>
                        <input
                          type="checkbox"
                          checked={!left().has(column.name)}
                          onChange={() => toggle(column.name)}
                        />
                        {column.title}
                      </label>
                    )}
                  </For>
                  <Show when={found().truncated}>
                    <p class={styles.warning}>{t('takeAway.cut')}</p>
                  </Show>
                </fieldset>
              )}
            </Match>
          </Switch>
        </Show>
        <fieldset class={fields.chips}>
          <legend>{t('takeAway.why')}</legend>
          <For each={TAKE_AWAY_REASONS}>
            {(one) => (
              <button type="button" aria-pressed={reason() === one} onClick={() => setReason(one)}>
                {t(`takeAway.reason_${one}`)}
              </button>
            )}
          </For>
        </fieldset>
        <label class={fields.field}>
          <span>{t(reason() === 'other' ? 'takeAway.noteNeeded' : 'takeAway.note')}</span>
          <input
            type="text"
            maxLength={100}
            value={note()}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <p class={fields.hint}>{t('takeAway.audited')}</p>
        <Show when={problem()}>
          <p class={styles.problem} role="alert">
            {problem()}
          </p>
        </Show>
        <Show when={props.source.from === 'question' && answer.counts.loading()}>
          <p class={fields.hint}>{t('analysis.counting')}</p>
        </Show>
      </div>
    </Dialog>
  )
}
