import Keyboard from 'lucide-solid/icons/keyboard'
import { createEffect, createSignal, Match, on, onCleanup, onMount, Show, Switch } from 'solid-js'
import type { DeskCandidate, DeskRow, ImportJob } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import panel from '../import-panel.module.css'
import { createAnswerSender } from './answer-sender.ts'
import { CandidateList } from './candidate-list.tsx'
import { createComparisons } from './create-comparisons.ts'
import { createQueue, type DoubtfulQueue } from './create-queue.ts'
import { closeQueue } from './desk-flow.ts'
import { listenToKeys } from './queue-keys.ts'
import styles from './queue-step.module.css'
import { RowText } from './row-text.tsx'
import { showCandidatesOnMap } from './show-candidates-on-map.ts'

/** Doubtful rows, one at a time, with what each may mean; answered by a key. */
export function QueueStep(props: { job: ImportJob }) {
  const { id, desk } = props.job
  const sender = createAnswerSender(id)
  const queue = createQueue(id, desk?.unanswered ?? 0, sender)
  const [remember, setRemember] = createSignal(true)
  const [pointed, setPointed] = createSignal(0)
  createEffect(on(queue.row, () => setPointed(answeredAt(queue))))
  const comparisons = createComparisons(queue)
  showCandidatesOnMap(queue.row, pointed)
  const choose = (number: number) => {
    const candidate = queue.row()?.candidates?.[number - 1]
    if (candidate) queue.answerWith(placeOf(candidate), remember())
  }
  const close = async () => {
    try {
      await sender.flush()
      await closeQueue(id)
    } catch (error) {
      showToast({ text: errorText(error), tone: 'error' })
    }
  }
  onMount(() =>
    onCleanup(
      listenToKeys({
        choose,
        none: () => queue.row() && queue.answerWith(null, false),
        back: queue.back,
        skip: queue.skip,
        toggleRemember: () => setRemember(!remember()),
        point: (by) => setPointed(stepped(pointed(), by, queue.row())),
        choosePointed: () => choose(pointed() + 1),
        leave: () => void close(),
      }),
    ),
  )
  onCleanup(sender.dispose)
  return (
    <div class={styles.queue}>
      <Progress queue={queue} />
      <Switch fallback={<Skeleton lines={[60, 100, 0, 90, 80, 90]} />}>
        <Match when={queue.error()}>
          <ErrorState error={queue.error()} onRetry={queue.reload} />
        </Match>
        <Match when={queue.row() === null}>
          <EmptyState title={t('desk.queueDone')} hint={t('desk.queueDoneHint')} />
        </Match>
        <Match when={queue.row()}>
          {(row) => (
            <>
              <RowText row={row()} comparison={comparisons(row(), pointed())} />
              <CandidateList
                row={row()}
                pointed={pointed()}
                answer={queue.answer()}
                comparison={(i) => comparisons(row(), i)}
                onPoint={setPointed}
                onChoose={choose}
                onNone={() => queue.answerWith(null, false)}
              />
              <Toggle label={t('desk.remember')} checked={remember()} onChange={setRemember} />
            </>
          )}
        </Match>
      </Switch>
      <Show when={sender.error()}>
        <p class={panel.warning} role="alert">
          {t('desk.notSent', { count: formatNumber(sender.waiting()) })} {errorText(sender.error())}
        </p>
      </Show>
      <p class={styles.keys}>
        <Keyboard size={16} />
        {t('desk.keys')}
      </p>
      <div class={panel.buttons}>
        <Button disabled={queue.position() === 0} onClick={queue.back}>
          {t('desk.back')}
        </Button>
        <Button disabled={!queue.row()} onClick={queue.skip}>
          {t('desk.skip')}
        </Button>
        <Button kind="primary" onClick={() => void close()}>
          {t('desk.toReport')}
        </Button>
      </div>
    </div>
  )
}

const placeOf = ({ subdistrict, addressId }: DeskCandidate) => ({ subdistrict, addressId })

/** Where the pointer stands: on what was answered before, else on the likeliest. */
function answeredAt(queue: DoubtfulQueue): number {
  const place = queue.answer()?.place
  const candidates = queue.row()?.candidates ?? []
  const at = candidates.findIndex(
    (one) => one.addressId === place?.addressId && one.subdistrict === place.subdistrict,
  )
  return Math.max(0, at)
}

function stepped(now: number, by: -1 | 1, row: DeskRow | null | undefined): number {
  const count = row?.candidates?.length ?? 0
  return count === 0 ? 0 : (now + by + count) % count
}

function Progress(props: { queue: DoubtfulQueue }) {
  const words = () =>
    t('desk.progress', {
      now: formatNumber(Math.min(props.queue.position() + 1, props.queue.total())),
      all: formatNumber(props.queue.total()),
    })
  return (
    <div class={styles.progress}>
      <ProgressBar
        label={t('desk.queueTitle')}
        value={props.queue.position() / Math.max(1, props.queue.total())}
      />
      <span aria-live="polite">{words()}</span>
    </div>
  )
}
