import type { Bounds, LonLat } from '../../data/contracts/index.ts'
import { map } from './map-handle.ts'
import { view } from './view.ts'
import { centreFor, type Insets, type PixelSize, type Place, placeFor } from './visible-area.ts'

export interface MapFrame {
  size: PixelSize
  /** What panels cover at the moment. */
  insets: Insets
}

const BREATHING_PX = 24

let readFrame = (): MapFrame => ({
  size: { width: 1024, height: 768 },
  insets: { top: 0, right: 0, bottom: 0, left: 0 },
})

/** The shell tells how large the map is and which edges its panels cover. */
export function setMapFrame(read: () => MapFrame): void {
  readFrame = read
}

export function mapFrame(): MapFrame {
  return readFrame()
}

/** Flies so that the place lies in the free part of the map; without `zoom` it comes no closer than needed. */
export function goToPlace(lonLat: LonLat, zoom?: number): void {
  const target = zoom ?? Math.max(view.zoom, 17)
  const { lon, lat } = centreFor(lonLat, target, readFrame().insets)
  map()?.goTo({ lonLat: [lon, lat], zoom: target }, true)
}

export function goToBounds(bounds: Bounds): void {
  const { lon, lat, zoom } = placeOf(bounds)
  map()?.goTo({ lonLat: [lon, lat], zoom }, true)
}

/** Where the map has to stand to show these bounds beside the panels. */
export function placeOf(bounds: Bounds): Place {
  const { size, insets } = readFrame()
  return placeFor(bounds, size, {
    top: insets.top + BREATHING_PX,
    right: insets.right + BREATHING_PX,
    bottom: insets.bottom + BREATHING_PX,
    left: insets.left + BREATHING_PX,
  })
}
