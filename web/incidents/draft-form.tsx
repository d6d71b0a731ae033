import { createEffect, createSignal, Match, Switch } from 'solid-js'
import type { BuildingCode, IncidentPlace, LonLat } from '../../data/contracts/index.ts'
import { INCIDENT_KINDS } from '../../data/registry/incident-kinds.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { DrawButton } from '../ui/draw-button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { errorText } from '../ui/error-text.ts'
import fields from '../ui/fields.module.css'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Slider } from '../ui/slider.tsx'
import { showToast } from '../ui/toast.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { openIncident, surveyPlace } from './incident-api.ts'
import { kindName } from './incident-list.tsx'
import { setShownIncident } from './incident-state.ts'
import styles from './panel.module.css'
import { SurveyCounts, SurveyLists } from './survey-view.tsx'

type Way = 'draw' | 'around' | 'building'

/** From the drawn area to the lists in it, before anything is written; then the start. */
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
    setShownIncident({ place: place(), survey: survey.value() ?? null, doors: [] }),
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
        <PlaceChoice onChange={setPlace} />
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
          {t('incidents.start')}
        </Button>
      </footer>
    </div>
  )
}

function PlaceChoice(props: { onChange: (place: IncidentPlace | null) => void }) {
  const [way, setWay] = createSignal<Way>('draw')
  const [radius, setRadius] = createSignal(200)
  const centre = (): LonLat => [view.lon, view.lat]
  const around = (radiusM: number) => {
    setRadius(radiusM)
    props.onChange({ point: centre(), radiusM })
  }
  const building = () =>
    view.selection?.layer === 'BUILDING' ? (view.selection.code as BuildingCode) : null
  const choose = (next: Way) => {
    setWay(next)
    if (next === 'around') around(radius())
    else if (next === 'draw') props.onChange(null)
  }
  createEffect(() => {
    const code = building()
    if (way() === 'building') props.onChange(code ? { buildings: [code] } : null)
  })
  return (
    <>
      <Segments
        label={t('incidents.place')}
        value={way()}
        options={[
          { id: 'draw', label: t('incidents.place') },
          { id: 'around', label: t('incidents.radius') },
          { id: 'building', label: t('incidents.wholeBuilding') },
        ]}
        onChange={choose}
      />
      <Switch>
        <Match when={way() === 'draw'}>
          <DrawButton
            label={t('incidents.draw')}
            hint={t('incidents.drawing')}
            hintClass={styles.hint}
            onDrawn={(polygon) => props.onChange({ polygon })}
          />
        </Match>
        <Match when={way() === 'around'}>
          <Slider
            label={t('incidents.aroundCentre')}
            min={50}
            max={1_500}
            step={50}
            value={radius()}
            valueText={t('incidents.metres', { n: formatNumber(radius()) })}
            onInput={around}
          />
        </Match>
        <Match when={way() === 'building' && building() === null}>
          <p class={styles.hint}>{t('incidents.chooseBuilding')}</p>
        </Match>
      </Switch>
    </>
  )
}
