import PointerInteraction from 'ol/interaction/Pointer.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import { toUnits } from '../../../../data/rules/coverage/units.ts'
import { letGo, takeInHand } from '../../../session/hand-at-work.ts'
import { latOf, lonOf, worldXOfMetres, worldYOfMetres } from '../../tiles/mercator.ts'
import type { MapCore } from '../../view/map-core.ts'
import type { HeldPen, MapPen, PenPoint } from './pen.ts'

/** CSS pixels. */
const REACH = { mouse: 10, touch: 22 }
const UNITS_PER_WORLD = 360 * 1e7

export function startPen(core: MapCore, pen: MapPen): HeldPen {
  const { map, target, marks, redraw } = core
  const showCursor = () => {
    target.style.cursor = pen.cursor()
  }
  const after = (act: () => void) => {
    act()
    showCursor()
    redraw()
  }
  const interaction = new PointerInteraction({
    handleDownEvent(event) {
      if ((event.originalEvent as PointerEvent).button > 0) return false
      const isTaken = pen.down(penPoint(core, event))
      if (isTaken) takeInHand()
      showCursor()
      return isTaken
    },
    handleDragEvent: (event) => after(() => pen.drag(penPoint(core, event))),
    handleUpEvent(event) {
      after(() => pen.up(penPoint(core, event)))
      letGo()
      return false
    },
  })
  const onMove = (event: MapBrowserEvent) => {
    if (!event.dragging) after(() => pen.move(penPoint(core, event)))
  }
  const onClick = (event: MapBrowserEvent) => {
    // The second click of a double click has been told of as such.
    if ((event.originalEvent as UIEvent).detail > 1) return
    after(() => pen.click(penPoint(core, event)))
  }
  const onDoubleClick = (event: MapBrowserEvent) => {
    event.stopPropagation()
    after(() => pen.doubleClick(penPoint(core, event)))
  }
  const onLeave = () => after(() => pen.move(null))
  marks.setHandles(pen.paint)
  map.addInteraction(interaction)
  map.on('pointermove', onMove)
  map.on('click', onClick)
  map.on('dblclick', onDoubleClick)
  target.addEventListener('pointerleave', onLeave)
  after(() => {})
  return {
    redraw() {
      showCursor()
      redraw()
    },
    drop() {
      letGo()
      map.removeInteraction(interaction)
      map.un('pointermove', onMove)
      map.un('click', onClick)
      map.un('dblclick', onDoubleClick)
      target.removeEventListener('pointerleave', onLeave)
      marks.setHandles(null)
      target.style.cursor = ''
      redraw()
    },
  }
}

function penPoint(core: MapCore, event: MapBrowserEvent): PenPoint {
  const [x = 0, y = 0] = event.coordinate
  const lonLat = [lonOf(worldXOfMetres(x)), latOf(worldYOfMetres(y))] as const
  const pointer = event.originalEvent as PointerEvent
  const reachPx = pointer.pointerType === 'touch' ? REACH.touch : REACH.mouse
  return {
    place: toUnits(lonLat),
    lonLat,
    reachUnits: (reachPx * UNITS_PER_WORLD) / (core.frame()?.scale ?? 256),
    shift: pointer.shiftKey,
    alt: pointer.altKey,
  }
}
