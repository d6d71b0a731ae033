import { For, Show } from 'solid-js'
import type { IncidentTask } from '../../../data/contracts/index.ts'
import { INCIDENT_KINDS, type RunbookTask } from '../../../data/registry/incident-kinds.ts'
import { t, text } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import type { Order } from '../incident-api.ts'
import styles from '../panel.module.css'
import orders from './orders.module.css'
import { TaskRow } from './task-row.tsx'

interface RunbookProps {
  kind: string
  commands: boolean
  tasks: readonly IncidentTask[]
  now: number
  onGive: (task: Order) => void
  onAnswer: (task: IncidentTask, kind: 'acknowledgeTask' | 'finishTask') => void
}

/** 预案: its steps in their order, each ordered, answered, done; the timer runs from the order. */
export function Runbook(props: RunbookProps) {
  const steps = () =>
    (INCIDENT_KINDS.find(({ code }) => code === props.kind)?.runbook ?? []).map((task, i) => {
      const step = `${props.kind}/${i + 1}`
      return { task, step, given: props.tasks.find((one) => one.step === step) }
    })
  const open = () => steps().filter(({ given }) => given === undefined)
  const done = () => steps().filter(({ given }) => given?.finishedAt).length
  const give = ({ task, step }: { task: RunbookTask; step: string }) =>
    props.onGive({
      kind: 'giveTask',
      task: crypto.randomUUID(),
      title: text(task.title),
      to: text(task.to),
      next: task.next.map(text),
      withinMinutes: task.withinMinutes,
      step,
    })
  return (
    <>
      <h4 class={orders.runbookHead}>
        {t('incidents.runbook')}
        <span class={styles.hint}>
          {t('incidents.stepsDone', { done: done(), total: steps().length })}
        </span>
      </h4>
      <Show when={props.commands && open().length > 1}>
        <Button kind="primary" onClick={() => open().forEach(give)}>
          {t('incidents.giveAll', { n: open().length })}
        </Button>
      </Show>
      <ol class={`${orders.tasks} ${orders.steps}`}>
        <For each={steps()}>
          {(one) => (
            <Show
              when={one.given}
              fallback={
                <li>
                  <p>
                    {text(one.task.title)} <span class={styles.hint}>{text(one.task.to)}</span>
                  </p>
                  <p class={styles.hint}>
                    {t('incidents.chain', {
                      minutes: one.task.withinMinutes,
                      names: one.task.next.map(text).join(' → '),
                    })}
                  </p>
                  <Show when={props.commands}>
                    <Button size="small" onClick={() => give(one)}>
                      {t('incidents.giveTask')}
                    </Button>
                  </Show>
                </li>
              }
            >
              {(given) => (
                <TaskRow
                  task={given()}
                  now={props.now}
                  onAnswer={(kind) => props.onAnswer(given(), kind)}
                />
              )}
            </Show>
          )}
        </For>
      </ol>
    </>
  )
}
