import Flatbush from 'flatbush'
import type { LonLat } from '../../contracts/index.ts'
import { countPieces } from './check-faces.ts'
import { isClosed } from './check-lines.ts'
import type { Coverage, CoverageView } from './coverage.ts'
import { cyclesOf, isNested } from './cycles.ts'
import { type Arc, type CellId, type Face, OUTSIDE } from './items.ts'
import { meet } from './turn.ts'
import { toLonLat } from './units.ts'

export interface Invalidity {
  problem: 'broken-arc' | 'no-such-cell' | 'crossing' | 'tangled' | 'empty-cell'
  place: LonLat
  id: string
}

/**
 * Everything that makes a coverage one, looked at from the beginning and in another way than edits are checked: no segment
 * crosses or touches another but in ends of arcs, and round every face its arcs agree. Costs O(n log n).
 */
export function verifyCoverage(coverage: Coverage): Invalidity[] {
  const arcs = [...coverage.arcs()]
  const broken = arcs.flatMap(verifyArc)
  return [...broken, ...findCrossings(arcs), ...verifyFaces(coverage, arcs)]
}

/** Cells in more than one piece, and in how many. */
export function scatteredCells(coverage: Coverage): Map<CellId, number> {
  const pieces = [...coverage.cells()].map(
    ({ id }) => [id, countPieces(cyclesOf(coverage, id) ?? [])] as const,
  )
  return new Map(pieces.filter(([, count]) => count > 1))
}

/** An arc by itself: a line in whole units between two faces. */
export function verifyArc({ points, left, right, id }: Arc): Invalidity[] {
  const isLine =
    points.length >= (isClosed(points) ? 8 : 4) &&
    points.length % 2 === 0 &&
    points.every(Number.isInteger)
  if (isLine && left !== right) return []
  return [{ problem: 'broken-arc', place: toLonLat(points[0]!, points[1]!), id }]
}

function findCrossings(arcs: readonly Arc[]): Invalidity[] {
  const of: Arc[] = []
  const at: number[] = []
  for (const arc of arcs) {
    for (let i = 0; i + 3 < arc.points.length; i += 2) {
      of.push(arc)
      at.push(i)
    }
  }
  if (at.length === 0) return []
  const boxes = at.map((i, s) => segmentBox(of[s]!.points, i))
  const tree = new Flatbush(at.length)
  for (const box of boxes) tree.add(...box)
  tree.finish()
  const found: Invalidity[] = []
  boxes.forEach((box, s) => {
    for (const o of tree.search(...box, (other) => other > s)) {
      if (isAllowed(of[s]!, at[s]!, of[o]!, at[o]!)) continue
      const [x, y] = [of[s]!.points[at[s]!]!, of[s]!.points[at[s]! + 1]!]
      found.push({ problem: 'crossing', place: toLonLat(x, y), id: `${of[s]!.id} ${of[o]!.id}` })
    }
  })
  return found
}

export function segmentBox(p: readonly number[], i: number): [number, number, number, number] {
  return [
    Math.min(p[i]!, p[i + 2]!),
    Math.min(p[i + 1]!, p[i + 3]!),
    Math.max(p[i]!, p[i + 2]!),
    Math.max(p[i + 1]!, p[i + 3]!),
  ]
}

/** Whether two segments are apart, or in touch where both arcs end, or one behind the other on one arc. */
export function isAllowed(a: Arc, i: number, b: Arc, j: number): boolean {
  const [p, q] = [a.points, b.points]
  const meeting = meet(
    p[i]!,
    p[i + 1]!,
    p[i + 2]!,
    p[i + 3]!,
    q[j]!,
    q[j + 1]!,
    q[j + 2]!,
    q[j + 3]!,
  )
  if (meeting !== 'end') return meeting === 'apart'
  if (a === b) return Math.abs(i - j) === 2 || (isClosed(p) && Math.abs(i - j) === p.length - 4)
  const isEnd = (points: readonly number[], x: number, y: number) =>
    (points[0] === x && points[1] === y) || (points.at(-2) === x && points.at(-1) === y)
  return [0, 2].some((k) =>
    [0, 2].some(
      (l) =>
        p[i + k] === q[j + l] &&
        p[i + k + 1] === q[j + l + 1] &&
        isEnd(p, p[i + k]!, p[i + k + 1]!) &&
        isEnd(q, q[j + l]!, q[j + l + 1]!),
    ),
  )
}

function verifyFaces(coverage: Coverage, arcs: readonly Arc[]): Invalidity[] {
  const faces = new Set<Face>()
  for (const { left, right } of arcs) faces.add(left).add(right)
  for (const { id } of coverage.cells()) faces.add(id)
  return [...faces].flatMap((face) => verifyFace(coverage, face))
}

/** A face that arcs speak of must be there; round it its arcs agree, and it is an area. */
export function verifyFace(coverage: CoverageView, face: Face): Invalidity[] {
  const isThere = face === OUTSIDE || coverage.cell(face) !== undefined
  const [first] = coverage.arcsOf(face)
  if (first === undefined) {
    return isThere && face !== OUTSIDE ? [{ problem: 'empty-cell', place: [0, 0], id: face }] : []
  }
  const { points } = coverage.arc(first)!
  const found = (problem: Invalidity['problem']): Invalidity[] => [
    { problem, place: toLonLat(points[0]!, points[1]!), id: face },
  ]
  if (!isThere) return found('no-such-cell')
  const cycles = cyclesOf(coverage, face)
  if (!cycles || !isNested(cycles, face === OUTSIDE)) return found('tangled')
  return face === OUTSIDE || countPieces(cycles) > 0 ? [] : found('tangled')
}
