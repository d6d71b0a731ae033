import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { LayerSummary } from '../../data/contracts/index.ts'
import { theme } from '../session/preferences.ts'
import styles from './layer-symbol.module.css'

const loadSymbols = () => import('../map/symbols/layer-symbol-svg.ts')

interface LayerSymbolProps {
  layer: Pick<LayerSummary, 'code' | 'geometry' | 'style'>
  /** Edge of the square it stands in, px at the ordinary type size. */
  size: number
}

/**
 * How a layer looks on the map, for lists and cards. The drawing comes from our own registry, never from a file of
 * users, so it may be set as markup.
 */
export function LayerSymbol(props: LayerSymbolProps) {
  const [svg, setSvg] = createSignal('')
  createEffect(() => {
    const { layer } = props
    const shade = theme()
    let dropped = false
    onCleanup(() => {
      dropped = true
    })
    void loadSymbols().then(async ({ loadLayerSymbolSvg }) => {
      const drawn = await loadLayerSymbolSvg(layer, shade)
      if (!dropped) setSvg(drawn)
    })
  })
  const edge = () => `${props.size / 16}rem`
  return (
    <span
      class={styles.symbol}
      style={{ width: edge(), height: edge() }}
      innerHTML={svg()}
      aria-hidden="true"
    />
  )
}
