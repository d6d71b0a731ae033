import { For, Show } from 'solid-js'
import type { IncidentTask } from '../../../data/contracts/index.ts'
import page from '../phone.module.css'
import styles from './roll-call.module.css'
import { t, timeOf } from './texts.ts'

interface TaskListProps {
  tasks: readonly IncidentTask[]
  onAnswer: (task: string, kind: 'acknowledgeTask' | 'finishTask') => void
}

/** What has been ordered and is not done. */
export function TaskList(props: TaskListProps) {
  return (
    <For
      each={props.tasks.filter(({ finishedAt }) => finishedAt === null)}
      fallback={<p class={styles.hint}>{t('noTasks')}</p>}
    >
      {(task) => (
        <section class={page.block}>
          <h2>
            {task.title} · {task.to}
          </h2>
          <p class={styles.hint}>
            {task.acknowledgedAt === null
              ? t('answerBy', { time: timeOf(task.answerBy) })
              : `${t('acknowledged')} ${timeOf(task.acknowledgedAt)}`}
          </p>
          <Show when={task.passedBy.length > 0}>
            <p class={page.problem}>{t('passedBy', { names: task.passedBy.join(' → ') })}</p>
          </Show>
          <div class={styles.steps}>
            <Show when={task.acknowledgedAt === null}>
              <button type="button" onClick={() => props.onAnswer(task.task, 'acknowledgeTask')}>
                {t('acknowledge')}
              </button>
            </Show>
            <button type="button" onClick={() => props.onAnswer(task.task, 'finishTask')}>
              {t('finish')}
            </button>
          </div>
        </section>
      )}
    </For>
  )
}
