import { createSignal, For, Show } from 'solid-js'
import type { IncidentProgress, IncidentTask } from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { createTicker } from '../../session/create-ticker.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { doAct } from '../act-queue.ts'
import { newAct, type Order, orderRefusal, sendOrder } from '../incident-api.ts'
import styles from '../panel.module.css'
import { CommandForm } from './command-form.tsx'
import orderStyles from './orders.module.css'
import { OwnTask } from './own-task.tsx'
import { Runbook } from './runbook.tsx'
import { TaskRow } from './task-row.tsx'

interface TasksTabProps {
  id: string
  kind: string
  /** This account leads it. */
  commands: boolean
  progress: IncidentProgress
  onDone: () => void
  onEnded: () => void
}

/** The runbook as a list to be ticked off, then orders of one's own, and the end. */
export function TasksTab(props: TasksTabProps) {
  const now = createTicker(1_000)
  const order = async (what: Order, then = props.onDone) => {
    try {
      const refused = orderRefusal(await sendOrder(props.id, what))
      if (refused) showToast({ tone: 'error', text: t(`incidents.refused_${refused}`) })
      then()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  const answer = (task: IncidentTask, kind: 'acknowledgeTask' | 'finishTask') =>
    doAct(props.id, { ...newAct(), kind, task: task.task }, props.onDone)
  /** Passed on to the commander first, then whatever waits longest. */
  const own = () =>
    props.progress.tasks
      .filter(({ step }) => step === null || !step.startsWith(`${props.kind}/`))
      .sort((a, b) => Number(b.withCommander) - Number(a.withCommander))
  const mine = () =>
    props.progress.tasks.filter(
      (task) => task.withCommander && task.acknowledgedAt === null && task.finishedAt === null,
    )
  return (
    <>
      <Show when={props.commands && mine().length > 0}>
        <p class={orderStyles.alarm} role="alert">
          {t('incidents.withCommander', { n: mine().length })}
        </p>
      </Show>
      <Runbook
        kind={props.kind}
        commands={props.commands}
        tasks={props.progress.tasks}
        now={now()}
        onGive={(task) => void order(task)}
        onAnswer={answer}
      />
      <Show when={own().length > 0}>
        <h4>{t('incidents.otherTasks')}</h4>
        <ul class={orderStyles.tasks}>
          <For each={own()}>
            {(task) => <TaskRow task={task} now={now()} onAnswer={(kind) => answer(task, kind)} />}
          </For>
        </ul>
      </Show>
      <Show when={props.commands}>
        <OwnTask onGive={(task) => void order(task)} />
        <CommandForm
          id={props.id}
          command={props.progress.command}
          onOffer={({ id, name }) =>
            void order({ kind: 'transfer', to: name, user: id, text: '' }, props.onEnded)
          }
        />
        <EndForm onClose={() => void order({ kind: 'close', text: '' }, props.onEnded)} />
      </Show>
    </>
  )
}

function EndForm(props: { onClose: () => void }) {
  const [asks, setAsks] = createSignal(false)
  return (
    <Show
      when={asks()}
      fallback={
        <Button kind="danger" onClick={() => setAsks(true)}>
          {t('incidents.close')}
        </Button>
      }
    >
      <p class={styles.hint}>{t('incidents.closeConfirm')}</p>
      <div class={orderStyles.actions}>
        <Button onClick={() => setAsks(false)}>{t('incidents.cancel')}</Button>
        <Button kind="danger" onClick={() => props.onClose()}>
          {t('incidents.close')}
        </Button>
      </div>
    </Show>
  )
}
