import type { Bilingual, LonLat } from '../../contracts/index.ts'
import { readCoordinateName } from '../readers/column-names.ts'
import { parseAngle } from '../readers/parse-angle.ts'
import { parseWkt, WKT_START } from '../readers/wkt.ts'
import { readShape } from '../repair/read-shape.ts'
import { bd09ToGcj02, bd09ToWgs84, gcj02ToBd09, gcj02ToWgs84, wgs84ToGcj02 } from './datums.ts'

/** One row of the sample: where its geometry is, in source coordinates, and what stands beside it. */
export interface SampleRow {
  x: number
  y: number
  properties: Readonly<Record<string, unknown>>
}

export interface DatumFinding {
  datum: 'GCJ-02' | 'BD-09' | 'EPSG:4326'
  reason: Bilingual
}

const MIN_ROWS = 5
const MAX_DIFFERENCE_M = 2
const MIN_SHARE = 0.9
const METRES_A_DEGREE = 111_320

type Datum = 'WGS 84' | 'GCJ-02' | 'BD-09'

interface Hypothesis {
  geometry: Datum
  columns: Datum
  /** From the columns' datum into the geometry's. */
  convert(columns: LonLat): LonLat
}

/** Each pair of datums moves points another way, so at most one of these fits. */
const HYPOTHESES: readonly Hypothesis[] = [
  { geometry: 'GCJ-02', columns: 'BD-09', convert: bd09ToGcj02 },
  { geometry: 'GCJ-02', columns: 'WGS 84', convert: wgs84ToGcj02 },
  { geometry: 'BD-09', columns: 'GCJ-02', convert: gcj02ToBd09 },
  { geometry: 'BD-09', columns: 'WGS 84', convert: (p) => gcj02ToBd09(wgs84ToGcj02(p)) },
  { geometry: 'WGS 84', columns: 'GCJ-02', convert: gcj02ToWgs84 },
  { geometry: 'WGS 84', columns: 'BD-09', convert: bd09ToWgs84 },
]

/**
 * Many exports carry coordinates twice: as geometry and as columns, in different datums. Where one of the known
 * shifts turns the columns into the geometry, both datums are known, whatever the file claims.
 */
export function findDatum(sample: readonly SampleRow[]): DatumFinding | undefined {
  for (const { names, read } of positionColumns(sample)) {
    const pairs = sample.flatMap((row) => {
      const columns = read(row.properties)
      return columns && isInChina(...columns) && isInChina(row.x, row.y) ? [{ row, columns }] : []
    })
    if (pairs.length < MIN_ROWS) continue
    const fitting = HYPOTHESES.find(({ convert }) => fits(pairs, convert))
    if (fitting) return describe(fitting, names, pairs.length)
  }
  return undefined
}

interface PositionColumns {
  names: readonly string[]
  read(properties: SampleRow['properties']): LonLat | undefined
}

/** Positions that stand in the attributes: two columns of numbers, or one of WKT points. */
function positionColumns(sample: readonly SampleRow[]): PositionColumns[] {
  const pairs = columnPairs(sample).map(({ lon, lat }) => ({
    names: [lon, lat],
    read: (properties: SampleRow['properties']): LonLat | undefined => {
      const [x, y] = [toNumber(properties[lon]), toNumber(properties[lat])]
      return x === undefined || y === undefined ? undefined : [x, y]
    },
  }))
  const first = sample[0]?.properties ?? {}
  const texts = Object.keys(first)
    .filter((name) => typeof first[name] === 'string' && WKT_START.test(first[name]))
    .map((name) => ({
      names: [name],
      read: (properties: SampleRow['properties']) => pointOf(properties[name]),
    }))
  return [...pairs, ...texts]
}

function pointOf(value: unknown): LonLat | undefined {
  const parsed = typeof value === 'string' ? parseWkt(value) : undefined
  const { shape } = readShape(parsed)
  const [lon, lat] = (shape?.kind === 'point' && shape.points[0]) || []
  return lon === undefined || lat === undefined ? undefined : [lon, lat]
}

function columnPairs(sample: readonly SampleRow[]): { lon: string; lat: string }[] {
  const names = [...new Set(sample.flatMap(({ properties }) => Object.keys(properties)))]
  const named = names.flatMap((name) => {
    const read = readCoordinateName(name)
    return read?.isGeographic ? [{ name, ...read }] : []
  })
  const lats = named.filter(({ axis }) => axis === 'lat')
  return named
    .filter(({ axis }) => axis === 'lon')
    .flatMap((lon) => {
      const lat = lats.find(({ datum }) => datum === lon.datum)
      return lat ? [{ lon: lon.name, lat: lat.name }] : []
    })
}

function fits(
  pairs: readonly { row: SampleRow; columns: LonLat }[],
  convert: (columns: LonLat) => LonLat,
): boolean {
  const close = pairs.filter(({ row, columns }) => {
    const [lon, lat] = convert(columns)
    return Math.hypot(lon - row.x, lat - row.y) * METRES_A_DEGREE <= MAX_DIFFERENCE_M
  })
  return close.length >= pairs.length * MIN_SHARE
}

function describe(found: Hypothesis, names: readonly string[], rows: number): DatumFinding {
  const datum = found.geometry === 'WGS 84' ? 'EPSG:4326' : found.geometry
  const quoted = names.map((name) => `“${name}”`)
  const columns =
    names.length === 1 ? `column ${quoted[0]} is` : `columns ${quoted.join(' and ')} are`
  return {
    datum,
    reason: {
      zh: `${quoted.join('')}列是 ${found.columns} 坐标，与图形之差正好是 ${found.columns} 到 ${found.geometry} 的偏移（核对 ${rows} 行），因此图形按 ${found.geometry} 读取。`,
      en: `The ${columns} ${found.columns}; what lies between that and the geometry is exactly the shift from ${found.columns} to ${found.geometry} (${rows} rows checked), so the geometry was read as ${found.geometry}.`,
    },
  }
}

const toNumber = (value: unknown) =>
  typeof value === 'number' ? value : typeof value === 'string' ? parseAngle(value) : undefined

/** The box outside of which the shifted datums shift nothing. */
export function isInChina(lon: number | undefined, lat: number | undefined): boolean {
  if (lon === undefined || lat === undefined) return false
  return lon > 72.004 && lon < 137.8347 && lat > 0.8293 && lat < 55.8271
}
