import type { Position } from 'geojson'
import type { GeometryKind, LonLat } from '../../../../data/contracts/index.ts'
import { labelPoint } from '../../../../data/formats/repair/label-point.ts'
import { readShape } from '../../../../data/formats/repair/read-shape.ts'
import { type Mending, repairShape } from '../../../../data/formats/repair/repair-shape.ts'
import { mapPositions, pathsOf, toGeometry } from '../../../../data/formats/repair/shape.ts'
import { decodeWkb, encodeWkb } from '../../../../data/formats/wkb.ts'
import type { CellsGeometry } from '../reading/cells-request.ts'

export interface PlacedGeometry {
  lonLat: LonLat | null
  geometry: Buffer | null
  /** Absent = there is none. */
  kind?: GeometryKind
  /** What had to be done to it. */
  mended?: readonly Mending[]
}

/** Into lon-lat, CGCS2000; `undefined` for what lies nowhere on Earth or is no geometry. */
export function placeGeometry(
  geometry: CellsGeometry,
  toLonLat: (x: number, y: number) => readonly [number, number],
): PlacedGeometry | undefined {
  if (typeof geometry !== 'string') {
    const lonLat = toLonLat(...geometry)
    return isOnEarth(lonLat) ? { lonLat, geometry: null, kind: 'point' } : undefined
  }
  const { shape } = readShape(decodeWkb(Buffer.from(geometry, 'base64')))
  if (!shape) return undefined
  const moved = mapPositions(shape, ([x = 0, y = 0]): Position => [...toLonLat(x, y)])
  if (!pathsOf(moved).every((path) => path.every(isOnEarth))) return undefined
  const repaired = repairShape(moved)
  if ('problem' in repaired) return undefined
  const [lon, lat] = labelPoint(repaired.shape)
  const isPoint = repaired.shape.kind === 'point'
  const wkb = isPoint ? null : Buffer.from(encodeWkb(toGeometry(repaired.shape)))
  const { shape: whole, mended } = repaired
  return { lonLat: [lon, lat], geometry: wkb, kind: whole.kind, mended }
}

function isOnEarth([lon = Number.NaN, lat = Number.NaN]: readonly number[]): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}
