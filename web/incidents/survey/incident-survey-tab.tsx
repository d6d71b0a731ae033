import { createSignal, Match, Show, Switch } from 'solid-js'
import type {
  FeatureCode,
  IncidentProgress,
  IncidentSurvey,
} from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { doAct } from '../act-queue.ts'
import { newAct } from '../incident-api.ts'
import styles from './survey.module.css'
import { SurveyCounts, SurveyLists } from './survey-view.tsx'

interface IncidentSurveyTabProps {
  id: string
  survey: IncidentSurvey | undefined
  error: unknown
  onRetry: () => void
  progress: IncidentProgress
  onDone: () => void
}

/** Who and what is there now; people are counted in at the shelters. */
export function IncidentSurveyTab(props: IncidentSurveyTabProps) {
  const count = (shelter: FeatureCode, people: number) =>
    doAct(props.id, { ...newAct(), kind: 'countArrivals', shelter, people }, props.onDone)
  const arrived = (code: string) =>
    props.progress.arrivals.find(({ shelter }) => shelter === code)?.people ?? 0
  return (
    <Switch fallback={<Skeleton lines={[90, 60, 80]} />}>
      <Match when={props.error}>
        <ErrorState error={props.error} onRetry={() => props.onRetry()} />
      </Match>
      <Match when={props.survey}>
        {(survey) => (
          <>
            <SurveyCounts counts={survey().counts} />
            <SurveyLists
              survey={survey()}
              besideShelter={(code) => (
                <CountIn
                  arrived={arrived(code)}
                  onCount={(people) => count(code as FeatureCode, people)}
                />
              )}
            />
          </>
        )}
      </Match>
    </Switch>
  )
}

function CountIn(props: { arrived: number; onCount: (people: number) => void }) {
  const [people, setPeople] = createSignal('1')
  const number = () => Number.parseInt(people(), 10)
  return (
    <span class={styles.countIn}>
      <Show when={props.arrived > 0}>
        <strong>{t('incidents.arrived', { n: formatNumber(props.arrived) })}</strong>
      </Show>
      <input
        type="number"
        min="1"
        max="10000"
        aria-label={t('incidents.people')}
        value={people()}
        onInput={(event) => setPeople(event.currentTarget.value)}
      />
      <Button size="small" disabled={!(number() > 0)} onClick={() => props.onCount(number())}>
        {t('incidents.countIn')}
      </Button>
    </span>
  )
}
