import Building from 'lucide-solid/icons/building'
import Crosshair from 'lucide-solid/icons/crosshair'
import Grid3x3 from 'lucide-solid/icons/grid-3x3'
import Inbox from 'lucide-solid/icons/inbox'
import Landmark from 'lucide-solid/icons/landmark'
import Layers from 'lucide-solid/icons/layers'
import MapPin from 'lucide-solid/icons/map-pin'
import Shapes from 'lucide-solid/icons/shapes'
import Zap from 'lucide-solid/icons/zap'
import { type Component, createEffect, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { formatLength, t, text } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { formatPosition } from '../session/datum.ts'
import { view } from '../session/view.ts'
import { LayerSymbol } from '../ui/layer-symbol.tsx'
import { distanceM, markTyped, type Result, type ResultKind } from './result-list.ts'
import styles from './search-box.module.css'

const ICONS: Record<ResultKind, Component<{ size?: number }>> = {
  command: Zap,
  coordinates: Crosshair,
  address: MapPin,
  enterprise: Building,
  grid: Grid3x3,
  division: Landmark,
  event: Inbox,
  feature: Shapes,
  layer: Layers,
}

interface ResultRowProps {
  id: string
  result: Result
  typed: string
  active: boolean
  onChoose: () => void
  onPoint: () => void
}

export function ResultRow(props: ResultRowProps) {
  let row!: HTMLDivElement
  createEffect(() => props.active && row.scrollIntoView({ block: 'nearest' }))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox keeps the focus and handles the keys.
    <div
      ref={row}
      id={props.id}
      role="option"
      tabIndex={-1}
      class={styles.row}
      aria-selected={props.active}
      onPointerMove={() => !props.active && props.onPoint()}
      onClick={() => props.onChoose()}
    >
      <Show
        when={symbolOf(props.result)}
        fallback={<Dynamic component={ICONS[props.result.kind]} size={18} />}
      >
        {(layer) => <LayerSymbol layer={layer()} size={18} />}
      </Show>
      <span class={styles.words}>
        <span class={styles.title}>
          <For each={markTyped(titleOf(props.result), props.typed)}>
            {(part) => (part.hit ? <b>{part.text}</b> : part.text)}
          </For>
        </span>
        <Show when={subtitleOf(props.result)}>
          {(subtitle) => <span class={styles.subtitle}>{subtitle()}</span>}
        </Show>
      </span>
      <span class={styles.end}>{endOf(props.result)}</span>
    </div>
  )
}

/** Themes and layers are known by the symbol that they have on the map. */
function symbolOf(result: Result) {
  if ('command' in result) return layerSummary(result.command.layer ?? '')
  if (result.kind !== 'feature' || !('hit' in result)) return undefined
  return layerSummary(result.hit.layer ?? '')
}

function titleOf(result: Result): string {
  if ('command' in result) return result.command.label
  if ('position' in result) return formatPosition(result.position.lonLat, 'CGCS2000')
  return result.hit.title
}

function subtitleOf(result: Result): string {
  if ('command' in result) return ''
  if ('position' in result) return t('search.readAs', { datum: result.position.datum })
  const layer = result.kind === 'feature' && result.hit.layer && layerSummary(result.hit.layer)
  return layer ? `${text(layer.name)} · ${result.hit.subtitle}` : result.hit.subtitle
}

function endOf(result: Result): string {
  if ('command' in result) return result.command.hint ?? ''
  if ('position' in result) return t('search.goThere')
  if (!result.hit.lonLat) return ''
  return formatLength(distanceM([view.lon, view.lat], result.hit.lonLat))
}
