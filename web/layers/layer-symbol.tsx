import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { LayerSummary } from '../../data/contracts/index.ts'
import { theme } from '../session/preferences.ts'
import styles from './layer-symbol.module.css'

const loadSymbols = () => import('../map/symbols/layer-symbol-svg.ts')

/** What the layer looks like on the map. The drawing comes from our own registry, never from a file of users. */
export function LayerSymbol(props: { layer: LayerSummary }) {
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
  return <span class={styles.symbol} innerHTML={svg()} aria-hidden="true" />
}
