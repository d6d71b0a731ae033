import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import type { MapListeners, MapPick } from '../map-controller.ts'
import { latOf, lonOf, worldX, worldXOfMetres, worldY, worldYOfMetres } from '../tiles/mercator.ts'
import type { MapCore } from '../view/map-core.ts'
import { pointsAt, shapesAt } from './pick-at.ts'

/** Boundaries are everywhere: a hand over each of them would say nothing. */
const NOT_HOVERED = new Set(['GRID', 'DIVISION'])

/** Clicks and moves become picks; a running tool has them for itself. */
export function listenToPointer(
  core: MapCore,
  listeners: Pick<MapListeners, 'onPick' | 'onHover'>,
  isToolActive: () => boolean,
): () => void {
  const { map, target } = core
  let hovering = 0

  const onClick = async (event: MapBrowserEvent) => {
    const frame = core.frame()
    // The second click of a double click belongs to the zoom.
    if (!frame || isToolActive() || (event.originalEvent as UIEvent).detail > 1) return
    const at = placeOfEvent(event)
    const points = pointsAt(core, frame, at)
    const shapes = points[0]?.cluster ? [] : await shapesAt(core, frame, at)
    listeners.onPick([...points, ...shapes], [lonOf(at.x), latOf(at.y)])
  }

  const hover = (pick: MapPick | null, at: { x: number; y: number } | null) => {
    if (!isToolActive()) target.style.cursor = pick ? 'pointer' : ''
    core.marks.setHovered(pick && isPoint(core, pick) ? markOf(pick) : null)
    core.redraw()
    listeners.onHover(pick, at && [lonOf(at.x), latOf(at.y)])
  }

  const onMove = async (event: MapBrowserEvent) => {
    const frame = core.frame()
    if (!frame || event.dragging) return
    const mine = ++hovering
    const at = placeOfEvent(event)
    if (isToolActive()) return hover(null, at)
    const point = pointsAt(core, frame, at)[0]
    const top = point ?? (await shapesAt(core, frame, at, NOT_HOVERED))[0] ?? null
    if (mine === hovering) hover(top, at)
  }

  const onLeave = () => {
    hovering++
    hover(null, null)
  }
  map.on('click', onClick)
  map.on('pointermove', onMove)
  target.addEventListener('pointerleave', onLeave)
  return () => target.removeEventListener('pointerleave', onLeave)
}

function placeOfEvent(event: MapBrowserEvent) {
  const [x = 0, y = 0] = event.coordinate
  return { x: worldXOfMetres(x), y: worldYOfMetres(y) }
}

const isPoint = (core: MapCore, pick: MapPick) =>
  core.told.catalogue.get(pick.layer)?.geometry === 'point'

const markOf = ({ lonLat }: MapPick) => ({
  shape: null,
  at: { x: worldX(lonLat[0]), y: worldY(lonLat[1]) },
})
