import type { Bounds, LonLat } from '../../data/contracts/index.ts'

/** Pixels of the map that lie under panels. */
export interface Insets {
  top: number
  right: number
  bottom: number
  left: number
}

export interface PixelSize {
  width: number
  height: number
}

export interface Place {
  lon: number
  lat: number
  zoom: number
}

const WORLD_PX = 256

/** The closest view of the whole map that shows `bounds` in the part that no panel covers. */
export function placeFor(bounds: Bounds, size: PixelSize, insets: Insets, maxZoom = 18): Place {
  const [west, south, east, north] = bounds
  const freeWidth = Math.max(64, size.width - insets.left - insets.right)
  const freeHeight = Math.max(64, size.height - insets.top - insets.bottom)
  const top = mercatorY(north)
  const bottom = mercatorY(south)
  const perUnit = Math.min(
    freeWidth / (WORLD_PX * Math.max((east - west) / 360, 1e-9)),
    freeHeight / (WORLD_PX * Math.max(bottom - top, 1e-9)),
  )
  const zoom = Math.min(maxZoom, Math.log2(perUnit))
  const middle: LonLat = [(west + east) / 2, latitudeAt((top + bottom) / 2)]
  return { ...centreFor(middle, zoom, insets), zoom }
}

/** The centre of the whole map that puts `lonLat` into the middle of the part that no panel covers. */
export function centreFor(
  lonLat: LonLat,
  zoom: number,
  insets: Insets,
): { lon: number; lat: number } {
  const at = { lon: lonLat[0], lat: lonLat[1], zoom }
  const [dx, dy] = [(insets.right - insets.left) / 2, (insets.bottom - insets.top) / 2]
  const [lon, lat] = placeBeside(at, dx, dy)
  return { lon, lat }
}

/** What lies so many pixels to the right of a place and below it. */
export function placeBeside({ lon, lat, zoom }: Place, dx: number, dy: number): LonLat {
  const pixels = WORLD_PX * 2 ** zoom
  return [lon + (dx * 360) / pixels, latitudeAt(mercatorY(lat) + dy / pixels)]
}

/** 0 at 85.05° N, 1 at 85.05° S. */
function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

function latitudeAt(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}
