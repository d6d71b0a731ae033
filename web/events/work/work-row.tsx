import { Show } from 'solid-js'
import type { EventWorkItem } from '../../../data/contracts/index.ts'
import { formatDateTime, formatDuration, formatNumber, t } from '../../i18n/index.ts'
import { view } from '../../session/view.ts'
import { showThing } from '../../session/zoom-to.ts'
import { Chip } from '../../ui/chip.tsx'
import { levelColour, stateTone } from '../../ui/event-texts.ts'
import { stateName, subclassName } from '../../ui/vocabulary.ts'
import { gradeTone } from '../loop/loop-texts.ts'
import styles from './work.module.css'

interface WorkRowProps {
  event: EventWorkItem
  awayM: number
  now: number
  chosen: boolean
  onChoose: () => void
}

export function WorkRow(props: WorkRowProps) {
  const due = () => props.event.stageDueAt ?? props.event.deadlineAt
  const left = () => Date.parse(due() ?? '') - props.now
  const isOpened = () => view.selection?.layer === 'EVENT' && view.selection.code === props.event.no
  return (
    <li class={styles.item} style={{ '--level': levelColour(props.event.level) }}>
      <input
        type="checkbox"
        checked={props.chosen}
        aria-label={t('eventLoop.select', { title: props.event.title })}
        onChange={() => props.onChoose()}
      />
      <button
        type="button"
        class={styles.open}
        aria-current={isOpened() ? 'true' : undefined}
        onClick={() =>
          showThing({ layer: 'EVENT', code: props.event.no }, { lonLat: props.event.lonLat })
        }
      >
        <span class={styles.main}>
          <b>{props.event.title || subclassName(props.event.subclass)}</b>
          <span class={styles.muted}>{props.event.address ?? props.event.no}</span>
          <span class={styles.muted}>
            {t(props.event.holder === 'me' ? 'eventLoop.workMine' : 'eventLoop.workDesk')} ·{' '}
            {awayText(props.awayM)}
          </span>
        </span>
        <span class={styles.side}>
          <Chip tone={stateTone(props.event.state)}>{stateName(props.event.state)}</Chip>
          <Show when={due()}>
            {(at) => (
              <span class={styles.when} data-late={left() < 0} title={formatDateTime(at())}>
                {t(left() < 0 ? 'events.overdueBy' : 'events.leftTime', {
                  time: formatDuration(left()),
                })}
              </span>
            )}
          </Show>
          <Show when={props.event.supervision !== 'none'}>
            <Chip tone={gradeTone(props.event.supervision)}>
              {t(`eventLoop.grade_${props.event.supervision}`)}
            </Chip>
          </Show>
        </span>
      </button>
    </li>
  )
}

function awayText(metres: number): string {
  return metres < 1_000
    ? t('eventLoop.away', { distance: formatNumber(Math.round(metres / 10) * 10) })
    : t('eventLoop.awayKm', { distance: formatNumber(metres / 1_000, 1) })
}
