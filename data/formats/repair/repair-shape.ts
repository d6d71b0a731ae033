import type { Position } from 'geojson'
import { signedArea } from '../readers/group-rings.ts'
import { resolveOverlaps } from './resolve-overlaps.ts'
import type { Path, Shape } from './shape.ts'

/** What was mended: kinds of remarks. */
export type Mending =
  | 'closedRing'
  | 'duplicatePoints'
  | 'droppedPart'
  | 'orientation'
  | 'selfIntersection'
  | 'selfIntersectionLeft'

export type RepairedShape =
  | { shape: Shape; mended: readonly Mending[] }
  | { problem: 'tooFewPoints' }

/** Makes a shape in lon-lat valid, or says that nothing of it is left. */
export function repairShape(shape: Shape): RepairedShape {
  const mended = new Set<Mending>()
  const repaired = repairKind(shape, mended)
  return repaired ? { shape: repaired, mended: [...mended] } : { problem: 'tooFewPoints' }
}

function repairKind(shape: Shape, mended: Set<Mending>): Shape | undefined {
  if (shape.kind === 'point') return shape
  if (shape.kind === 'line') {
    const lines = keepParts(shape.lines, (line) => repairLine(line, mended), mended)
    return lines.length > 0 ? { kind: 'line', lines } : undefined
  }
  const polygons = keepParts(shape.polygons, (rings) => repairPolygon(rings, mended), mended)
  if (polygons.length === 0) return undefined
  const resolved = resolveOverlaps(polygons, mended)
  return { kind: 'polygon', polygons: resolved.map((rings) => orient(rings, mended)) }
}

function keepParts<Part>(
  parts: readonly Part[],
  repair: (part: Part) => Part | undefined,
  mended: Set<Mending>,
): Part[] {
  const kept = parts.map(repair).filter((part) => part !== undefined)
  if (kept.length < parts.length) mended.add('droppedPart')
  return kept
}

function repairLine(line: Path, mended: Set<Mending>): Path | undefined {
  const path = withoutRepeats(line, mended)
  return path.length >= 2 ? path : undefined
}

/** `undefined` when the outer ring encloses nothing; holes that enclose nothing are left out. */
function repairPolygon(rings: readonly Path[], mended: Set<Mending>): Path[] | undefined {
  const [outer, ...holes] = rings
  const shell = outer && repairRing(outer, mended)
  if (!shell) return undefined
  return [shell, ...keepParts(holes, (hole) => repairRing(hole, mended), mended)]
}

function repairRing(ring: Path, mended: Set<Mending>): Path | undefined {
  const path = withoutRepeats(ring, mended)
  if (path.length < 3) return undefined
  if (!isSame(path[0]!, path.at(-1)!)) {
    path.push(path[0]!)
    mended.add('closedRing')
  }
  return path.length >= 4 && hasArea(path) ? path : undefined
}

/** A figure whose doubled-back edges cancel out encloses nothing, unless it crosses itself (a bow-tie does). */
function hasArea(path: Path): boolean {
  const [x0 = 0, y0 = 0] = path[0]!
  const far = path.find(([x = 0, y = 0]) => x !== x0 || y !== y0)
  if (!far) return false
  const [x1 = 0, y1 = 0] = far
  return path.some(([x = 0, y = 0]) => (x1 - x0) * (y - y0) !== (y1 - y0) * (x - x0))
}

function withoutRepeats(path: Path, mended: Set<Mending>): Path {
  const kept = path.filter((position, i) => i === 0 || !isSame(position, path[i - 1]!))
  if (kept.length < path.length) mended.add('duplicatePoints')
  return kept
}

const isSame = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1]

/** RFC 7946 §3.1.6: outer rings counter-clockwise, holes clockwise. */
function orient(rings: readonly Path[], mended: Set<Mending>): Path[] {
  return rings.map((ring, i) => {
    const isCounterClockwise = signedArea(ring) > 0
    if (isCounterClockwise === (i === 0)) return ring
    mended.add('orientation')
    return ring.toReversed()
  })
}
