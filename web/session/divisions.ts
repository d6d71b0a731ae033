import { createMemo, createRoot, createSignal } from 'solid-js'
import type { Bounds, DivisionSummary } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { ownAreas } from './account.ts'

const [divisions, setDivisions] = createSignal<readonly DivisionSummary[]>([])

/** District, subdistricts, communities and grids of the scope (`GET /api/divisions`). */
export { divisions }

const byPrefix = createRoot(() =>
  createMemo(() => new Map(divisions().map((one) => [areaPrefix(one), one]))),
)

/** The division with this prefix of grid codes. */
export function divisionOf(prefix: string): DivisionSummary | undefined {
  return byPrefix().get(prefix)
}

/** What to show as a whole: the chosen area, else all that the account may see; undefined until they are known. */
export function wholeBounds(area: string): Bounds | undefined {
  const areas = area === '' ? ownAreas() : [area]
  const known = areas.map((prefix) => divisionOf(prefix)?.bounds).filter((one) => one !== undefined)
  if (known.length === 0) return undefined
  return [
    Math.min(...known.map(([west]) => west)),
    Math.min(...known.map(([, south]) => south)),
    Math.max(...known.map(([, , east]) => east)),
    Math.max(...known.map(([, , , north]) => north)),
  ]
}

let request: Promise<void> | undefined

/** Loads them once; again after a failure. */
export function loadDivisions(): Promise<void> {
  request ??= getJson<readonly DivisionSummary[]>('/api/divisions').then(
    (loaded) => {
      setDivisions(loaded)
    },
    (error) => {
      request = undefined
      throw error
    },
  )
  return request
}

const PREFIX_LENGTH = { district: 6, subdistrict: 9, community: 12, grid: 15 } as const

/** Division codes are 12 digits filled up with zeros; a scope is told by the part that means something. */
export function areaPrefix(division: DivisionSummary): string {
  return division.code.slice(0, PREFIX_LENGTH[division.level])
}
