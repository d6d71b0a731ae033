import { For, Show } from 'solid-js'
import type { IncidentExit } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { goToPlace } from '../../session/go-to.ts'
import styles from '../panel.module.css'
import survey from './survey.module.css'

/** Roads out of the area, those that most houses take first; drawn on the map as well. */
export function ExitList(props: { exits: readonly IncidentExit[] | null }) {
  return (
    <details class={survey.details} open={(props.exits?.length ?? 0) > 0}>
      <summary>
        {t('incidents.exits')}
        <span class={styles.hint}>
          {props.exits === null
            ? t('incidents.noRoads')
            : props.exits.length === 0
              ? t('incidents.nothing')
              : formatNumber(props.exits.length)}
        </span>
      </summary>
      <ul class={survey.things}>
        <For each={props.exits}>
          {(exit) => (
            <li class={survey.thing}>
              <button type="button" class={survey.link} onClick={() => goToPlace(exit.lonLat)}>
                {exit.road || t('incidents.namelessRoad')}
              </button>
              <span class={styles.hint}>
                <Show
                  when={exit.farthestM !== null}
                  fallback={t('incidents.exitCrow', { n: formatNumber(exit.crowM) })}
                >
                  {t('incidents.exitServes', {
                    buildings: formatNumber(exit.buildings),
                    n: formatNumber(exit.farthestM ?? 0),
                  })}
                </Show>
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={(props.exits?.length ?? 0) > 0}>
        <p class={styles.hint}>{t('incidents.exitsHint')}</p>
      </Show>
    </details>
  )
}
