import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import X from 'lucide-solid/icons/x'
import { createSignal, For, Show } from 'solid-js'
import type { EventWorkItem, LonLat } from '../../../data/contracts/index.ts'
import {
  roundLengthM,
  shortestRound,
  WALKING_M_PER_MINUTE,
} from '../../../data/rules/rounds/shortest-round.ts'
import { formatDateTime, formatLength, formatNumber, t } from '../../i18n/index.ts'
import { showThing } from '../../session/zoom-to.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { subclassName } from '../../ui/vocabulary.ts'
import { markOf, showEventMarks } from '../event-marks.ts'
import { ownPosition } from '../loop/own-position.ts'
import styles from './round.module.css'

interface RoundViewProps {
  events: readonly EventWorkItem[]
  now: number
  onBack: () => void
}

/** 走访路线: the shortest way through today's visits; its order can be changed by hand. */
export function RoundView(props: RoundViewProps) {
  const [start, setStart] = createSignal<LonLat | null>(null)
  const [stops, setStops] = createSignal<readonly EventWorkItem[]>(
    ordered(null, props.events.slice(0, MOST_STOPS)),
  )
  const lengthM = () =>
    roundLengthM(
      start(),
      stops().map(({ lonLat }) => lonLat),
    )
  showEventMarks(() => ({
    marks: stops().map((event, index) => ({ ...markOf(event, props.now), number: index + 1 })),
    route: [...(start() ? [start()!] : []), ...stops().map(({ lonLat }) => lonLat)],
  }))
  const optimise = () => setStops(ordered(start(), stops()))
  const fromHere = async () => {
    const position = await ownPosition()
    if (position === null) return
    setStart(position)
    optimise()
  }
  const move = (index: number, by: -1 | 1) => {
    const next = [...stops()]
    const [one] = next.splice(index, 1)
    next.splice(index + by, 0, one!)
    setStops(next)
  }
  return (
    <div class={styles.round}>
      <div class={styles.head}>
        <Button size="small" kind="quiet" onClick={() => props.onBack()}>
          ← {t('eventDesk.backToList')}
        </Button>
        <p>
          <b>{formatLength(lengthM())}</b>{' '}
          {t('eventDesk.roundTime', {
            stops: stops().length,
            minutes: formatNumber(Math.ceil(lengthM() / WALKING_M_PER_MINUTE)),
          })}
        </p>
        <div class={styles.buttons}>
          <Button size="small" onClick={optimise}>
            {t('eventDesk.optimise')}
          </Button>
          <Button size="small" onClick={() => void fromHere()}>
            {t(start() ? 'eventDesk.fromHereSet' : 'eventDesk.fromHere')}
          </Button>
        </div>
        <Show when={props.events.length > MOST_STOPS}>
          <p class={styles.muted}>{t('eventDesk.roundCut', { count: MOST_STOPS })}</p>
        </Show>
      </div>
      <ol class={styles.stops} aria-label={t('eventDesk.round')}>
        <For each={stops()}>
          {(event, index) => (
            <li>
              <span class={styles.number}>{index() + 1}</span>
              <button
                type="button"
                class={styles.stop}
                onClick={() =>
                  showThing({ layer: 'EVENT', code: event.no }, { lonLat: event.lonLat })
                }
              >
                <b>{event.title || subclassName(event.subclass)}</b>
                <span class={styles.muted}>{event.address ?? event.no}</span>
                <Show when={event.stageDueAt ?? event.deadlineAt}>
                  {(due) => (
                    <span class={styles.muted} data-late={Date.parse(due()) < props.now}>
                      {t('eventLoop.dueAt', { time: formatDateTime(due()) })}
                    </span>
                  )}
                </Show>
              </button>
              <IconButton
                label={t('eventDesk.earlier')}
                disabled={index() === 0}
                onClick={() => move(index(), -1)}
              >
                <ArrowUp size={16} />
              </IconButton>
              <IconButton
                label={t('eventDesk.later')}
                disabled={index() === stops().length - 1}
                onClick={() => move(index(), 1)}
              >
                <ArrowDown size={16} />
              </IconButton>
              <IconButton
                label={t('eventDesk.leaveOut')}
                onClick={() => setStops(stops().filter((one) => one !== event))}
              >
                <X size={16} />
              </IconButton>
            </li>
          )}
        </For>
      </ol>
    </div>
  )
}

/** What somebody can visit in a day, and more. */
const MOST_STOPS = 60

function ordered(start: LonLat | null, events: readonly EventWorkItem[]): EventWorkItem[] {
  const { order } = shortestRound(
    start,
    events.map(({ lonLat }) => lonLat),
  )
  return order.map((index) => events[index]!)
}
