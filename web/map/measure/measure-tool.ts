import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import type { LonLat } from '../../../data/contracts/index.ts'
import type { MapListeners, MapTool } from '../map-controller.ts'
import { latOf, lonOf, worldXOfMetres, worldYOfMetres } from '../tiles/mercator.ts'
import type { MapCore } from '../view/map-core.ts'
import { drawSketch } from './draw-sketch.ts'
import {
  addPoint,
  emptySketch,
  finish,
  measure,
  movePointer,
  removeLast,
  type Sketch,
} from './sketch.ts'

/** Measuring: a click sets a point, a double click or Enter ends, Backspace takes back, Esc drops. */
export function startMeasureTool(
  core: MapCore,
  tool: Exclude<MapTool, 'none'>,
  tell: MapListeners['onMeasure'],
): () => void {
  const kind = tool === 'measureArea' ? 'area' : 'length'
  let sketch: Sketch = emptySketch(kind)
  const { map, target, marks, redraw, told } = core

  const change = (next: Sketch) => {
    if (next === sketch) return
    sketch = next
    redraw()
    tell(measure(sketch))
  }
  const onClick = (event: MapBrowserEvent) => change(addPoint(sketch, lonLatOf(event)))
  const onMove = (event: MapBrowserEvent) => {
    if (!event.dragging) change(movePointer(sketch, lonLatOf(event)))
  }
  const onDoubleClick = (event: MapBrowserEvent) => {
    event.stopPropagation()
    change(finish(sketch))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') change(finish(sketch))
    else if (event.key === 'Backspace') change(removeLast(sketch))
    else if (event.key === 'Escape') change(emptySketch(kind))
  }
  marks.setSketch((context, frame, theme) => {
    drawSketch(context, frame, sketch, theme, told.language)
  })
  map.on('click', onClick)
  map.on('pointermove', onMove)
  map.on('dblclick', onDoubleClick)
  target.ownerDocument.addEventListener('keydown', onKey)
  target.style.cursor = 'crosshair'
  return () => {
    map.un('click', onClick)
    map.un('pointermove', onMove)
    map.un('dblclick', onDoubleClick)
    target.ownerDocument.removeEventListener('keydown', onKey)
    target.style.cursor = ''
    marks.setSketch(null)
    redraw()
  }
}

function lonLatOf({ coordinate }: MapBrowserEvent): LonLat {
  const [x = 0, y = 0] = coordinate
  return [lonOf(worldXOfMetres(x)), latOf(worldYOfMetres(y))]
}
