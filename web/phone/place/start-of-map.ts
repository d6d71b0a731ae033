import type { GridSummary, LonLat } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'

const PATIENCE_MS = 6_000

/** Where the phone is; where it does not say, the middle of one's first grid. */
export async function startOfMap(): Promise<LonLat> {
  const here = await position()
  if (here) return here
  const [first] = await getJson<GridSummary[]>('/api/grids')
  if (!first) throw new Error('This account has no grid')
  const [west, south, east, north] = first.bounds
  return [(west + east) / 2, (south + north) / 2]
}

function position(): Promise<LonLat | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve([coords.longitude, coords.latitude]),
      () => resolve(null),
      { timeout: PATIENCE_MS, maximumAge: 60_000 },
    )
  })
}
