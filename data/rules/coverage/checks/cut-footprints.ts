import { faceAt } from '../faces.ts'
import { type Arc, type CellId, OUTSIDE } from '../items.ts'
import { reassignPieces } from '../operations/reassign-pieces.ts'
import { boxOf, toLonLat } from '../units.ts'
import type { CheckContext, CheckId, CoverageIssue } from './coverage-check.ts'
import { cuts, type Footprint, type Footprints, middleOf } from './footprints.ts'

/** Footprints with a boundary through them; where it is allowed, the boundary goes round them. */
export function* cutFootprints(
  { coverage, issueId }: CheckContext,
  footprints: Footprints,
  check: CheckId,
  counts: (footprint: Footprint) => boolean,
): Generator<CoverageIssue> {
  const found = new Map<number, Set<CellId>>()
  for (const arc of coverage.arcs()) {
    for (const number of footprints.near(boxOf(arc.points))) {
      const footprint = footprints.list[number]!
      if (counts(footprint) && cuts(arc.points, footprint.ring)) {
        found.set(number, cellsBeside(arc, found.get(number)))
      }
    }
  }
  for (const [number, cells] of found) {
    const { ring, code } = footprints.list[number]!
    const [x, y] = middleOf(ring)
    const to = faceAt(coverage, x, y)
    yield {
      check,
      severity: 'error',
      cells: [...cells],
      place: toLonLat(x, y),
      subject: code,
      ...(to !== OUTSIDE && {
        fix: () => reassignPieces(coverage, { pieces: [[ring]], to, issueId }),
      }),
    }
  }
}

function cellsBeside({ left, right }: Arc, known = new Set<CellId>()): Set<CellId> {
  if (left !== OUTSIDE) known.add(left)
  if (right !== OUTSIDE) known.add(right)
  return known
}
