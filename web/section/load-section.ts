import type { BuildingSection } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { createLoad, type Load } from '../session/create-load.ts'

/** Follows the building: `GET /api/buildings/{code}/section`. */
export function createSection(building: () => string | null): Load<BuildingSection> {
  return createLoad(building, (code, signal) =>
    getJson<BuildingSection>(`/api/buildings/${encodeURIComponent(code)}/section`, { signal }),
  )
}
