import { For, Match, Show, Switch } from 'solid-js'
import type { IncidentStatistics, IncidentSurvey } from '../../../data/contracts/index.ts'
import { formatDate, formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { buildingName } from '../building-name.ts'
import { stairwellName } from '../doors/stairwell.tsx'
import { readStatistics } from '../incident-api.ts'
import panel from '../panel.module.css'
import lists from '../survey/survey.module.css'
import { MinuteChart } from './minute-chart.tsx'
import styles from './statistics.module.css'

const SHOWN = 12

/** How it went: the curve, the slowest stairwells, each responder, and the roll-calls before it. */
export function StatisticsTab(props: { id: string; survey: IncidentSurvey | undefined }) {
  const load = createLoad(
    () => props.id,
    (id, signal) => readStatistics(id, signal),
  )
  const titleOf = (code: string) => buildingName(props.survey, code)
  return (
    <Switch fallback={<Skeleton lines={[100, 60, 80, 80]} />}>
      <Match when={load.error()}>
        <ErrorState error={load.error()} onRetry={() => load.reload()} />
      </Match>
      <Match when={load.value()}>
        {(statistics) => (
          <>
            <dl class={lists.counts}>
              <Figure name={t('incidents.knockedDoors')} value={statistics().knocked} />
              <Figure name={t('incidents.cleared')} value={statistics().cleared} />
              <Figure name={t('incidents.toHalf')} value={statistics().minutesToHalf} minutes />
              <Figure
                name={t('incidents.toNineTenths')}
                value={statistics().minutesToNineTenths}
                minutes
              />
              <Figure name={t('incidents.toAll')} value={statistics().minutesToAll} minutes />
            </dl>
            <h4>{t('incidents.perMinute')}</h4>
            <MinuteChart perMinute={statistics().perMinute} doors={statistics().doors} />
            <h4>{t('incidents.slowest')}</h4>
            <Stairwells statistics={statistics()} titleOf={titleOf} />
            <h4>{t('incidents.perResponder')}</h4>
            <Responders responders={statistics().responders} />
            <h4>{t('incidents.earlier')}</h4>
            <Earlier earlier={statistics().earlier} />
          </>
        )}
      </Match>
    </Switch>
  )
}

function Figure(props: { name: string; value: number | null; minutes?: boolean }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.minutes ? minutesText(props.value) : formatNumber(props.value ?? 0)}</dd>
    </div>
  )
}

const minutesText = (minutes: number | null): string =>
  minutes === null ? '–' : t('incidents.inMinutes', { n: formatNumber(minutes, 1) })

const paceText = (pace: number | null): string => (pace === null ? '–' : formatNumber(pace, 1))

function Stairwells(props: { statistics: IncidentStatistics; titleOf: (code: string) => string }) {
  return (
    <table class={styles.table}>
      <thead>
        <tr>
          <th>{t('incidents.stairwellColumn')}</th>
          <th>{t('incidents.responder')}</th>
          <th>{t('incidents.rooms')}</th>
          <th>{t('incidents.doneAfter')}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.statistics.stairwells.slice(0, SHOWN)}>
          {(one, index) => (
            <tr data-worst={index() === 0}>
              <td>
                {props.titleOf(one.building)} {stairwellName(one.stairwell)}
              </td>
              <td>{one.responder ?? '–'}</td>
              <td>
                {one.knocked}/{one.doors}
              </td>
              <td>{one.minutes === null ? t('incidents.notDone') : minutesText(one.minutes)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

function Responders(props: { responders: IncidentStatistics['responders'] }) {
  return (
    <Show
      when={props.responders.length > 0}
      fallback={<p class={panel.hint}>{t('incidents.unassigned')}</p>}
    >
      <table class={styles.table}>
        <thead>
          <tr>
            <th>{t('incidents.responder')}</th>
            <th>{t('incidents.rooms')}</th>
            <th>{t('incidents.doorsPerMinute')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.responders}>
            {(one) => (
              <tr>
                <td>{one.name}</td>
                <td>
                  {one.knocked}/{one.doors}
                </td>
                <td>{paceText(one.doorsPerMinute)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

function Earlier(props: { earlier: IncidentStatistics['earlier'] }) {
  return (
    <Show
      when={props.earlier.length > 0}
      fallback={<p class={panel.hint}>{t('incidents.noEarlier')}</p>}
    >
      <table class={styles.table}>
        <thead>
          <tr>
            <th>{t('incidents.name')}</th>
            <th>{t('incidents.rooms')}</th>
            <th>{t('incidents.toNineTenths')}</th>
            <th>{t('incidents.doorsPerMinute')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.earlier}>
            {(one) => (
              <tr>
                <td>
                  <Show when={one.drill}>
                    <span class={panel.drill}>{t('incidents.drill')}</span>{' '}
                  </Show>
                  {one.title} <span class={panel.hint}>{formatDate(one.openedAt)}</span>
                </td>
                <td>
                  {one.knocked}/{one.doors}
                </td>
                <td>{minutesText(one.minutesToNineTenths)}</td>
                <td>{paceText(one.doorsPerMinute)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}
