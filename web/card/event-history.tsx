import { Show } from 'solid-js'
import type { AddressHoldings, EventSummary } from '../../data/contracts/index.ts'
import { formatDate, formatNumber, formatRelativeTime, t } from '../i18n/index.ts'
import { changeView } from '../session/view.ts'
import { Chip } from '../ui/chip.tsx'
import { isOpen } from '../ui/event-clock.ts'
import { levelColour, stateTone } from '../ui/event-texts.ts'
import { ListMore } from '../ui/list-more.tsx'
import { levelName, stateName, subclassName } from '../ui/vocabulary.ts'
import { Block } from './block.tsx'
import styles from './event-history.module.css'

interface EventHistoryProps {
  events: NonNullable<AddressHoldings['events']>
  /** Number of the event whose card this is. */
  self: string
}

/** What happened here, newest first, on a line through time. */
export function EventHistory(props: EventHistoryProps) {
  const others = () => props.events.items.filter((event) => event.no !== props.self)
  const count = () =>
    t('card.eventsOpen', {
      open: formatNumber(props.events.open),
      total: formatNumber(props.events.total),
    })
  return (
    <Show when={props.events.total > 0}>
      <Block title={t('card.history')} aside={count()}>
        <div class={styles.timeline}>
          <ListMore items={others()} first={4}>
            {(event) => <Entry event={event} />}
          </ListMore>
        </div>
        <Show when={props.events.items.length < props.events.total}>
          <p class={styles.note}>
            {t('card.notAllListed', {
              shown: formatNumber(props.events.items.length),
              total: formatNumber(props.events.total),
            })}
          </p>
        </Show>
      </Block>
    </Show>
  )
}

function Entry(props: { event: EventSummary }) {
  return (
    <button
      type="button"
      class={styles.entry}
      style={{ '--level': levelColour(props.event.level) }}
      classList={{ [styles.open ?? '']: isOpen(props.event) }}
      onClick={() => changeView({ selection: { layer: 'EVENT', code: props.event.no } })}
    >
      <span class={styles.dot} title={levelName(props.event.level)} />
      <span class={styles.title}>
        {props.event.title}
        <span class={styles.meta}>
          {subclassName(props.event.subclass)} · {formatDate(props.event.reportedAt)} ·{' '}
          {formatRelativeTime(props.event.reportedAt)}
        </span>
      </span>
      <Chip tone={stateTone(props.event.state)}>{stateName(props.event.state)}</Chip>
    </button>
  )
}
