import PointerInteraction from 'ol/interaction/Pointer.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import type { LonLat } from '../../../data/contracts/index.ts'
import { latOf, lonOf, worldX, worldXOfMetres, worldY, worldYOfMetres } from '../tiles/mercator.ts'
import { toMetres } from '../view/create-ol-map.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import type { MapCore } from '../view/map-core.ts'
import { drawHandles } from './draw-handles.ts'
import type { HandleOptions, MapHandle } from './handle-options.ts'

/** CSS pixels around a handle in which it is grabbed; wider for fingers. */
const REACH = { mouse: 14, touch: 24 }

export interface HandleDrag {
  /** Others, or the same ones elsewhere; one that is being dragged stays in the hand. */
  show(options: HandleOptions): void
  stop(): void
}

/**
 * Handles to be dragged, drawn from a draft that lives here alone: nothing of the page hears of a drag before it ends. While
 * they are there, the map has its clicks for itself.
 */
export function startHandles(core: MapCore, first: HandleOptions): HandleDrag {
  let options = first
  let grabbed: { id: string; dx: number; dy: number } | null = null
  let draft: LonLat | null = null
  const { map, target, marks, redraw, told } = core

  const shown = (): readonly MapHandle[] =>
    options.handles.map((handle) =>
      draft && handle.id === grabbed?.id ? { ...handle, lonLat: draft } : handle,
    )
  const hit = (event: MapBrowserEvent) => {
    const frame = core.frame()
    return frame ? handleAt(frame, options.handles, event) : undefined
  }
  const interaction = new PointerInteraction({
    handleDownEvent(event) {
      const handle = hit(event)
      if (!handle) return false
      const [x = 0, y = 0] = event.coordinate
      const [atX, atY] = toMetres(handle.lonLat)
      grabbed = { id: handle.id, dx: atX - x, dy: atY - y }
      target.style.cursor = 'grabbing'
      return true
    },
    handleDragEvent(event) {
      if (!grabbed) return
      draft = lonLatOf(event, grabbed)
      redraw()
    },
    handleUpEvent() {
      const [dropped, at] = [grabbed, draft]
      grabbed = null
      draft = null
      target.style.cursor = 'grab'
      if (dropped && at) options.onDrop(dropped.id, at)
      redraw()
      return false
    },
    handleMoveEvent(event) {
      target.style.cursor = hit(event) ? 'grab' : options.onPlace ? 'crosshair' : ''
    },
  })
  const onClick = (event: MapBrowserEvent) => {
    if (!hit(event)) options.onPlace?.(lonLatOf(event, { dx: 0, dy: 0 }))
  }
  marks.setHandles((context, frame, theme) => {
    const dragged = draft ? (grabbed?.id ?? null) : null
    drawHandles(context, frame, shown(), { theme, language: told.language, dragged, ...options })
  })
  map.addInteraction(interaction)
  map.on('click', onClick)
  redraw()
  return {
    show(next) {
      options = next
      redraw()
    },
    stop() {
      map.removeInteraction(interaction)
      map.un('click', onClick)
      target.style.cursor = ''
      marks.setHandles(null)
      redraw()
    },
  }
}

function handleAt(
  frame: Frame,
  handles: readonly MapHandle[],
  event: MapBrowserEvent,
): MapHandle | undefined {
  const [x = 0, y = 0] = event.pixel
  const isTouch = (event.originalEvent as Partial<PointerEvent>).pointerType === 'touch'
  const reach = isTouch ? REACH.touch : REACH.mouse
  const distance = ({ lonLat }: MapHandle) =>
    Math.hypot(cssX(frame, worldX(lonLat[0])) - x, cssY(frame, worldY(lonLat[1])) - y)
  return handles
    .filter((handle) => distance(handle) <= reach)
    .sort((a, b) => distance(a) - distance(b))[0]
}

function lonLatOf({ coordinate }: MapBrowserEvent, { dx, dy }: { dx: number; dy: number }): LonLat {
  const [x = 0, y = 0] = coordinate
  return [lonOf(worldXOfMetres(x + dx)), latOf(worldYOfMetres(y + dy))]
}
