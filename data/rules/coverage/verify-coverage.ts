import Flatbush from 'flatbush'
import type { LonLat } from '../../contracts/index.ts'
import { countPieces } from './check-faces.ts'
import { isClosed } from './check-lines.ts'
import type { Coverage } from './coverage.ts'
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
  const broken = arcs.flatMap((arc) => verifyArc(coverage, arc))
  return [...broken, ...findCrossings(arcs), ...verifyFaces(coverage, arcs)]
}

/** Cells in more than one piece, and in how many. */
export function scatteredCells(coverage: Coverage): Map<CellId, number> {
  const pieces = [...coverage.cells()].map(
    ({ id }) => [id, countPieces(cyclesOf(coverage, id) ?? [])] as const,
  )
  return new Map(pieces.filter(([, count]) => count > 1))
}

const placeOf = ({ points }: Arc): LonLat => toLonLat(points[0]!, points[1]!)

function verifyArc(coverage: Coverage, arc: Arc): Invalidity[] {
  const { points, left, right, id } = arc
  const isLine =
    points.length >= (isClosed(points) ? 8 : 4) &&
    points.length % 2 === 0 &&
    points.every(Number.isInteger)
  const found: Invalidity[] = []
  if (!isLine || left === right) found.push({ problem: 'broken-arc', place: placeOf(arc), id })
  for (const face of [left, right]) {
    if (face !== OUTSIDE && !coverage.cell(face)) {
      found.push({ problem: 'no-such-cell', place: placeOf(arc), id: face })
    }
  }
  return found
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

function segmentBox(p: readonly number[], i: number): [number, number, number, number] {
  return [
    Math.min(p[i]!, p[i + 2]!),
    Math.min(p[i + 1]!, p[i + 3]!),
    Math.max(p[i]!, p[i + 2]!),
    Math.max(p[i + 1]!, p[i + 3]!),
  ]
}

/** Apart, or in touch where both arcs end, or one behind the other on one arc. */
function isAllowed(a: Arc, i: number, b: Arc, j: number): boolean {
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
  const first = new Map<Face, Arc>()
  for (const arc of arcs) {
    if (!first.has(arc.left)) first.set(arc.left, arc)
    if (!first.has(arc.right)) first.set(arc.right, arc)
  }
  const tangled = [...first].flatMap(([face, arc]): Invalidity[] => {
    const cycles = cyclesOf(coverage, face)
    const isSound = cycles && (face === OUTSIDE || (isNested(cycles) && countPieces(cycles) > 0))
    return isSound ? [] : [{ problem: 'tangled', place: placeOf(arc), id: face }]
  })
  const empty = [...coverage.cells()].flatMap(({ id }): Invalidity[] =>
    first.has(id) ? [] : [{ problem: 'empty-cell', place: [0, 0], id }],
  )
  return [...tangled, ...empty]
}
