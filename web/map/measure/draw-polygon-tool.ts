import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import type { LonLat } from '../../../data/contracts/index.ts'
import { latOf, lonOf, worldXOfMetres, worldYOfMetres } from '../tiles/mercator.ts'
import type { MapCore } from '../view/map-core.ts'
import { drawSketch } from './draw-sketch.ts'
import { addPoint, emptySketch, movePointer, removeLast, type Sketch } from './sketch.ts'

/** A click sets a corner, a double click or Enter ends, Backspace takes back, Esc drops. */
export function startPolygonTool(
  core: MapCore,
  done: (ring: readonly LonLat[] | null) => void,
): () => void {
  let sketch: Sketch = emptySketch('area')
  const { map, target, marks, redraw, told } = core
  const document = target.ownerDocument

  const change = (next: Sketch) => {
    sketch = next
    redraw()
  }
  const end = () => {
    stop()
    done(sketch.points.length < 3 ? null : sketch.points)
  }
  const onClick = (event: MapBrowserEvent) => change(addPoint(sketch, lonLatOf(event)))
  const onMove = (event: MapBrowserEvent) => {
    if (!event.dragging) change(movePointer(sketch, lonLatOf(event)))
  }
  const onDoubleClick = (event: MapBrowserEvent) => {
    event.stopPropagation()
    end()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') end()
    else if (event.key === 'Backspace') change(removeLast(sketch))
    else if (event.key === 'Escape') {
      sketch = emptySketch('area')
      end()
    } else return
    event.preventDefault()
  }
  const stop = () => {
    map.un('click', onClick)
    map.un('pointermove', onMove)
    map.un('dblclick', onDoubleClick)
    document.removeEventListener('keydown', onKey)
    target.style.cursor = ''
    marks.setSketch(null)
    redraw()
  }
  marks.setSketch((context, frame, theme) => {
    drawSketch(context, frame, sketch, theme, told.language)
  })
  map.on('click', onClick)
  map.on('pointermove', onMove)
  map.on('dblclick', onDoubleClick)
  document.addEventListener('keydown', onKey)
  target.style.cursor = 'crosshair'
  return stop
}

function lonLatOf({ coordinate }: MapBrowserEvent): LonLat {
  const [x = 0, y = 0] = coordinate
  return [lonOf(worldXOfMetres(x)), latOf(worldYOfMetres(y))]
}
