import type OlMap from 'ol/Map.js'
import type { Bounds, LonLat } from '../../../data/contracts/index.ts'
import { latOf, lonOf, worldXOfMetres, worldYOfMetres } from '../tiles/mercator.ts'
import { boundsToMetres, toMetres } from './create-ol-map.ts'

export type MoveTarget = { lonLat: LonLat; zoom?: number } | { bounds: Bounds }

const MOVE_MS = 450
const ZOOM_MS = 200
const CLOSEST_ZOOM = 19

export function moveTo(map: OlMap, target: MoveTarget, animate: boolean): void {
  const view = map.getView()
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const duration = animate && !calm ? MOVE_MS : 0
  view.cancelAnimations()
  if ('bounds' in target) {
    const padding = [48, 48, 48, 48]
    view.fit(boundsToMetres(target.bounds), { padding, maxZoom: CLOSEST_ZOOM, duration })
    return
  }
  const center = toMetres(target.lonLat)
  const zoom = target.zoom ?? view.getZoom() ?? CLOSEST_ZOOM
  if (duration > 0) view.animate({ center, zoom, duration })
  else {
    view.setCenter(center)
    view.setZoom(zoom)
  }
}

export function zoomBy(map: OlMap, delta: number): void {
  const view = map.getView()
  view.cancelAnimations()
  view.animate({ zoom: (view.getZoom() ?? 0) + delta, duration: ZOOM_MS })
}

export function placeOf(map: OlMap): { lon: number; lat: number; zoom: number } {
  const view = map.getView()
  const [x = 0, y = 0] = view.getCenter() ?? []
  return {
    lon: lonOf(worldXOfMetres(x)),
    lat: latOf(worldYOfMetres(y)),
    zoom: view.getZoom() ?? 0,
  }
}

/** On the ground, at the centre: Web Mercator stretches by 1 / cos(latitude). */
export function metresPerPixel(map: OlMap): number {
  const { lat } = placeOf(map)
  return (map.getView().getResolution() ?? 0) * Math.cos((lat * Math.PI) / 180)
}
