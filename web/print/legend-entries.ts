import type { LayerSummary } from '../../data/contracts/index.ts'
import { t, text } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { riskValues } from '../session/risk-values.ts'
import { view } from '../session/view.ts'
import type { LayerView } from '../session/view-state.ts'

export interface LegendEntry {
  /** null for what all layers share. */
  layer: LayerSummary | null
  label: string
  symbol: HTMLImageElement | null
  /** Classes whose colour means something. */
  classes: readonly { label: string; colour: string; ring?: boolean }[]
}

/** What the sheet explains: the layers that are shown, topmost first, with their symbols as on the map. */
export async function legendEntries(): Promise<LegendEntry[]> {
  const { loadLayerSymbolSvg } = await import('../map/symbols/layer-symbol-svg.ts')
  const shown = view.layers.filter((layer) => layer.visible).reverse()
  const entries: Promise<LegendEntry[]>[] = shown.map(async (layer) => {
    const summary = layerSummary(layer.code)
    if (!summary) return []
    const symbol = await drawable(await loadLayerSymbolSvg(summary, 'light'))
    return [entryOf(summary, layer, symbol)]
  })
  const found = (await Promise.all(entries)).flat()
  return [...found, ...ringEntries(found)]
}

/** 风险: the ring around points, once for all layers that mean the same by it. */
function ringEntries(shown: readonly LegendEntry[]): LegendEntry[] {
  const byName = new Map<string, LegendEntry>()
  for (const { layer } of shown) {
    const risk = layer?.geometry === 'point' ? riskValues(layer) : undefined
    if (!risk) continue
    const classes = risk.values.flatMap(({ name, colour }) =>
      colour ? [{ label: text(name), colour, ring: true }] : [],
    )
    const label = t('print.ring', { name: text(risk.name) })
    byName.set(label, { layer: null, label, symbol: null, classes })
  }
  return [...byName.values()]
}

function entryOf(layer: LayerSummary, shown: LayerView, symbol: HTMLImageElement): LegendEntry {
  const isFiltered = Object.values(shown.hidden).some((positions) => positions.length > 0)
  const label = text(layer.name) + (isFiltered ? t('print.filtered') : '')
  // The base map explains itself; its many kinds of land would fill the sheet.
  if (layer.group === 'base') return { layer, label, symbol, classes: [] }
  // Where the rings show risks, the colours of classes are nowhere on the map.
  if (layer.group !== 'own' && riskValues(layer)) return { layer, label, symbol, classes: [] }
  const attribute = layer.attributes.find((one) => one.key === layer.style.classAttribute)
  const classes = (attribute?.values ?? []).flatMap((value, index) =>
    value.colour && !shown.hidden.class.includes(index + 1)
      ? [{ label: text(value.name), colour: value.colour }]
      : [],
  )
  return { layer, label, symbol, classes }
}

async function drawable(svg: string): Promise<HTMLImageElement> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  image.src = url
  await image.decode()
  URL.revokeObjectURL(url)
  return image
}
