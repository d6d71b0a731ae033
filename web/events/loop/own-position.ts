import type { LonLat } from '../../../data/contracts/index.ts'

const PATIENCE_MS = 8_000

/** Where this device is, for photos that do not say where they were taken; null = it does not say. */
export function ownPosition(): Promise<LonLat | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve([coords.longitude, coords.latitude]),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    )
  })
}
