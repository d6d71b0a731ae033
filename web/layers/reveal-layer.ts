import { catalogue, layerSummary } from '../session/catalogue.ts'
import { changeView, view } from '../session/view.ts'
import { setVisible } from './layer-views.ts'

/** Switches a layer on, if there is one of this code. */
export function revealLayer(code: string): void {
  if (!layerSummary(code)) return
  changeView({ layers: setVisible(view.layers, code, true, catalogue()) })
}
