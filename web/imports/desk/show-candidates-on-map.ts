import { type Accessor, createEffect, on } from 'solid-js'
import type { Bounds, DeskRow, LonLat } from '../../../data/contracts/index.ts'
import { paintCandidates } from '../../map/overlay/paint-candidates.ts'
import { goToBounds, goToPlace } from '../../session/go-to.ts'
import { showOverlay } from '../../session/map-overlay.ts'

/** All that a row may mean comes into sight, numbered as in the list. */
export function showCandidatesOnMap(
  row: Accessor<DeskRow | null | undefined>,
  pointed: Accessor<number>,
): void {
  createEffect(
    on(row, (now) => {
      const places = now ? placesOf(now) : []
      if (places.length > 0) showAll(places)
    }),
  )
  showOverlay(() => {
    const now = row()
    return now
      ? paintCandidates({
          places: (now.candidates ?? []).map(({ lonLat }) => lonLat),
          current: pointed(),
          own: now.lonLat,
        })
      : null
  })
}

const placesOf = ({ candidates, lonLat }: DeskRow): LonLat[] => [
  ...(candidates ?? []).map((candidate) => candidate.lonLat),
  ...(lonLat ? [lonLat] : []),
]

/** Smaller than this, degrees, and the view would be closer than anybody can read. */
const LEAST_SIDE = 0.0012

function showAll(places: readonly LonLat[]): void {
  const lons = places.map(([lon]) => lon)
  const lats = places.map(([, lat]) => lat)
  const bounds: Bounds = [
    Math.min(...lons),
    Math.min(...lats),
    Math.max(...lons),
    Math.max(...lats),
  ]
  const [west, south, east, north] = bounds
  if (east - west < LEAST_SIDE && north - south < LEAST_SIDE) {
    goToPlace([(west + east) / 2, (south + north) / 2], 18)
  } else {
    // Pins stand above their places, those of one building in a row beside it.
    const [wide, high] = [(east - west) * 0.2, (north - south) * 0.2]
    goToBounds([west - wide, south, east + wide, north + high])
  }
}
