import { createEffect, createSignal, Match, Show, Switch } from 'solid-js'
import type { IncidentPlace } from '../../../data/contracts/index.ts'
import { INCIDENT_KINDS } from '../../../data/registry/incident-kinds.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import fields from '../../ui/fields.module.css'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { openIncident, surveyPlace } from '../incident-api.ts'
import { kindName } from '../incident-list.tsx'
import { setShownIncident } from '../incident-state.ts'
import styles from '../panel.module.css'
import { SurveyCounts, SurveyLists } from '../survey/survey-view.tsx'
import { KeepZone } from './keep-zone.tsx'
import { PlaceChoice } from './place-choice.tsx'

/** From the area to the lists in it, before anything is written; then the start. */
export function DraftForm(props: { onDone: (id: string) => void; onCancel: () => void }) {
  const id = crypto.randomUUID()
  const [kind, setKind] = createSignal('collapse')
  const [title, setTitle] = createSignal('')
  const [drill, setDrill] = createSignal(false)
  const [place, setPlace] = createSignal<IncidentPlace | null>(null)
  const [starting, setStarting] = createSignal(false)
  const survey = createLoad(
    () => (place() ? JSON.stringify([kind(), place()]) : null),
    (key, signal) => surveyPlace(...(JSON.parse(key) as [string, IncidentPlace]), signal),
  )
  createEffect(() =>
    setShownIncident({
      place: place(),
      survey: survey.value() ?? null,
      doors: [],
      neglected: new Set(),
      drill: drill(),
      positions: survey.value()?.nearby ?? [],
    }),
  )
  const start = async () => {
    const where = place()
    if (!where) return
    setStarting(true)
    try {
      const name = title().trim() || kindName(kind())
      await openIncident({ id, kind: kind(), title: name, drill: drill(), place: where })
      props.onDone(id)
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
      setStarting(false)
    }
  }
  return (
    <div class={styles.scroll}>
      <div class={styles.form}>
        <Select
          label={t('incidents.kind')}
          value={kind()}
          options={INCIDENT_KINDS.map(({ code }) => ({ value: code, label: kindName(code) }))}
          onChange={setKind}
        />
        <div class={fields.field}>
          <label for="incident-title">{t('incidents.name')}</label>
          <input
            id="incident-title"
            maxLength={200}
            placeholder={t('incidents.namePlaceholder')}
            value={title()}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </div>
        <Toggle label={t('incidents.asDrill')} checked={drill()} onChange={setDrill} />
        <PlaceChoice kind={kind()} onChange={setPlace} />
      </div>
      <Switch>
        <Match when={survey.error()}>
          <ErrorState error={survey.error()} onRetry={() => survey.reload()} />
        </Match>
        <Match when={survey.loading()}>
          <p class={styles.hint} role="status">
            {t('incidents.surveying')}
          </p>
          <Skeleton lines={[90, 60, 80]} />
        </Match>
        <Match when={survey.value()}>
          {(found) => (
            <>
              <SurveyCounts counts={found().counts} />
              <Show when={place()}>{(where) => <KeepZone kind={kind()} place={where()} />}</Show>
              <SurveyLists survey={found()} />
            </>
          )}
        </Match>
      </Switch>
      <footer class={styles.footer}>
        <Button onClick={() => props.onCancel()}>{t('incidents.cancel')}</Button>
        <Button
          kind="primary"
          disabled={starting() || (survey.value()?.counts.buildings ?? 0) === 0}
          onClick={() => void start()}
        >
          {t(drill() ? 'incidents.startDrill' : 'incidents.start')}
        </Button>
      </footer>
    </div>
  )
}
