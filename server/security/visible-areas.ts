import {
  type AreaPrefix,
  type LayerScope,
  OUTSIDE_SUBDISTRICT,
} from '../../data/contracts/index.ts'

/** The areas of a LayerScope in the form that SQL asks for. */
export interface VisibleAreas {
  /** For `grid like any($n)`: a located row is visible iff it matches one. */
  patterns: string[]
  /** For `($n::text[] is null or subdistrict = any($n))`, which keeps the search inside few partitions; null = all. */
  subdistricts: string[] | null
  /** `grid between from and to` holds for everything visible, and an index can use it. */
  from: string
  to: string
}

/** `within`, a prefix of grid codes, narrows the scope further, as the scope chip does. */
export function visibleAreas(scope: LayerScope, within: AreaPrefix = ''): VisibleAreas {
  const areas = areasWithin(scope, within)
  const seesOutside = within === '' && areas.some((area) => area.length <= DISTRICT_LENGTH)
  const patterns = areas.map((area) => `${area}%`)
  if (seesOutside) patterns.push('')
  const isNarrow = areas.every((area) => area.length >= SUBDISTRICT_LENGTH)
  const subdistricts = isNarrow
    ? [...new Set(areas.map((a) => a.slice(0, SUBDISTRICT_LENGTH)))]
    : null
  const sorted = patterns.map((pattern) => pattern.replace('%', '')).sort()
  const [from = '', to = ''] = [sorted[0], sorted.at(-1)?.padEnd(GRID_LENGTH, '9')]
  return { patterns, subdistricts, from, to }
}

/** The prefixes of a LayerScope, narrowed to another one. */
export const areasWithin = ({ areas }: LayerScope, within: AreaPrefix): AreaPrefix[] =>
  areas.flatMap((area) => common(area, within))

/** What of several layers may be seen, as pairs of layer and pattern of grids, for rows of mixed layers. */
export interface VisiblePlaces {
  layers: string[]
  patterns: string[]
}

export function visiblePlaces(scopes: readonly LayerScope[]): VisiblePlaces {
  const pairs = scopes.flatMap((scope) =>
    visibleAreas(scope).patterns.map((pattern) => [scope.layer.code, pattern] as const),
  )
  return { layers: pairs.map(([layer]) => layer), patterns: pairs.map(([, pattern]) => pattern) }
}

/** A row whose grid is '' lies outside the district: only who holds a whole district sees it. */
export function seesGrid(scope: Pick<LayerScope, 'areas'>, grid: string): boolean {
  return grid === ''
    ? scope.areas.some((area) => area.length <= DISTRICT_LENGTH)
    : scope.areas.some((area) => grid.startsWith(area))
}

/** Whether everything of the subdistrict may be seen, so that its counts need no cutting. */
export function seesWholeSubdistrict(scope: LayerScope, subdistrict: string): boolean {
  if (subdistrict === OUTSIDE_SUBDISTRICT) return seesGrid(scope, '')
  return scope.areas.some((area) => subdistrict.startsWith(area))
}

const DISTRICT_LENGTH = 6
const SUBDISTRICT_LENGTH = 9
const GRID_LENGTH = 15

/** The longer of two prefixes when one begins with the other. */
function common(area: AreaPrefix, within: AreaPrefix): AreaPrefix[] {
  if (within.startsWith(area)) return [within]
  return area.startsWith(within) ? [area] : []
}
