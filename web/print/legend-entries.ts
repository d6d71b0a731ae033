import type { LayerSummary } from '../../data/contracts/index.ts'
import { t, text } from '../i18n/index.ts'
import { catalogue } from '../session/catalogue.ts'
import { view } from '../session/view.ts'
import type { LayerView } from '../session/view-state.ts'

export interface LegendEntry {
  layer: LayerSummary
  label: string
  /** Classes whose colour means something. */
  classes: readonly { label: string; colour: string }[]
}

/** What the sheet explains: the layers that are shown, topmost first. */
export function legendEntries(): LegendEntry[] {
  return view.layers
    .filter((layer) => layer.visible)
    .reverse()
    .flatMap((layer) => {
      const summary = catalogue().find((one) => one.code === layer.code)
      return summary ? [entryOf(summary, layer)] : []
    })
}

function entryOf(layer: LayerSummary, shown: LayerView): LegendEntry {
  const isFiltered = Object.values(shown.hidden).some((positions) => positions.length > 0)
  const attribute = layer.attributes.find((one) => one.key === layer.style.classAttribute)
  const classes = (attribute?.values ?? []).flatMap((value, index) =>
    value.colour && !shown.hidden.class.includes(index + 1)
      ? [{ label: text(value.name), colour: value.colour }]
      : [],
  )
  return {
    layer,
    label: text(layer.name) + (isFiltered ? t('print.filtered') : ''),
    classes,
  }
}
