import type { LayerSummary } from '../../data/contracts/index.ts'
import { drawingRank, inDrawingOrder } from './drawing-order.ts'
import type { LayerView } from './view-state.ts'

/*
 * Operations on the list of layers of a view, bottom to top: (list, input) → new list. A layer that is not in
 * the list is off and as the registry made it; one that is off but was restyled stays in, so that it comes back
 * as it was.
 */
export type LayerViews = readonly LayerView[]
export type FilterColumn = keyof LayerView['hidden']

export function firstLayers(catalogue: readonly LayerSummary[]): LayerViews {
  return inDrawingOrder(catalogue)
    .filter((layer) => layer.shownAtFirst)
    .map(asRegistered)
}

export function viewOf(views: LayerViews, code: string): LayerView {
  return views.find((view) => view.code === code) ?? { ...freshView(code), visible: false }
}

/** Switching on puts a new layer above everything of its own kind and below what belongs above. */
export function setVisible(
  views: LayerViews,
  code: string,
  visible: boolean,
  catalogue: readonly LayerSummary[],
): LayerViews {
  const known = views.some((view) => view.code === code)
  if (known) return patch(views, code, { visible })
  if (!visible) return views
  const rankOf = (one: string) => {
    const summary = catalogue.find((layer) => layer.code === one)
    return summary ? drawingRank(summary) : Number.POSITIVE_INFINITY
  }
  const rank = rankOf(code)
  const above = views.findIndex((view) => rankOf(view.code) > rank)
  const at = above < 0 ? views.length : above
  const summary = catalogue.find((layer) => layer.code === code)
  const added = summary ? asRegistered(summary) : freshView(code)
  return [...views.slice(0, at), added, ...views.slice(at)]
}

/** Everything off but this one and the base map under it. */
export function showOnly(
  views: LayerViews,
  code: string,
  catalogue: readonly LayerSummary[],
): LayerViews {
  const isBase = (one: string) => catalogue.find((layer) => layer.code === one)?.group === 'base'
  const others = views.map((view) => (isBase(view.code) ? view : { ...view, visible: false }))
  return setVisible(others, code, true, catalogue)
}

/** Everything off but the base map. */
export function allOff(views: LayerViews, catalogue: readonly LayerSummary[]): LayerViews {
  const base = new Set<string>(
    catalogue.flatMap((layer) => (layer.group === 'base' ? layer.code : [])),
  )
  return views.map((view) => (base.has(view.code) ? view : { ...view, visible: false }))
}

export function setOpacity(views: LayerViews, code: string, opacity: number): LayerViews {
  return patch(views, code, { opacity: Math.max(0, Math.min(1, opacity)) })
}

export function toggleHidden(
  views: LayerViews,
  code: string,
  column: FilterColumn,
  position: number,
): LayerViews {
  const hidden = viewOf(views, code).hidden
  const before = hidden[column]
  const after = before.includes(position)
    ? before.filter((one) => one !== position)
    : [...before, position].sort((a, b) => a - b)
  return patch(views, code, { hidden: { ...hidden, [column]: after } })
}

export function clearHidden(views: LayerViews, code: string): LayerViews {
  return patch(views, code, { hidden: { class: [], state: [], risk: [] } })
}

export function isFiltered(view: LayerView): boolean {
  return Object.values(view.hidden).some((positions) => positions.length > 0)
}

/**
 * Moves a layer next to another one that is shown: directly above it, or below it. Used by dragging, where the
 * list on the screen runs from top to bottom and leaves out what is off.
 */
export function moveBeside(
  views: LayerViews,
  code: string,
  neighbour: string,
  side: 'above' | 'below',
): LayerViews {
  const moved = views.find((view) => view.code === code)
  if (!moved || code === neighbour) return views
  const rest = views.filter((view) => view.code !== code)
  const at = rest.findIndex((view) => view.code === neighbour)
  if (at < 0) return views
  const place = side === 'above' ? at + 1 : at
  return [...rest.slice(0, place), moved, ...rest.slice(place)]
}

/** One step up or down among the layers that are shown. */
export function moveStep(views: LayerViews, code: string, step: 'up' | 'down'): LayerViews {
  const shown = views.filter((view) => view.visible || view.code === code)
  const at = shown.findIndex((view) => view.code === code)
  const neighbour = shown[step === 'up' ? at + 1 : at - 1]
  if (at < 0 || !neighbour) return views
  return moveBeside(views, code, neighbour.code, step === 'up' ? 'above' : 'below')
}

function patch(views: LayerViews, code: string, change: Partial<LayerView>): LayerViews {
  if (views.some((view) => view.code === code)) {
    return views.map((view) => (view.code === code ? { ...view, ...change } : view))
  }
  return [...views, { ...viewOf(views, code), ...change }]
}

/** Shown with what the registry hides at first. */
function asRegistered(layer: LayerSummary): LayerView {
  const { stateAttribute } = layer.style
  const states = layer.attributes.find(({ key }) => key === stateAttribute)?.values ?? []
  const hidden = states.flatMap(({ value }, i) =>
    layer.statesHiddenAtFirst?.includes(value) ? i + 1 : [],
  )
  const fresh = freshView(layer.code)
  return { ...fresh, hidden: { ...fresh.hidden, state: hidden } }
}

function freshView(code: string): LayerView {
  return { code, visible: true, opacity: 1, hidden: { class: [], state: [], risk: [] } }
}
