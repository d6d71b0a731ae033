import { createEffect, createMemo, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import { neglectedDoors } from '../../data/rules/incident/neglected-doors.ts'
import { t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { createTicker } from '../session/create-ticker.ts'
import { showFlashingRooms } from '../session/flashing-rooms.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { resumeActs, waitingActs } from './act-queue.ts'
import { DoorBoard } from './doors/door-board.tsx'
import { followProgress } from './follow-progress.ts'
import { listPositions, readIncident, replayProgress, surveyIncident } from './incident-api.ts'
import { IncidentHead } from './incident-head.tsx'
import { setShownIncident } from './incident-state.ts'
import { LogTab } from './log-tab.tsx'
import { TakeCommand } from './orders/take-command.tsx'
import { TasksTab } from './orders/tasks-tab.tsx'
import styles from './panel.module.css'
import { ProgressHead } from './progress-head.tsx'
import { ReplayBar } from './replay/replay-bar.tsx'
import { StatisticsTab } from './statistics/statistics-tab.tsx'
import { IncidentSurveyTab } from './survey/incident-survey-tab.tsx'

type Tab = 'doors' | 'tasks' | 'survey' | 'log' | 'statistics'

const POSITIONS_MS = 30_000
const LEFT_BEHIND_MS = 5_000
const NOBODY: ReadonlySet<string> = new Set()

/** One incident: how far the roll-call is, or was, and everything that can be done. */
export function RunningIncident(props: { id: string; commands: boolean; onBack: () => void }) {
  const [tab, setTab] = createSignal<Tab>('doors')
  const [replayAt, setReplayAt] = createSignal<string | null>(null)
  const followed = followProgress(props.id)
  const incident = createLoad(
    () => `${props.id} ${followed.progress()?.seq ?? 0}`,
    (_key, signal) => readIncident(props.id, signal),
    { keep: true },
  )
  const survey = createLoad(
    () => (props.commands ? props.id : null),
    (id, signal) => surveyIncident(id, signal),
  )
  const replay = createLoad(replayAt, (at, signal) => replayProgress(props.id, at, signal), {
    keep: true,
  })
  const isOpen = () => incident.value()?.state === 'open'
  const isLive = () => isOpen() && replayAt() === null
  const tick = createTicker(POSITIONS_MS)
  const positions = createLoad(
    () => (props.commands && isOpen() && replayAt() === null ? String(tick()) : null),
    (_key, signal) => listPositions(props.id, signal),
    { keep: true },
  )
  resumeActs(props.id, followed.refresh)
  const progress = () => (replayAt() === null ? followed.progress() : replay.value())
  const doors = () => (replayAt() === null ? followed.doors() : (replay.value()?.doors ?? []))
  const now = createTicker(LEFT_BEHIND_MS)
  /** Nobody is late before somebody has been sent. */
  const neglected = createMemo((): ReadonlySet<string> => {
    const openedAt = incident.value()?.openedAt
    const isSent = (progress()?.responders.length ?? 0) > 0
    if (!isLive() || openedAt === undefined || !isSent) return NOBODY
    return neglectedDoors(doors(), now(), Date.parse(openedAt))
  })
  showFlashingRooms(neglected)
  createEffect(() =>
    setShownIncident({
      place: incident.value()?.place ?? null,
      survey: survey.value() ?? null,
      doors: doors(),
      neglected: neglected(),
      drill: incident.value()?.drill ?? false,
      positions: positions.value() ?? [],
    }),
  )
  onCleanup(() => setShownIncident(null))
  const isClosed = createMemo(() => incident.value()?.state === 'closed')
  // Made anew only when one comes in: a tab must not be replaced under a finger.
  const tabs = createMemo(() => [
    { id: 'doors' as const, label: t('incidents.doorsTab') },
    { id: 'tasks' as const, label: t('incidents.tasksTab') },
    ...(props.commands ? [{ id: 'survey' as const, label: t('incidents.surveyTab') }] : []),
    { id: 'log' as const, label: t('incidents.logTab') },
    ...(props.commands && isClosed()
      ? [{ id: 'statistics' as const, label: t('incidents.statisticsTab') }]
      : []),
  ])
  /** Who may command and who does are two things. */
  const leads = () => props.commands && (followed.progress()?.command.isYours ?? false)
  const orders = () => leads() && isOpen() && replayAt() === null
  return (
    <div class={styles.scroll}>
      <IncidentHead
        incident={incident.value()}
        progress={progress()}
        doors={doors()}
        survey={survey.value()}
        commands={props.commands}
        replayAt={replayAt()}
        onReplay={() => setReplayAt(incident.value()?.closedAt ?? new Date().toISOString())}
        onBack={() => props.onBack()}
      />
      <Show when={incident.value() && replayAt() !== null && incident.value()}>
        {(one) => (
          <ReplayBar
            from={one().openedAt}
            to={one().closedAt ?? new Date(tick()).toISOString()}
            at={replayAt() ?? one().openedAt}
            onMove={setReplayAt}
            onEnd={() => setReplayAt(null)}
          />
        )}
      </Show>
      <Show when={props.commands && isOpen() && !leads() && followed.progress()}>
        {(now) => (
          <TakeCommand
            id={props.id}
            command={now().command}
            commander={incident.value()?.commander ?? ''}
            onDone={followed.refresh}
          />
        )}
      </Show>
      <Show when={waitingActs(props.id).length > 0}>
        <p class={styles.waiting} role="status">
          {t('incidents.waiting', { n: waitingActs(props.id).length })}
        </p>
      </Show>
      <Switch fallback={<Skeleton lines={[100, 60, 0, 80, 80]} />}>
        <Match when={followed.error() && !followed.progress()}>
          <ErrorState error={followed.error()} onRetry={followed.refresh} />
        </Match>
        <Match when={replayAt() !== null && replay.error()}>
          <ErrorState error={replay.error()} onRetry={() => replay.reload()} />
        </Match>
        <Match when={progress()}>
          {(shown) => (
            <>
              <ProgressHead progress={shown()} />
              <Segments
                label={t('incidents.title')}
                value={tab()}
                options={tabs()}
                onChange={setTab}
              />
              <Switch>
                <Match when={tab() === 'doors'}>
                  <DoorBoard
                    id={props.id}
                    commands={orders()}
                    isLive={isLive()}
                    neglected={neglected()}
                    progress={shown()}
                    doors={doors()}
                    survey={survey.value()}
                    onDone={followed.refresh}
                  />
                </Match>
                <Match when={tab() === 'tasks'}>
                  <TasksTab
                    id={props.id}
                    kind={incident.value()?.kind ?? 'other'}
                    commands={orders()}
                    progress={shown()}
                    onDone={followed.refresh}
                    onEnded={incident.reload}
                  />
                </Match>
                <Match when={tab() === 'survey'}>
                  <IncidentSurveyTab
                    id={props.id}
                    survey={survey.value()}
                    error={survey.error()}
                    onRetry={survey.reload}
                    progress={shown()}
                    onDone={followed.refresh}
                  />
                </Match>
                <Match when={tab() === 'log'}>
                  <LogTab
                    id={props.id}
                    seq={shown().seq}
                    drill={incident.value()?.drill ?? false}
                    isReplay={replayAt() !== null}
                    matter={{ doors: doors(), progress: shown(), survey: survey.value() }}
                  />
                </Match>
                <Match when={tab() === 'statistics'}>
                  <StatisticsTab id={props.id} survey={survey.value()} />
                </Match>
              </Switch>
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}
