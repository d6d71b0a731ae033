import type { Geometry, Position } from 'geojson'
import { toGrid4549 } from '../../../data/formats/crs/transverse-mercator.ts'
import { PreparedPolygon, type Side } from './prepared-polygon.ts'

type Line = readonly (readonly [x: number, y: number])[]

/** A line or polygon of a dataset, or one that was drawn. Degrees; measured in EPSG:4549. */
export class Shape {
  readonly kind: 'line' | 'polygon'
  /** Of polygons the rings of each part, first the outline. */
  readonly parts: readonly (readonly Line[])[]
  #prepared?: PreparedPolygon
  #metres?: readonly (readonly Line[])[]

  constructor(kind: 'line' | 'polygon', parts: readonly (readonly Line[])[]) {
    this.kind = kind
    this.parts = parts
  }

  get prepared(): PreparedPolygon {
    this.#prepared ??= new PreparedPolygon(this.kind === 'polygon' ? this.parts.flat() : [])
    return this.#prepared
  }

  side(lon: number, lat: number): Side {
    if (this.kind === 'polygon') return this.prepared.side(lon, lat)
    return this.distanceM(lon, lat) === 0 ? 'border' : 'outside'
  }

  /** 0 inside and on the border. */
  distanceM(lon: number, lat: number): number {
    if (this.kind === 'polygon' && this.prepared.side(lon, lat) !== 'outside') return 0
    const { eastingM, northingM } = toGrid4549(lon, lat)
    let least = Number.POSITIVE_INFINITY
    for (const lines of this.#inMetres()) {
      for (const line of lines) {
        eachSegment(line, this.kind === 'polygon', (x1, y1, x2, y2) => {
          least = Math.min(least, squaredDistance(eastingM, northingM, x1, y1, x2, y2))
        })
      }
    }
    return Math.sqrt(least)
  }

  areaM2(): number {
    if (this.kind === 'line') return 0
    return this.#inMetres().reduce(
      (sum, [outline = [], ...holes]) =>
        sum + ringAreaM2(outline) - holes.reduce((all, hole) => all + ringAreaM2(hole), 0),
      0,
    )
  }

  /** Of a line its length, of a polygon the length of all its rings. */
  lengthM(): number {
    let length = 0
    for (const line of this.#inMetres().flat()) {
      eachSegment(line, this.kind === 'polygon', (x1, y1, x2, y2) => {
        length += Math.hypot(x2 - x1, y2 - y1)
      })
    }
    return length
  }

  #inMetres(): readonly (readonly Line[])[] {
    this.#metres ??= this.parts.map((lines) => lines.map((line) => line.map(toMetres)))
    return this.#metres
  }
}

/** null for points and what holds none of either kind. */
export function shapeOf(geometry: Geometry): Shape | null {
  switch (geometry.type) {
    case 'Polygon':
      return new Shape('polygon', [geometry.coordinates.map(lineOf)])
    case 'MultiPolygon':
      return new Shape(
        'polygon',
        geometry.coordinates.map((part) => part.map(lineOf)),
      )
    case 'LineString':
      return new Shape('line', [[lineOf(geometry.coordinates)]])
    case 'MultiLineString':
      return new Shape('line', [geometry.coordinates.map(lineOf)])
    default:
      return null
  }
}

const lineOf = (positions: readonly Position[]): Line =>
  positions.map(([x, y]) => [x!, y!] as const)

const toMetres = ([lon, lat]: readonly [number, number]): readonly [number, number] => {
  const { eastingM, northingM } = toGrid4549(lon, lat)
  return [eastingM, northingM]
}

function eachSegment(
  line: Line,
  isRing: boolean,
  visit: (x1: number, y1: number, x2: number, y2: number) => void,
): void {
  const last = isRing ? line.length : line.length - 1
  for (let i = 0; i < last; i++) {
    const [from, to] = [line[i]!, line[(i + 1) % line.length]!]
    visit(from[0], from[1], to[0], to[1])
  }
}

function squaredDistance(x: number, y: number, x1: number, y1: number, x2: number, y2: number) {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / length
  const t = Math.max(0, Math.min(1, along))
  return (x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2
}

/** Shoelace, about the first corner: northings of millions of metres would cost digits. */
function ringAreaM2(ring: Line): number {
  const [originX, originY] = ring[0] ?? [0, 0]
  let twice = 0
  eachSegment(ring, true, (x1, y1, x2, y2) => {
    twice += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY)
  })
  return Math.abs(twice) / 2
}
