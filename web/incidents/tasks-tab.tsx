import { createSignal, For, Show } from 'solid-js'
import type { IncidentProgress, IncidentTask } from '../../data/contracts/index.ts'
import { INCIDENT_KINDS, type RunbookTask } from '../../data/registry/incident-kinds.ts'
import { formatDuration, formatTime, t, text } from '../i18n/index.ts'
import { createTicker } from '../session/create-ticker.ts'
import { Button } from '../ui/button.tsx'
import { errorText } from '../ui/error-text.ts'
import fields from '../ui/fields.module.css'
import { showToast } from '../ui/toast.tsx'
import { doAct } from './act-queue.ts'
import { newAct, sendOrder } from './incident-api.ts'
import styles from './panel.module.css'

interface TasksTabProps {
  id: string
  kind: string
  commands: boolean
  progress: IncidentProgress
  onDone: () => void
  onEnded: () => void
}

/** Orders with the time in which somebody has to answer; the runbook of this kind first. */
export function TasksTab(props: TasksTabProps) {
  const now = createTicker(1_000)
  const runbook = () => INCIDENT_KINDS.find(({ code }) => code === props.kind)?.runbook ?? []
  const isGiven = (task: RunbookTask) =>
    props.progress.tasks.some(({ title }) => title === task.title.zh || title === task.title.en)
  const order = async (what: Parameters<typeof sendOrder>[1], then = props.onDone) => {
    try {
      await sendOrder(props.id, what)
      then()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  const give = (title: string, to: string, withinMinutes: number) =>
    order({ kind: 'giveTask', task: crypto.randomUUID(), title, to, withinMinutes })
  const answer = (task: IncidentTask, kind: 'acknowledgeTask' | 'finishTask') =>
    doAct(props.id, { ...newAct(), kind, task: task.task }, props.onDone)
  return (
    <>
      <ul class={styles.tasks}>
        <For each={props.progress.tasks}>
          {(task) => (
            <li data-late={isLate(task, now())}>
              <p>
                <strong>{task.title}</strong> <span class={styles.hint}>{task.to}</span>
              </p>
              <p class={styles.hint}>{stateOf(task, now())}</p>
              <Show when={task.finishedAt === null}>
                <div class={styles.actions}>
                  <Show when={task.acknowledgedAt === null}>
                    <Button size="small" onClick={() => answer(task, 'acknowledgeTask')}>
                      {t('incidents.acknowledge')}
                    </Button>
                  </Show>
                  <Button size="small" onClick={() => answer(task, 'finishTask')}>
                    {t('incidents.finish')}
                  </Button>
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.commands}>
        <h4>{t('incidents.runbook')}</h4>
        <ul class={styles.tasks}>
          <For each={runbook()}>
            {(task) => (
              <li>
                <p>
                  {text(task.title)} <span class={styles.hint}>{text(task.to)}</span>
                </p>
                <Button
                  size="small"
                  disabled={isGiven(task)}
                  onClick={() => void give(text(task.title), text(task.to), task.withinMinutes)}
                >
                  {t(isGiven(task) ? 'incidents.given' : 'incidents.giveTask')}
                </Button>
              </li>
            )}
          </For>
        </ul>
        <OwnTask onGive={(title, to) => void give(title, to, 10)} />
        <EndForm
          onTransfer={(to) => void order({ kind: 'transfer', to, text: '' }, props.onEnded)}
          onClose={() => void order({ kind: 'close', text: '' }, props.onEnded)}
        />
      </Show>
    </>
  )
}

const isLate = (task: IncidentTask, now: number) =>
  task.acknowledgedAt === null && task.finishedAt === null && Date.parse(task.answerBy) < now

function stateOf(task: IncidentTask, now: number): string {
  if (task.finishedAt) return `${t('incidents.finished')} ${formatTime(task.finishedAt)}`
  if (task.acknowledgedAt)
    return `${t('incidents.acknowledged')} ${formatTime(task.acknowledgedAt)}`
  if (isLate(task, now)) return t('incidents.overdueTask')
  return t('incidents.answerIn', { time: formatDuration(Date.parse(task.answerBy) - now) })
}

function OwnTask(props: { onGive: (title: string, to: string) => void }) {
  const [title, setTitle] = createSignal('')
  const [to, setTo] = createSignal('')
  const give = (event: SubmitEvent) => {
    event.preventDefault()
    props.onGive(title().trim(), to().trim())
    setTitle('')
    setTo('')
  }
  return (
    <form class={styles.form} onSubmit={give}>
      <h4>{t('incidents.ownTask')}</h4>
      <div class={fields.field}>
        <label for="incident-task">{t('incidents.taskTitle')}</label>
        <input
          id="incident-task"
          maxLength={200}
          value={title()}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      <div class={fields.field}>
        <label for="incident-task-to">{t('incidents.taskTo')}</label>
        <input
          id="incident-task-to"
          maxLength={100}
          value={to()}
          onInput={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" disabled={title().trim() === '' || to().trim() === ''}>
        {t('incidents.giveTask')}
      </Button>
    </form>
  )
}

function EndForm(props: { onTransfer: (to: string) => void; onClose: () => void }) {
  const [to, setTo] = createSignal('')
  const [asks, setAsks] = createSignal(false)
  return (
    <div class={styles.form}>
      <div class={fields.field}>
        <label for="incident-transfer">{t('incidents.transferTo')}</label>
        <input
          id="incident-transfer"
          maxLength={100}
          value={to()}
          onInput={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <Button disabled={to().trim() === ''} onClick={() => props.onTransfer(to().trim())}>
        {t('incidents.transfer')}
      </Button>
      <Show
        when={asks()}
        fallback={
          <Button kind="danger" onClick={() => setAsks(true)}>
            {t('incidents.close')}
          </Button>
        }
      >
        <p class={styles.hint}>{t('incidents.closeConfirm')}</p>
        <div class={styles.actions}>
          <Button onClick={() => setAsks(false)}>{t('incidents.cancel')}</Button>
          <Button kind="danger" onClick={() => props.onClose()}>
            {t('incidents.close')}
          </Button>
        </div>
      </Show>
    </div>
  )
}
