import { Show } from 'solid-js'
import type { EventSummary } from '../../data/contracts/index.ts'
import { formatDateTime, formatRelativeTime } from '../i18n/index.ts'
import { view } from '../session/view.ts'
import { showThing } from '../session/zoom-to.ts'
import { Chip } from '../ui/chip.tsx'
import { isOpen } from '../ui/event-clock.ts'
import { EventRail } from '../ui/event-rail.tsx'
import { clockText, levelColour, stateTone } from '../ui/event-texts.ts'
import { categoryName, levelName, stateName, subclassName } from '../ui/vocabulary.ts'
import styles from './event-row.module.css'

/** One event in the list; the chosen one unfolds its six steps. */
export function EventRow(props: { event: EventSummary; now: number }) {
  const isChosen = () => view.selection?.layer === 'EVENT' && view.selection.code === props.event.no
  const clock = () => clockText(props.event, props.now)
  return (
    <button
      type="button"
      class={styles.row}
      style={{ '--level': levelColour(props.event.level) }}
      aria-current={isChosen() ? 'true' : undefined}
      onClick={() =>
        showThing({ layer: 'EVENT', code: props.event.no }, { lonLat: props.event.lonLat })
      }
    >
      <span class={styles.level} title={levelName(props.event.level)} />
      <span class={styles.main}>
        <span class={styles.title}>{props.event.title}</span>
        <span class={styles.meta}>
          {categoryName(props.event.category)} · {subclassName(props.event.subclass)}
        </span>
        <span class={styles.meta}>{props.event.address ?? props.event.no}</span>
      </span>
      <span class={styles.side}>
        <Chip tone={stateTone(props.event.state)}>{stateName(props.event.state)}</Chip>
        <Show
          when={isOpen(props.event) && props.event.deadlineAt}
          fallback={<span class={styles.when}>{formatRelativeTime(props.event.reportedAt)}</span>}
        >
          {(deadline) => (
            <span class={styles.when} data-tone={clock().tone} title={formatDateTime(deadline())}>
              {clock().text}
            </span>
          )}
        </Show>
      </span>
      <Show when={isChosen()}>
        <span class={styles.rail}>
          <EventRail state={props.event.state} />
        </span>
      </Show>
    </button>
  )
}
