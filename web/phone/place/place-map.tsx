import { createSignal, For, onMount, Show } from 'solid-js'
import type { EventSurroundings, LonLat } from '../../../data/contracts/index.ts'
import { ApiError, getJson } from '../../api.ts'
import styles from '../phone.module.css'
import { t } from '../texts.ts'
import type { ChosenPlace } from './place-field.tsx'
import { pathOf, planeAround } from './plane.ts'
import { startOfMap } from './start-of-map.ts'

/** Metres across. */
const SPANS = [120, 220, 380] as const
/** A finger that moves less has tapped. */
const TAP_PX = 8

/** A small map of what is around: outlines and streets, no tiles. A house is tapped for its code, anything else for its position. */
export function PlaceMap(props: { onChoose: (place: ChosenPlace) => void }) {
  let svg!: SVGSVGElement
  const [loaded, setLoaded] = createSignal<EventSurroundings | null>(null)
  const [problem, setProblem] = createSignal(false)
  const [span, setSpan] = createSignal(1)
  /** Metres from the loaded place that the map has been moved. */
  const [moved, setMoved] = createSignal({ x: 0, y: 0 })
  const plane = () => planeAround(loaded()?.at ?? [120, 30])
  const width = () => SPANS[span()]!

  const load = async (at: LonLat) => {
    try {
      const query = { at: `${at[0].toFixed(6)},${at[1].toFixed(6)}` }
      setLoaded(await getJson<EventSurroundings>('/api/event-surroundings', { query }))
      setMoved({ x: 0, y: 0 })
      setProblem(false)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(true)
    }
  }
  onMount(() => {
    startOfMap()
      .then(load)
      .then(() => svg.scrollIntoView({ block: 'center' }))
      .catch(() => setProblem(true))
  })

  let from: { x: number; y: number; before: { x: number; y: number } } | null = null
  const metresPerPx = () => width() / svg.clientWidth
  const grab = (event: PointerEvent) => {
    from = { x: event.clientX, y: event.clientY, before: moved() }
    svg.setPointerCapture(event.pointerId)
  }
  const drag = (event: PointerEvent) => {
    if (!from) return
    setMoved({
      x: from.before.x - (event.clientX - from.x) * metresPerPx(),
      y: from.before.y - (event.clientY - from.y) * metresPerPx(),
    })
  }
  const release = (event: PointerEvent) => {
    if (!from) return
    const isTap = Math.hypot(event.clientX - from.x, event.clientY - from.y) < TAP_PX
    const { before } = from
    from = null
    if (!isTap) return void load(plane().lonLat(moved().x, moved().y))
    setMoved(before)
    tap(event)
  }
  const tap = (event: PointerEvent) => {
    // The pointer is captured: what lies under it has to be asked for.
    const hit = document.elementFromPoint(event.clientX, event.clientY)
    const code = hit?.getAttribute('data-code')
    const title = hit?.getAttribute('data-title')
    if (code) return props.onChoose({ place: { code }, label: title || code })
    const box = svg.getBoundingClientRect()
    const x = moved().x + (event.clientX - box.left - box.width / 2) * metresPerPx()
    const y = moved().y + (event.clientY - box.top - box.height / 2) * metresPerPx()
    const lonLat = plane().lonLat(x, y)
    props.onChoose({ place: { lonLat }, label: t('phone.placeOnMap') })
  }
  return (
    <div class={styles.map}>
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {t('phone.mapFailed')}
        </p>
      </Show>
      <svg
        ref={svg}
        role="img"
        aria-label={t('phone.onMap')}
        viewBox={`${moved().x - width() / 2} ${moved().y - width() / 2} ${width()} ${width()}`}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={() => {
          from = null
        }}
      >
        <Show when={loaded()}>
          {(shown) => (
            <>
              <For each={shown().waters}>
                {({ ring }) => <path class={styles.water} d={pathOf(plane(), ring, true)} />}
              </For>
              <For each={shown().roads}>
                {({ line }) => <path class={styles.road} d={pathOf(plane(), line, false)} />}
              </For>
              <For each={shown().buildings}>
                {({ code, title, ring }) => (
                  <path
                    class={styles.house}
                    data-code={code}
                    data-title={title}
                    d={pathOf(plane(), ring, true)}
                  />
                )}
              </For>
              <For each={shown().buildings}>
                {({ title, ring }) => (
                  <text x={middleOf(ring.map(plane().x))} y={middleOf(ring.map(plane().y))}>
                    {title}
                  </text>
                )}
              </For>
              <circle class={styles.here} cx="0" cy="0" r={width() / 60} />
            </>
          )}
        </Show>
      </svg>
      <div class={styles.mapButtons}>
        <button
          type="button"
          aria-label={t('phone.closer')}
          disabled={span() === 0}
          onClick={() => setSpan(span() - 1)}
        >
          ＋
        </button>
        <button
          type="button"
          aria-label={t('phone.farther')}
          disabled={span() === SPANS.length - 1}
          onClick={() => setSpan(span() + 1)}
        >
          －
        </button>
      </div>
      <p class={styles.mapHint}>{t('phone.mapHint')}</p>
    </div>
  )
}

const middleOf = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
