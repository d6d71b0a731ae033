import { createEffect, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import { unwrap } from 'solid-js/store'
import { language, t } from '../i18n/index.ts'
import { createMapController } from '../map/create-map-controller.ts'
import type { MapController, MapListeners } from '../map/map-controller.ts'
import { catalogue } from '../session/catalogue.ts'
import {
  map,
  progress,
  setCounts,
  setHovered,
  setMap,
  setMeasured,
  setPicks,
  setPointer,
  setProgress,
  setValueCounts,
  tool,
} from '../session/map-handle.ts'
import { overlayTakes } from '../session/map-overlay.ts'
import { theme } from '../session/preferences.ts'
import { currentBaseMap } from '../session/settings.ts'
import { changeView, view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import styles from './map-stage.module.css'

/** The place of the one map: hands it what it should show and passes on what happens on it. */
export function MapStage(props: { label: string }) {
  let target!: HTMLDivElement
  const [failed, setFailed] = createSignal(false)

  onMount(() => {
    const { lon, lat, zoom } = unwrap(view)
    try {
      setMap(createMapController({ target, view: { lon, lat, zoom }, theme: theme(), listeners }))
    } catch (error) {
      // Panels, tables and search still work without it.
      console.error(error)
      setFailed(true)
    }
  })
  onCleanup(() => {
    map()?.dispose()
    setMap(null)
  })
  followState()
  return (
    <div
      ref={target}
      class={styles.stage}
      role="application"
      aria-label={props.label}
      aria-busy={isBusy()}
    >
      <Show when={failed()}>
        <div class={styles.failed}>
          <EmptyState title={t('shell.mapFailed')}>
            <Button onClick={() => location.reload()}>{t('common.retry')}</Button>
          </EmptyState>
        </div>
      </Show>
    </div>
  )
}

/** Until every tile in view has arrived. */
const isBusy = () => map() === null || catalogue().length === 0 || progress().loaded < 1

/** Down: one effect for each thing that the map can be told. */
function followState(): void {
  const tell = <Value,>(
    read: () => Value,
    say: (controller: MapController, value: Value) => void,
  ) =>
    createEffect(
      on([map, read] as const, ([controller, value]) => controller && say(controller, value)),
    )
  tell(catalogue, (controller, layers) => controller.setCatalogue(layers))
  tell(theme, (controller, value) => controller.setTheme(value))
  tell(language, (controller, value) => controller.setLanguage(value))
  tell(currentBaseMap, (controller, base) => base && controller.setBaseMap(base))
  tell(plainLayers, (controller, layers) => controller.setLayers(layers))
  // The card adds the geometry to the same selection when it has it.
  tell(plainSelection, (controller, selection) => controller.setSelection(selection))
}

/** Copies without proxies: the map keeps them, and workers cannot take proxies. */
const plainLayers = () =>
  view.layers.map(({ code, visible, opacity, hidden }) => ({
    code,
    visible,
    opacity,
    hidden: { class: [...hidden.class], state: [...hidden.state], risk: [...hidden.risk] },
  }))

const plainSelection = () =>
  view.selection && { layer: view.selection.layer, code: view.selection.code }

/** Up: what happened on the map becomes signals. */
const listeners: MapListeners = {
  onView: (place) => changeView(place),
  // What a click means is decided by the card's overlay.
  onPick: (found, lonLat) => {
    if (tool() === 'none' && !overlayTakes(lonLat)) setPicks(found)
  },
  onHover: (pick, lonLat) => {
    setHovered(pick)
    setPointer(lonLat)
  },
  onMeasure: (result) => setMeasured(result),
  onCounts: (counts, values) => {
    setCounts(counts)
    setValueCounts(values)
  },
  onProgress: (loaded, failed) => setProgress({ loaded, failed }),
}
