import { catalogue, layerSummary } from './catalogue.ts'
import { setVisible, viewOf } from './layer-views.ts'
import { changeView, view } from './view.ts'

/** Switches a layer on, at its place in the drawing order; one that nobody may see stays away. */
export function showLayer(code: string): void {
  if (layerSummary(code)) setShown(code, true)
}

export function hideLayer(code: string): void {
  setShown(code, false)
}

export const isShown = (code: string): boolean => viewOf(view.layers, code).visible

function setShown(code: string, visible: boolean): void {
  changeView({ layers: setVisible(view.layers, code, visible, catalogue()) })
}
