import { Show } from 'solid-js'
import type { IncidentTask } from '../../../data/contracts/index.ts'
import { formatDuration, formatTime, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import styles from '../panel.module.css'
import orders from './orders.module.css'

interface TaskRowProps {
  task: IncidentTask
  now: number
  onAnswer: (kind: 'acknowledgeTask' | 'finishTask') => void
}

/** Who is asked, how long they still have, and who was asked before. */
export function TaskRow(props: TaskRowProps) {
  return (
    <li data-late={isLate(props.task, props.now)} data-done={props.task.finishedAt !== null}>
      <p>
        <strong>{props.task.title}</strong> <span class={styles.hint}>{props.task.to}</span>
      </p>
      <p class={styles.hint}>{stateOf(props.task, props.now)}</p>
      <Show when={props.task.passedBy.length > 0}>
        <p class={orders.passedBy}>
          {t('incidents.passedBy', { names: props.task.passedBy.join(' → ') })}
        </p>
      </Show>
      <Show when={props.task.finishedAt === null}>
        <div class={orders.actions}>
          <Show when={props.task.acknowledgedAt === null}>
            <Button size="small" onClick={() => props.onAnswer('acknowledgeTask')}>
              {t('incidents.acknowledge')}
            </Button>
          </Show>
          <Button size="small" onClick={() => props.onAnswer('finishTask')}>
            {t('incidents.finish')}
          </Button>
        </div>
      </Show>
    </li>
  )
}

export const isLate = (task: IncidentTask, now: number) =>
  task.acknowledgedAt === null && task.finishedAt === null && Date.parse(task.answerBy) < now

function stateOf(task: IncidentTask, now: number): string {
  if (task.finishedAt) return `${t('incidents.finished')} ${formatTime(task.finishedAt)}`
  if (task.acknowledgedAt)
    return `${t('incidents.acknowledged')} ${formatTime(task.acknowledgedAt)}`
  if (task.withCommander || isLate(task, now)) return t('incidents.overdueTask')
  return t('incidents.answerIn', { time: formatDuration(Date.parse(task.answerBy) - now) })
}
