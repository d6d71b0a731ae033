import { createSignal, For, Show } from 'solid-js'
import type { NewEvent, SearchHit } from '../../../data/contracts/index.ts'
import { getJson, isAbort } from '../../api.ts'
import styles from '../phone.module.css'
import { t } from '../texts.ts'
import { PlaceMap } from './place-map.tsx'

export interface ChosenPlace {
  place: NewEvent['place']
  label: string
}

interface PlaceFieldProps {
  value: ChosenPlace | null
  onChange: (place: ChosenPlace | null) => void
}

const PATIENCE_MS = 20_000

/** Where it is: where the phone is, a place on a small map, or an address that is searched for. */
export function PlaceField(props: PlaceFieldProps) {
  const [finding, setFinding] = createSignal(false)
  const [problem, setProblem] = createSignal(false)
  const [onMap, setOnMap] = createSignal(false)
  const [hits, setHits] = createSignal<readonly SearchHit[]>([])
  let asking: AbortController | undefined

  const findMe = () => {
    setFinding(true)
    setProblem(false)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setFinding(false)
        props.onChange({
          place: { lonLat: [coords.longitude, coords.latitude] },
          label: t('phone.placeFound', { metres: Math.round(coords.accuracy) }),
        })
      },
      () => {
        setFinding(false)
        setProblem(true)
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 15_000 },
    )
  }
  const search = async (typed: string) => {
    asking?.abort()
    if (typed.trim() === '') return setHits([])
    asking = new AbortController()
    try {
      const query = { q: typed, limit: 6 }
      const found = await getJson<SearchHit[]>('/api/search', { query, signal: asking.signal })
      setHits(found.filter(({ lonLat }) => lonLat !== null))
    } catch (error) {
      // Without a network there is no search; the position still is.
      if (!isAbort(error)) setHits([])
    }
  }
  const choose = ({ code, title, subtitle, lonLat }: SearchHit) => {
    setHits([])
    const isCoded = /^[BR]\d{14,16}[0-9A-Z]$/.test(code)
    const place = isCoded ? { code } : { lonLat: [lonLat![0], lonLat![1]] as const }
    props.onChange({ place, label: [title, subtitle].filter(Boolean).join(' · ') })
  }
  return (
    <section class={styles.block}>
      <h2>{t('phone.where')}</h2>
      <Show
        when={props.value}
        fallback={
          <>
            <button type="button" class={styles.wide} disabled={finding()} onClick={findMe}>
              {finding() ? t('phone.finding') : t('phone.myPlace')}
            </button>
            <button type="button" class={styles.wide} onClick={() => setOnMap(!onMap())}>
              {t(onMap() ? 'phone.closeMap' : 'phone.onMap')}
            </button>
            <Show when={onMap()}>
              <PlaceMap
                onChoose={(chosen) => {
                  setOnMap(false)
                  props.onChange(chosen)
                }}
              />
            </Show>
            <input
              class={styles.input}
              type="search"
              aria-label={t('phone.searchAddress')}
              placeholder={t('phone.searchAddress')}
              onInput={(event) => void search(event.currentTarget.value)}
            />
            <ul class={styles.hits}>
              <For each={hits()}>
                {(hit) => (
                  <li>
                    <button type="button" onClick={() => choose(hit)}>
                      <b>{hit.title}</b>
                      <small>{hit.subtitle}</small>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </>
        }
      >
        {(chosen) => (
          <p class={styles.chosen}>
            <span>{chosen().label}</span>
            <button type="button" onClick={() => props.onChange(null)}>
              {t('phone.change')}
            </button>
          </p>
        )}
      </Show>
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {t('phone.placeFailed')}
        </p>
      </Show>
    </section>
  )
}
