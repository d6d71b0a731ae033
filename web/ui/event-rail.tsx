import { For } from 'solid-js'
import { type TextKey, t } from '../i18n/index.ts'
import styles from './event-rail.module.css'
import { type EventStep, eventRail } from './event-steps.ts'

const STEP_TEXT: Record<EventStep, TextKey> = {
  collect: 'events.stepCollect',
  assign: 'events.stepAssign',
  handle: 'events.stepHandle',
  supervise: 'events.stepSupervise',
  feedback: 'events.stepFeedback',
  assess: 'events.stepAssess',
}

/** The six steps of an event, the present one marked. */
export function EventRail(props: { state: string }) {
  return (
    <ol class={styles.rail}>
      <For each={eventRail(props.state)}>
        {(step) => (
          <li data-mark={step.mark} aria-current={step.mark === 'current' ? 'step' : undefined}>
            <span class={styles.dot} />
            {t(STEP_TEXT[step.step])}
          </li>
        )}
      </For>
    </ol>
  )
}
