/** The figure that a geographic CRS stands on, and the datum if it is one that is met here. */
export interface Ellipsoid {
  datum?: 'CGCS2000' | 'WGS 84' | 'Xian 1980' | 'Beijing 1954'
  /** As a PROJ string says it. */
  text: string
}

/** Semi-major axis in metres and inverse flattening: GRS 80 (CGCS2000 has the same to 0.1 mm), WGS 84, IAG 1975, Krassowsky. */
const KNOWN: readonly [Ellipsoid['datum'], RegExp, number, number][] = [
  ['CGCS2000', /2000|cgcs/i, 6_378_137, 298.257222101],
  ['WGS 84', /wgs ?_?(19)?84|world geodetic/i, 6_378_137, 298.257223563],
  ['Xian 1980', /xi.?an/i, 6_378_140, 298.257],
  ['Beijing 1954', /beijing/i, 6_378_245, 298.3],
]

export function ellipsoidOf(crs: Record<string, unknown>): Ellipsoid | undefined {
  const datum = recordOf(crs.datum) ?? recordOf(crs.datum_ensemble)
  const ellipsoid = recordOf(datum?.ellipsoid)
  const axis = lengthOf(ellipsoid?.semi_major_axis)
  const minor = lengthOf(ellipsoid?.semi_minor_axis)
  const given = Number(ellipsoid?.inverse_flattening)
  if (axis === undefined) return undefined
  const flattening = Number.isFinite(given) ? given : minor && axis / (axis - minor)
  if (!flattening || !isFromGreenwich(datum)) return undefined
  const text = `+a=${axis} +rf=${flattening}`
  const names = `${String(crs.name ?? '')} ${String(datum?.name ?? '')}`
  const found = KNOWN.find(
    ([, form, a, rf]) => form.test(names) && a === axis && Math.abs(rf - flattening) < 1e-6,
  )
  return { ...(found && { datum: found[0] }), text }
}

/** Paris and others would shift every longitude. */
function isFromGreenwich(datum: Record<string, unknown> | undefined): boolean {
  const meridian = recordOf(datum?.prime_meridian)
  return meridian === undefined || Number(meridian.longitude) === 0
}

function lengthOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

const recordOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
