import ChevronLeft from 'lucide-solid/icons/chevron-left'
import { createEffect, createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import { formatDateTime, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { resumeActs, waitingActs } from './act-queue.ts'
import { DoorBoard } from './doors/door-board.tsx'
import { followProgress } from './follow-progress.ts'
import { readIncident, surveyIncident } from './incident-api.ts'
import { setShownIncident } from './incident-state.ts'
import { IncidentSurveyTab } from './incident-survey-tab.tsx'
import { LogTab } from './log-tab.tsx'
import styles from './panel.module.css'
import { ProgressHead } from './progress-head.tsx'
import { TasksTab } from './tasks-tab.tsx'

type Tab = 'doors' | 'tasks' | 'survey' | 'log'

/** One incident: how far the roll-call is, and everything that can be done. */
export function RunningIncident(props: { id: string; commands: boolean; onBack: () => void }) {
  const [tab, setTab] = createSignal<Tab>('doors')
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
  resumeActs(props.id, followed.refresh)
  createEffect(() =>
    setShownIncident({
      place: incident.value()?.place ?? null,
      survey: survey.value() ?? null,
      doors: followed.doors(),
    }),
  )
  onCleanup(() => setShownIncident(null))
  const tabs = () => [
    { id: 'doors' as const, label: t('incidents.doorsTab') },
    { id: 'tasks' as const, label: t('incidents.tasksTab') },
    ...(props.commands ? [{ id: 'survey' as const, label: t('incidents.surveyTab') }] : []),
    { id: 'log' as const, label: t('incidents.logTab') },
  ]
  const isOpen = () => incident.value()?.state === 'open'
  return (
    <div class={styles.scroll}>
      <Button kind="quiet" size="small" onClick={() => props.onBack()}>
        <ChevronLeft size={16} />
        {t('incidents.back')}
      </Button>
      <Show when={incident.value()}>
        {(one) => (
          <header class={styles.head}>
            <Show when={one().drill}>
              <p class={styles.drillBanner}>{t('incidents.drillBanner')}</p>
            </Show>
            <h3>{one().title}</h3>
            <p class={styles.hint}>
              {t('incidents.startedAt', { time: formatDateTime(one().openedAt) })} ·{' '}
              {t('incidents.commander', { name: one().commander })} ·{' '}
              {t(`incidents.${one().state}`)}
            </p>
          </header>
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
        <Match when={followed.progress()}>
          {(progress) => (
            <>
              <ProgressHead progress={progress()} />
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
                    commands={props.commands && isOpen()}
                    progress={progress()}
                    doors={followed.doors()}
                    survey={survey.value()}
                    onDone={followed.refresh}
                  />
                </Match>
                <Match when={tab() === 'tasks'}>
                  <TasksTab
                    id={props.id}
                    kind={incident.value()?.kind ?? 'other'}
                    commands={props.commands && isOpen()}
                    progress={progress()}
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
                    progress={progress()}
                    onDone={followed.refresh}
                  />
                </Match>
                <Match when={tab() === 'log'}>
                  <LogTab id={props.id} seq={progress().seq} doors={followed.doors()} />
                </Match>
              </Switch>
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}
