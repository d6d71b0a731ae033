import { createSignal, For, Match, Show, Switch, untrack } from 'solid-js'
import type {
  EventPerson,
  ShiftHandover,
  ShiftHandoverResult,
} from '../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { formatRelativeTime, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { showThing } from '../../session/zoom-to.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { reasonText, refusalText } from '../loop/loop-texts.ts'
import { HANDOVERS_PATH, type Handovers } from './handovers.ts'
import styles from './shift.module.css'

interface ShiftViewProps {
  now: number
  inHand: number
  handovers: Handovers
  onBack: () => void
}

/** 交接班: what somebody offers me, what I hand on; nothing moves before the other has accepted. */
export function ShiftView(props: ShiftViewProps) {
  const handovers = untrack(() => props.handovers)
  const answer = async (id: string, given: 'accepted' | 'declined' | 'withdrawn') => {
    try {
      const { moved, left } = await sendJson<ShiftHandoverResult>(
        'POST',
        `${HANDOVERS_PATH}/${id}/answer`,
        {
          answer: given,
        },
      )
      const [first] = left
      const why = first ? `：${reasonText(first.reason)}` : ''
      if (given === 'accepted') {
        showToast({
          text: t('eventDesk.shiftMoved', { moved: moved.length, left: left.length }) + why,
        })
      }
      handovers.reload()
    } catch (error) {
      showToast({ tone: 'error', text: refusalText(error) })
    }
  }
  return (
    <div class={styles.shift}>
      <Button size="small" kind="quiet" onClick={() => props.onBack()}>
        ← {t('eventDesk.backToList')}
      </Button>
      <Offer inHand={props.inHand} onDone={() => handovers.reload()} />
      <Switch fallback={<Skeleton lines={[90, 60]} />}>
        <Match when={handovers.value()?.length === 0}>
          <p class={styles.muted}>{t('eventDesk.shiftNone')}</p>
        </Match>
        <Match when={handovers.value()}>
          {(loaded) => (
            <For each={loaded()}>
              {(handover) => <Handover handover={handover} now={props.now} onAnswer={answer} />}
            </For>
          )}
        </Match>
      </Switch>
    </div>
  )
}

function Offer(props: { inHand: number; onDone: () => void }) {
  const [to, setTo] = createSignal('')
  const [note, setNote] = createSignal('')
  const takers = createLoad(
    () => (props.inHand > 0 ? `${HANDOVERS_PATH}/takers` : null),
    (url, signal) => getJson<EventPerson[]>(url, { signal }),
  )
  const options = () => [
    { value: '', label: t('eventLoop.choose') },
    ...(takers.value() ?? []).map(({ id, name, open }) => ({
      value: id,
      label: t('eventLoop.inHand', { name, count: open }),
    })),
  ]
  const offer = async () => {
    try {
      await sendJson('POST', HANDOVERS_PATH, {
        to: to(),
        ...(note().trim() !== '' && { note: note().trim() }),
      })
      setNote('')
      setTo('')
      showToast({ text: t('eventDesk.shiftOffered') })
      props.onDone()
    } catch (error) {
      showToast({ tone: 'error', text: refusalText(error) })
    }
  }
  return (
    <section class={styles.card}>
      <h3>{t('eventDesk.shiftGive')}</h3>
      <Show
        when={props.inHand > 0}
        fallback={<p class={styles.muted}>{t('eventDesk.shiftNothing')}</p>}
      >
        <p class={styles.muted}>{t('eventDesk.shiftAll', { count: props.inHand })}</p>
        <Select label={t('eventDesk.shiftTo')} value={to()} options={options()} onChange={setTo} />
        <textarea
          maxLength={2000}
          value={note()}
          aria-label={t('eventDesk.shiftNote')}
          placeholder={t('eventDesk.shiftNote')}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
        <Button size="small" kind="primary" disabled={to() === ''} onClick={() => void offer()}>
          {t('eventDesk.shiftSend')}
        </Button>
      </Show>
    </section>
  )
}

interface HandoverProps {
  handover: ShiftHandover
  now: number
  onAnswer: (id: string, answer: 'accepted' | 'declined' | 'withdrawn') => Promise<void>
}

function Handover(props: HandoverProps) {
  const isIn = () => props.handover.direction === 'in'
  const isOpen = () => props.handover.state === 'offered'
  return (
    <section class={styles.card} data-open={isIn() && isOpen()}>
      <header>
        <b>
          {t(isIn() ? 'eventDesk.shiftFromTo' : 'eventDesk.shiftToName', {
            name: isIn() ? props.handover.from : props.handover.to,
            count: props.handover.count,
          })}
        </b>
        <Chip
          tone={isOpen() ? 'accent' : props.handover.state === 'accepted' ? 'success' : 'neutral'}
        >
          {t(`eventDesk.shift_${props.handover.state}`)}
        </Chip>
        <span class={styles.muted}>{formatRelativeTime(props.handover.madeAt, props.now)}</span>
      </header>
      <Show when={props.handover.note}>
        <p class={styles.note}>{props.handover.note}</p>
      </Show>
      <Show when={isOpen()}>
        <ul>
          <For each={props.handover.events}>
            {(event) => (
              <li>
                <button
                  type="button"
                  onClick={() =>
                    showThing({ layer: 'EVENT', code: event.no }, { lonLat: event.lonLat })
                  }
                >
                  {event.title} <span class={styles.muted}>{event.address ?? event.no}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <div class={styles.buttons}>
          <Show
            when={isIn()}
            fallback={
              <Button
                size="small"
                onClick={() => void props.onAnswer(props.handover.id, 'withdrawn')}
              >
                {t('eventDesk.shiftWithdraw')}
              </Button>
            }
          >
            <Button
              size="small"
              kind="primary"
              onClick={() => void props.onAnswer(props.handover.id, 'accepted')}
            >
              {t('eventDesk.shiftAccept')}
            </Button>
            <Button size="small" onClick={() => void props.onAnswer(props.handover.id, 'declined')}>
              {t('eventDesk.shiftDecline')}
            </Button>
          </Show>
        </div>
      </Show>
    </section>
  )
}
