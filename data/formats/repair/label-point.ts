import type { LonLat } from '../../contracts/index.ts'
import { isInRing, signedArea } from '../readers/group-rings.ts'
import type { Path, Shape } from './shape.ts'

/** Where a shape's label, cluster and grid are: on a line, inside a polygon. */
export function labelPoint(shape: Shape): LonLat {
  if (shape.kind === 'point') return toLonLat(shape.points[0])
  if (shape.kind === 'line') return middleOf(longest(shape.lines))
  return insideOf(largest(shape.polygons))
}

const toLonLat = ([lon = 0, lat = 0]: readonly number[] = []): LonLat => [lon, lat]

function longest(lines: readonly Path[]): Path {
  return lines.reduce((best, line) => (line.length > best.length ? line : best))
}

function largest(polygons: readonly Path[][]): Path[] {
  const size = (rings: Path[]) => Math.abs(signedArea(rings[0] ?? []))
  return polygons.reduce((best, rings) => (size(rings) > size(best) ? rings : best))
}

/** Half-way along, in degrees: it only has to lie on the line. */
function middleOf(line: Path): LonLat {
  const lengths = line.slice(1).map((position, i) => distance(line[i]!, position))
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [ax, ay] = toLonLat(line[i])
      const [bx, by] = toLonLat(line[i + 1])
      return [ax + ((bx - ax) * left) / length, ay + ((by - ay) * left) / length]
    }
    left -= length
  }
  return toLonLat(line[0])
}

const distance = ([ax = 0, ay = 0]: readonly number[], [bx = 0, by = 0]: readonly number[]) =>
  Math.hypot(bx - ax, by - ay)

/** The centroid where it lies inside, else the middle of the widest cut at its height. */
function insideOf(rings: readonly Path[]): LonLat {
  const centre = centroidOf(rings[0] ?? [])
  const isInside = rings.every((ring, i) => isInRing(centre, ring) === (i === 0))
  return isInside ? centre : (widestCut(rings, centre[1]) ?? toLonLat(rings[0]?.[0]))
}

function centroidOf(ring: Path): LonLat {
  const [x0, y0] = toLonLat(ring[0])
  let area = 0
  let sumX = 0
  let sumY = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = toLonLat(ring[i])
    const [xj, yj] = toLonLat(ring[j])
    const cross = (xj - x0) * (yi - y0) - (xi - x0) * (yj - y0)
    area += cross
    sumX += (xi - x0 + xj - x0) * cross
    sumY += (yi - y0 + yj - y0) * cross
  }
  return area === 0 ? [x0, y0] : [x0 + sumX / (3 * area), y0 + sumY / (3 * area)]
}

function widestCut(rings: readonly Path[], lat: number): LonLat | undefined {
  const cuts = rings.flatMap((ring) => cutsOf(ring, lat)).sort((a, b) => a - b)
  let best: LonLat | undefined
  let width = 0
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const [from, to] = [cuts[i]!, cuts[i + 1]!]
    if (to - from <= width) continue
    width = to - from
    best = [(from + to) / 2, lat]
  }
  return best
}

function cutsOf(ring: Path, lat: number): number[] {
  const cuts: number[] = []
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = toLonLat(ring[i])
    const [bx, by] = toLonLat(ring[i + 1])
    if (ay > lat !== by > lat) cuts.push(ax + ((lat - ay) / (by - ay)) * (bx - ax))
  }
  return cuts
}
