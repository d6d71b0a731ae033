import type { Bounds, LonLat } from '../../data/contracts/index.ts'
import { goToBounds, goToPlace } from './go-to.ts'
import { changeView, view } from './view.ts'

interface Thing {
  lonLat: LonLat
  bounds?: Bounds
}

/** Close enough to tell one building from the next. */
const STREET_ZOOM = 18

/** Brings a thing into full view: an area as a whole, a point at street scale, never further out than now. */
export function zoomToThing(thing: Thing): void {
  const bounds = thing.bounds
  if (bounds && bounds[2] - bounds[0] > 0.002) goToBounds(bounds)
  else goToPlace(thing.lonLat, Math.max(view.zoom, STREET_ZOOM))
}

/** Selects a thing and brings it into view. */
export function showThing(selection: { layer: string; code: string }, thing: Thing): void {
  changeView({ selection: { layer: selection.layer, code: selection.code } })
  zoomToThing(thing)
}
