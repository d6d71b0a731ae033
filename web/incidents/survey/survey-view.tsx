import { For, type JSX, Show } from 'solid-js'
import type {
  IncidentBuilding,
  IncidentHelp,
  IncidentSurvey,
  IncidentThing,
} from '../../../data/contracts/index.ts'
import { buildingLabel } from '../../../data/rules/incident/building-label.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { layerSummary } from '../../session/catalogue.ts'
import { goToPlace } from '../../session/go-to.ts'
import { changeView } from '../../session/view.ts'
import { LayerSymbol } from '../../ui/layer-symbol.tsx'
import styles from '../panel.module.css'
import { ExitList } from './exit-list.tsx'
import { List } from './list.tsx'
import { NearbyList } from './nearby-list.tsx'
import surveyStyles from './survey.module.css'

const COUNTS = [
  'buildings',
  'rooms',
  'households',
  'residents',
  'help',
  'enterprises',
  'staff',
] as const

export function SurveyCounts(props: { counts: IncidentSurvey['counts'] }) {
  return (
    <dl class={surveyStyles.counts}>
      <For each={COUNTS.filter((key) => props.counts[key] !== null)}>
        {(key) => (
          <div data-alert={key === 'help' && (props.counts.help ?? 0) > 0}>
            <dt>{t(`incidents.${key}`)}</dt>
            <dd>{formatNumber(props.counts[key] ?? 0)}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

export function SurveyLists(props: {
  survey: IncidentSurvey
  /** What else stands beside a shelter. */
  besideShelter?: (code: string) => JSX.Element
}) {
  const buildingOf = (code: string) =>
    props.survey.buildings.find((building) => building.code === code)
  return (
    <div class={styles.lists}>
      <Show
        when={props.survey.help}
        fallback={<p class={styles.hint}>{t('incidents.peopleHidden')}</p>}
      >
        {(help) => (
          <List name="incidents.helpList" items={help()}>
            {(one) => <HelpRow help={one} building={buildingOf(one.building)} />}
          </List>
        )}
      </Show>
      <List name="incidents.hazards" items={props.survey.hazards}>
        {(thing) => <ThingRow thing={thing} />}
      </List>
      <List name="incidents.shelters" items={props.survey.shelters}>
        {(shelter) => (
          <ThingRow thing={shelter}>
            <Show when={shelter.capacity !== null && shelter.free !== null}>
              <span class={surveyStyles.free} data-full={shelter.free === 0}>
                {t('incidents.freePlaces', {
                  free: formatNumber(shelter.free ?? 0),
                  n: formatNumber(shelter.capacity ?? 0),
                })}
              </span>
            </Show>
            {props.besideShelter?.(shelter.code)}
          </ThingRow>
        )}
      </List>
      <ExitList exits={props.survey.exits} />
      <List name="incidents.fireUnits" items={props.survey.fireUnits}>
        {(unit) => (
          <ThingRow thing={unit}>
            <Show when={unit.hydrantM !== null}>
              <span class={styles.hint}>
                {t('incidents.hydrantNear', { n: formatNumber(unit.hydrantM ?? 0) })}
              </span>
            </Show>
          </ThingRow>
        )}
      </List>
      <p class={surveyStyles.noLayer}>
        {t('incidents.hydrants')}
        <span class={styles.hint}>{t('incidents.noHydrants')}</span>
      </p>
      <List name="incidents.enterpriseList" items={props.survey.enterprises ?? []}>
        {(site) => (
          <button
            type="button"
            class={surveyStyles.thing}
            onClick={() => changeView({ selection: { layer: 'ENTERPRISE', code: site.code } })}
          >
            <span>{site.name}</span>
            <Show when={site.staff !== null}>
              <span class={styles.hint}>
                {t('incidents.staff')} {formatNumber(site.staff ?? 0)}
              </span>
            </Show>
          </button>
        )}
      </List>
      <List name="incidents.cameras" items={props.survey.cameras}>
        {(thing) => <ThingRow thing={thing} />}
      </List>
      <List name="incidents.workers" items={props.survey.workers}>
        {(worker) => (
          <p class={surveyStyles.thing}>
            <span>{worker.name}</span>
            <span class={styles.hint}>{worker.role}</span>
          </p>
        )}
      </List>
      <NearbyList people={props.survey.nearby} />
    </div>
  )
}

function ThingRow(props: { thing: IncidentThing; children?: JSX.Element }) {
  const select = () => {
    const { layer, code, lonLat } = props.thing
    changeView({ selection: { layer, code } })
    goToPlace(lonLat)
  }
  return (
    <div class={surveyStyles.thing}>
      <Show when={layerSummary(props.thing.layer)}>
        {(layer) => <LayerSymbol layer={layer()} size={20} />}
      </Show>
      <button type="button" class={surveyStyles.link} onClick={select}>
        {props.thing.title}
      </button>
      <span class={styles.hint}>
        {props.thing.distanceM === 0
          ? t('incidents.inside')
          : t('incidents.away', { n: formatNumber(props.thing.distanceM) })}
      </span>
      {props.children}
    </div>
  )
}

function HelpRow(props: { help: IncidentHelp; building: IncidentBuilding | undefined }) {
  const select = () => {
    changeView({ selection: { layer: 'ADDRESS', code: props.help.room } })
    if (props.building) goToPlace(props.building.lonLat)
  }
  return (
    <div class={surveyStyles.thing}>
      <button type="button" class={surveyStyles.link} onClick={select}>
        {props.building && buildingLabel(props.building.title, props.building.fullText)}{' '}
        {props.help.stairwell} {props.help.number}
      </button>
      <For each={props.help.reasons}>
        {(reason) => <span class={surveyStyles.reason}>{t(`incidents.${reason}`)}</span>}
      </For>
    </div>
  )
}
