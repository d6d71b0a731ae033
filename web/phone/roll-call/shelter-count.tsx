import { createSignal, For, Show } from 'solid-js'
import type { FeatureCode, IncidentProgress, IncidentRound } from '../../../data/contracts/index.ts'
import page from '../phone.module.css'
import styles from './roll-call.module.css'
import { t } from './texts.ts'

interface ShelterCountProps {
  round: IncidentRound
  arrivals: IncidentProgress['arrivals']
  /** Counted here and not yet sent. */
  keptOf: (shelter: FeatureCode) => number
  onCount: (shelter: FeatureCode, people: number) => void
}

const STEPS = [1, 2, 3, 5, 10]

/** People counted in at a shelter: one tap for each group that comes through the door. */
export function ShelterCount(props: ShelterCountProps) {
  const [chosen, setChosen] = createSignal<string | null>(null)
  const shelter = () =>
    props.round.shelters.find(({ code }) => code === chosen()) ?? props.round.shelters[0]
  const here = (code: FeatureCode) =>
    (props.arrivals.find((one) => one.shelter === code)?.people ?? 0) + props.keptOf(code)
  return (
    <section class={page.block}>
      <Show when={shelter()} fallback={<p class={styles.hint}>{t('noShelter')}</p>}>
        {(one) => (
          <>
            <select
              class={page.input}
              aria-label={t('chooseShelter')}
              value={one().code}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              <For each={props.round.shelters}>
                {({ code, title }) => <option value={code}>{title}</option>}
              </For>
            </select>
            <p class={styles.big}>
              {t('arrived', { n: here(one().code) })}
              <Show when={one().capacity !== null}>
                <small>{t('capacity', { n: one().capacity ?? 0 })}</small>
              </Show>
            </p>
            <div class={styles.steps}>
              <For each={STEPS}>
                {(people) => (
                  <button type="button" onClick={() => props.onCount(one().code, people)}>
                    +{people}
                  </button>
                )}
              </For>
              <button
                type="button"
                disabled={here(one().code) === 0}
                onClick={() => props.onCount(one().code, -1)}
              >
                −1
              </button>
            </div>
          </>
        )}
      </Show>
    </section>
  )
}
