import { createSignal, Show } from 'solid-js'
import type { EventActionRequest, EventVerb } from '../../../data/contracts/index.ts'
import { sendJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { showToast } from '../../ui/toast.tsx'
import { reasonText, refusalText, verbText } from '../loop/loop-texts.ts'
import { PersonChoice } from '../loop/person-choice.tsx'
import styles from './work.module.css'

interface BulkActionsProps {
  nos: readonly string[]
  onDone: () => void
  onClear: () => void
}

/** What is done with many at once; each is judged for itself. */
const VERBS: readonly EventVerb[] = ['accept', 'dispatch', 'handOver', 'start', 'supervise', 'note']

interface RowResult {
  no: string
  error?: { code: string; details?: { reason?: string } }
}

export function BulkActions(props: BulkActionsProps) {
  const [verb, setVerb] = createSignal<EventVerb>('accept')
  const [person, setPerson] = createSignal('')
  const [words, setWords] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const needsPerson = () => verb() === 'dispatch' || verb() === 'handOver'
  const needsWords = () => verb() === 'note' || verb() === 'supervise'
  const isReady = () =>
    (!needsPerson() || person() !== '') && (!needsWords() || words().trim() !== '')
  const send = async () => {
    setBusy(true)
    const action: EventActionRequest = {
      verb: verb(),
      ...(needsPerson() && { handler: person() }),
      ...(verb() === 'supervise' && { grade: 'leader' as const }),
      ...(words().trim() !== '' && { reason: words().trim() }),
    }
    try {
      const headers = { 'Idempotency-Key': crypto.randomUUID() }
      const { results } = await sendJson<{ results: RowResult[] }>(
        'POST',
        '/api/events/actions',
        { nos: props.nos, ...action },
        { headers },
      )
      tell(results, verb())
      props.onDone()
    } catch (error) {
      showToast({ tone: 'error', text: refusalText(error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class={styles.bulk}>
      <div class={styles.bulkRow}>
        <b>{t('eventLoop.selected', { count: props.nos.length })}</b>
        <Button size="small" kind="quiet" onClick={() => props.onClear()}>
          {t('eventDesk.clearChoice')}
        </Button>
      </div>
      <Select
        label={t('eventDesk.bulkVerb')}
        value={verb()}
        options={VERBS.map((value) => ({ value, label: verbText(value) }))}
        onChange={setVerb}
      />
      <Show when={needsPerson() && props.nos.length > 0}>
        <PersonChoice
          nos={props.nos}
          label={t('eventLoop.handler')}
          value={person()}
          onChange={setPerson}
        />
      </Show>
      <Show when={verb() !== 'accept' && verb() !== 'start'}>
        <input
          type="text"
          class={styles.words}
          maxLength={2000}
          value={words()}
          aria-label={t('eventLoop.reason')}
          placeholder={t('eventLoop.reasonHint')}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </Show>
      <Button
        size="small"
        kind="primary"
        disabled={busy() || !isReady()}
        onClick={() => void send()}
      >
        {t('eventDesk.bulkSend', { verb: verbText(verb()), count: props.nos.length })}
      </Button>
    </div>
  )
}

/** How many it worked for, and why not for the first that it did not. */
function tell(results: readonly RowResult[], verb: EventVerb): void {
  const failed = results.filter(({ error }) => error !== undefined)
  const text = t('eventDesk.bulkDone', {
    verb: verbText(verb),
    done: results.length - failed.length,
    failed: failed.length,
  })
  const [first] = failed
  const why = first
    ? `：${reasonText(first.error?.details?.reason ?? first.error?.code ?? '')}`
    : ''
  showToast({
    text: text + why,
    ...(results.length === failed.length && { tone: 'error' as const }),
  })
}
