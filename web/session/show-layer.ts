import type { GeometryKind } from '../../data/contracts/index.ts'
import { layerSummary } from './catalogue.ts'
import { changeView, view } from './view.ts'
import type { LayerView } from './view-state.ts'

const RANK: Record<GeometryKind, number> = { polygon: 0, line: 1, point: 2 }

/** Switches a layer on; a new one comes above everything of its own geometry and below points. */
export function showLayer(code: string): void {
  const known = view.layers.some((layer) => layer.code === code)
  changeView({
    layers: known
      ? view.layers.map((layer) => (layer.code === code ? { ...layer, visible: true } : layer))
      : insert(view.layers, code),
  })
}

export function hideLayer(code: string): void {
  changeView({
    layers: view.layers.map((layer) =>
      layer.code === code ? { ...layer, visible: false } : layer,
    ),
  })
}

export const isShown = (code: string) =>
  view.layers.some((layer) => layer.code === code && layer.visible)

function insert(layers: readonly LayerView[], code: string): LayerView[] {
  const added: LayerView = {
    code,
    visible: true,
    opacity: 1,
    hidden: { class: [], state: [], risk: [] },
  }
  const rank = rankOf(code)
  const above = layers.findIndex((layer) => rankOf(layer.code) > rank)
  const at = above < 0 ? layers.length : above
  return [...layers.slice(0, at), added, ...layers.slice(at)]
}

const rankOf = (code: string) => RANK[layerSummary(code)?.geometry ?? 'point']
