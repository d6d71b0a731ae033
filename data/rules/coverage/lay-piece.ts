import { crossings } from './crossings.ts'
import type { Draft } from './draft.ts'
import { faceAt } from './faces.ts'
import type { Arc, Face, IssueId } from './items.ts'
import { nodeLines } from './node-lines.ts'
import { cutAtPlace, endsOf, joinAt } from './nodes.ts'
import { boxOf, isInBox, pointKey, reversed } from './units.ts'

/** An area: its outer ring and its holes, each closed, in units. */
export type Piece = readonly (readonly number[])[]

/**
 * Gives everything inside a piece to one face. The boundary follows the piece's outline; where that runs along boundaries
 * that are there already they are used as they are. Says which faces have given something.
 *
 *   ┌────┬────┐        ┌────┬────┐
 *   │ A ┌┼─┐B │        │ A ┌┘  B │
 *   │   └┼─┘  │   →    │   └┐    │
 *   └────┴────┘        └────┴────┘
 */
export function layPiece(draft: Draft, piece: Piece, face: Face, issueId: IssueId): Set<Face> {
  const rings = fitOutline(draft, piece)
  const outline = directedKeys(rings)
  const corners = cutAlong(draft, rings, issueId)
  addRuns(draft, rings, corners, issueId)
  const given = new Set<Face>()
  const dropped: Arc[] = []
  for (const id of [...draft.near(boxOf(rings[0]!))]) {
    const arc = draft.arc(id)!
    const [inLeft, inRight] = sidesInside(arc, outline, rings)
    if (inLeft && arc.left !== face) given.add(arc.left)
    if (inRight && arc.right !== face) given.add(arc.right)
    const now = { ...arc, left: inLeft ? face : arc.left, right: inRight ? face : arc.right }
    if (now.left === now.right) {
      draft.remove(id)
      dropped.push(arc)
    } else if (now.left !== arc.left || now.right !== arc.right) draft.put(now)
  }
  for (const place of [...corners.values(), ...dropped.flatMap(endsOf)]) joinAt(draft, ...place)
  return given
}

/** The rings, and the arcs near them, each with a vertex where it meets another. */
function fitOutline(draft: Draft, piece: Piece): number[][] {
  const box = boxOf(piece[0]!)
  const arcs = [...draft.near(box)].map((id) => draft.arc(id)!)
  const lines = nodeLines([...piece, ...arcs.map(({ points }) => points)], box)
  arcs.forEach((arc, k) => {
    const points = lines[piece.length + k]!
    if (points.length !== arc.points.length) draft.put({ ...arc, points })
  })
  return piece.map((_, k) => turned(lines[k]!, k === 0))
}

/** Outer rings anticlockwise, holes clockwise: what is inside lies on the left. */
function turned(ring: number[], isOuter: boolean): number[] {
  let area = 0
  for (let i = 0; i + 3 < ring.length; i += 2) {
    area +=
      (ring[i]! - ring[0]!) * (ring[i + 3]! - ring[1]!) -
      (ring[i + 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!)
  }
  return area > 0 === isOuter ? ring : reversed(ring)
}

type Place = readonly [number, number]

/** Makes nodes where arcs and the outline share a vertex; answers those places. */
function cutAlong(draft: Draft, rings: readonly number[][], issueId: IssueId): Map<string, Place> {
  const onOutline = new Set<string>()
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) onOutline.add(pointKey(ring[i]!, ring[i + 1]!))
  }
  const corners = new Map<string, Place>()
  const box = boxOf(rings[0]!)
  for (const id of draft.near(box)) {
    const { points } = draft.arc(id)!
    for (let i = 0; i < points.length; i += 2) {
      if (!isInBox(box, points[i]!, points[i + 1]!)) continue
      const key = pointKey(points[i]!, points[i + 1]!)
      if (onOutline.has(key)) corners.set(key, [points[i]!, points[i + 1]!])
    }
  }
  const begins = [...corners.values()].map((place) => cutAtPlace(draft, place, issueId))
  for (const place of begins) if (place) corners.set(pointKey(...place), place)
  return corners
}

/** Puts in those runs of the outline along which there is no arc yet; both their sides are the face that they cross. */
function addRuns(
  draft: Draft,
  rings: readonly number[][],
  corners: ReadonlyMap<string, Place>,
  issueId: IssueId,
): void {
  const taken = new Set<string>()
  const box = boxOf(rings[0]!)
  for (const id of draft.near(box)) {
    const { points } = draft.arc(id)!
    for (let i = 0; i + 3 < points.length; i += 2) {
      if (!isInBox(box, points[i]!, points[i + 1]!)) continue
      taken.add(segmentKey(points, i, true)).add(segmentKey(points, i, false))
    }
  }
  for (const ring of rings) {
    for (const run of runsOf(ring, corners)) {
      if (taken.has(segmentKey(run, 0, true))) continue
      const face = faceAt(draft, (run[0]! + run[2]!) / 2, (run[1]! + run[3]!) / 2)
      draft.put({ id: `arc:${issueId()}`, points: run, left: face, right: face })
    }
  }
}

/** A ring from corner to corner; one without corners is one run. */
function runsOf(ring: readonly number[], corners: ReadonlyMap<string, Place>): number[][] {
  const isCorner = (i: number) => corners.has(pointKey(ring[i]!, ring[i + 1]!))
  let start = 0
  while (start < ring.length && !isCorner(start)) start += 2
  if (start >= ring.length) return [[...ring]]
  const from = [...ring.slice(start), ...ring.slice(2, start + 2)]
  const runs: number[][] = []
  let run = [from[0]!, from[1]!]
  for (let i = 2; i < from.length; i += 2) {
    run.push(from[i]!, from[i + 1]!)
    if (!corners.has(pointKey(from[i]!, from[i + 1]!))) continue
    runs.push(run)
    run = [from[i]!, from[i + 1]!]
  }
  return runs
}

/** Whether what lies left and right of an arc is inside the piece. */
function sidesInside(
  { points }: Arc,
  outline: ReadonlySet<string>,
  rings: readonly number[][],
): [left: boolean, right: boolean] {
  if (outline.has(segmentKey(points, 0, true))) return [true, false]
  if (outline.has(segmentKey(points, 0, false))) return [false, true]
  const [x, y] = [(points[0]! + points[2]!) / 2, (points[1]! + points[3]!) / 2]
  const isInside = rings.reduce((sum, ring) => sum + crossings(ring, x, y), 0) > 0
  return [isInside, isInside]
}

function directedKeys(rings: readonly number[][]): Set<string> {
  const keys = new Set<string>()
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) keys.add(segmentKey(ring, i, true))
  }
  return keys
}

function segmentKey(p: readonly number[], i: number, forward: boolean): string {
  const [ax, ay, bx, by] = [p[i]!, p[i + 1]!, p[i + 2]!, p[i + 3]!]
  return forward ? `${ax},${ay},${bx},${by}` : `${bx},${by},${ax},${ay}`
}
