import { defaults as defaultControls } from 'ol/control/defaults.js'
import { defaults as defaultInteractions } from 'ol/interaction/defaults.js'
import OlMap from 'ol/Map.js'
import View from 'ol/View.js'
import type { Bounds, LonLat } from '../../../data/contracts/index.ts'
import { metresX, metresY, worldX, worldY } from '../tiles/mercator.ts'

const MIN_ZOOM = 3
const MAX_ZOOM = 22

/** The session's one OpenLayers map; keyboard arrows and +/− work when it has the focus. */
export function createOlMap(
  target: HTMLElement,
  place: { lon: number; lat: number; zoom: number },
): OlMap {
  if (!target.hasAttribute('tabindex')) target.tabIndex = 0
  return new OlMap({
    target,
    // Rotation is left out: nobody asked for it, and labels, print and measuring are simpler without.
    interactions: defaultInteractions({
      altShiftDragRotate: false,
      pinchRotate: false,
      doubleClickZoom: true,
    }),
    controls: defaultControls({ rotate: false, zoom: false, attribution: false }),
    view: new View({
      projection: 'EPSG:3857',
      center: toMetres([place.lon, place.lat]),
      zoom: place.zoom,
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      enableRotation: false,
      constrainResolution: false,
      smoothResolutionConstraint: false,
      multiWorld: false,
    }),
  })
}

export const toMetres = ([lon, lat]: LonLat): [number, number] => [
  metresX(worldX(lon)),
  metresY(worldY(lat)),
]

export function boundsToMetres([west, south, east, north]: Bounds): [
  number,
  number,
  number,
  number,
] {
  const [minX, minY] = toMetres([west, south])
  const [maxX, maxY] = toMetres([east, north])
  return [minX, minY, maxX, maxY]
}
