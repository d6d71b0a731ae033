import { createResource, Match, Show, Switch } from 'solid-js'
import type { LayerSummary } from '../../data/contracts/index.ts'
import { layerColour, rgbOf } from '../map/symbols/colours.ts'
import { iconShape, loadIcons } from '../map/symbols/icons.ts'
import { theme } from '../session/preferences.ts'

interface LayerSymbolProps {
  layer: Pick<LayerSummary, 'geometry' | 'style'>
  /** Edge of the square it stands in, px at the ordinary type size. */
  size: number
}

/** How a layer looks on the map, for lists and cards: its symbol, a line, or a patch of its colour. */
export function LayerSymbol(props: LayerSymbolProps) {
  const colour = () => layerColour(props.layer, theme())
  const edge = () => `${props.size / 16}rem`
  return (
    <svg viewBox="0 0 24 24" width={edge()} height={edge()} aria-hidden="true">
      <Switch fallback={<Disc icon={props.layer.style.icon} colour={colour()} />}>
        <Match when={props.layer.geometry === 'polygon' && !props.layer.style.icon}>
          <rect
            x="3"
            y="4"
            width="18"
            height="16"
            rx="3"
            fill={colour()}
            fill-opacity="0.35"
            stroke={colour()}
            stroke-width="2"
          />
        </Match>
        <Match when={props.layer.geometry === 'line'}>
          <path d="M3 18 9 8l6 8 6-10" fill="none" stroke={colour()} stroke-width="2.5" />
        </Match>
      </Switch>
    </svg>
  )
}

function Disc(props: { icon: string | undefined; colour: string }) {
  const [shape] = createResource(
    () => props.icon,
    async (icon) => {
      await loadIcons([icon])
      return iconShape(icon)
    },
  )
  return (
    <>
      <circle cx="12" cy="12" r="11" fill={props.colour} />
      <Show
        when={shape.latest}
        fallback={<circle cx="12" cy="12" r="4" fill={inkOn(props.colour)} />}
      >
        {(icon) => (
          <path
            d={icon().path}
            fill={inkOn(props.colour)}
            transform={`translate(5 5) scale(${14 / icon().width} ${14 / icon().height})`}
          />
        )}
      </Show>
    </>
  )
}

/** White on dark colours, near black on the lifted ones of the dark theme. */
function inkOn(hex: string): string {
  const [r, g, b] = rgbOf(hex)
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255 > 0.58 ? '#10161b' : '#ffffff'
}
