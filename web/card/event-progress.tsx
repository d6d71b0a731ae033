import { Show } from 'solid-js'
import type { FeatureCard } from '../../data/contracts/index.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { Chip } from '../ui/chip.tsx'
import { usedShare } from '../ui/event-clock.ts'
import { EventRail } from '../ui/event-rail.tsx'
import { clockText, stateTone } from '../ui/event-texts.ts'
import { stateName } from '../ui/vocabulary.ts'
import { Block } from './block.tsx'
import { eventOf } from './event-of.ts'
import styles from './event-progress.module.css'

/** How far an event is: the six steps, and the time that is left. */
export function EventProgress(props: { feature: FeatureCard }) {
  const event = () => eventOf(props.feature)
  const now = Date.now()
  const clock = () => clockText(event(), now)
  return (
    <Block
      title={t('card.process')}
      aside={<Chip tone={stateTone(event().state)}>{stateName(event().state)}</Chip>}
    >
      <EventRail state={event().state} />
      <Show when={event().deadlineAt}>
        {(deadline) => (
          <div class={styles.deadline}>
            <span>
              {t('card.deadline')} {formatDateTime(deadline())}
            </span>
            <Chip tone={clock().tone}>{clock().text}</Chip>
            <Show when={event().closedAt === null}>
              <span
                class={styles.bar}
                data-tone={clock().tone}
                style={{ '--share': usedShare(event(), now) }}
              />
            </Show>
          </div>
        )}
      </Show>
    </Block>
  )
}
