import type { EditLimits } from '../check-draft.ts'
import { type Contact, contactsOf } from '../contacts.ts'
import type { CoverageView } from '../coverage.ts'
import { type Cycle, cyclesOf, spotOn, windingOf } from '../cycles.ts'
import type { Draft } from '../draft.ts'
import { type EditOutcome, edit } from '../edit.ts'
import { faceAt } from '../faces.ts'
import type { ArcId, Cell, CellId, IssueId } from '../items.ts'
import { cutAtPlace, joinAt, placeNodes } from '../nodes.ts'
import { refuse } from '../refuse.ts'
import { relabel } from '../relabel.ts'

export interface Split {
  cell: CellId
  /** Drawn from one side of the cell to the other, in units; what lies beyond is not looked at. */
  line: readonly number[]
  issueId: IssueId
  /** Name of the part that is new: the smaller one. The larger keeps id, name and code. */
  name?: string
}

/** Cuts a cell in two along a drawn line. */
export function splitCell(
  coverage: CoverageView,
  { cell: id, line, issueId, name }: Split,
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'split-cell', limits, (draft) => {
    const cell = draft.cell(id) ?? refuse('no-such-cell')
    if (cell.locked) refuse('locked')
    const cut = longestInside(draft, cell, line)
    const [start, end] = placeNodes(draft, [cut.start, cut.end])
    if (start![0] === end![0] && start![1] === end![1]) refuse('no-cut', start)
    const begins = [start!, end!].map((place) => cutAtPlace(draft, place, issueId))
    const points = [...start!, ...cut.between, ...end!]
    const arc: ArcId = `arc:${issueId()}`
    draft.put({ id: arc, points, left: id, right: id })
    const part: Cell = {
      ...cell,
      id: `cell:${issueId()}`,
      code: null,
      name: name ?? cell.name,
    }
    for (const place of begins) if (place) joinAt(draft, ...place)
    nameSmallerSide(draft, arc, cell, part)
  })
}

interface Cut {
  start: Contact
  end: Contact
  between: number[]
}

/** The stretch of the line that runs inside the cell from boundary to boundary; of several the longest. */
function longestInside(draft: Draft, { id }: Cell, line: readonly number[]): Cut {
  const arcs = [...draft.arcsOf(id)].map((arc) => draft.arc(arc)!)
  const contacts = contactsOf(line, arcs)
  let best: { cut: Cut; length: number } | undefined
  for (let k = 0; k + 1 < contacts.length; k++) {
    const [start, end] = [contacts[k]!, contacts[k + 1]!]
    const between: number[] = []
    for (let v = Math.floor(start.along) + 1; v < end.along; v++) {
      between.push(line[2 * v]!, line[2 * v + 1]!)
    }
    const points = [...start.place, ...between, ...end.place]
    const length = lengthOf(points)
    if (length === 0 || (best && length <= best.length)) continue
    const [x, y] = [(points[0]! + points[2]!) / 2, (points[1]! + points[3]!) / 2]
    if (faceAt(draft, x, y) === id) best = { cut: { start, end, between }, length }
  }
  return best?.cut ?? refuse('no-cut')
}

function lengthOf(points: readonly number[]): number {
  let length = 0
  for (let i = 0; i + 3 < points.length; i += 2) {
    length += Math.hypot(points[i + 2]! - points[i]!, points[i + 3]! - points[i + 1]!)
  }
  return length
}

function nameSmallerSide(draft: Draft, arc: ArcId, { id }: Cell, part: Cell): void {
  const cycles = cyclesOf(draft, id) ?? refuse('crosses')
  const has = (forward: boolean) => (cycle: Cycle) =>
    cycle.steps.some((step) => step.arc.id === arc && step.forward === forward)
  const left = cycles.find(has(true))!
  const right = cycles.find(has(false))!
  if (left === right) refuse('no-cut')
  const smaller = left.area2 <= right.area2 ? left : right
  const inside = cycles.filter((cycle) => {
    if (cycle === left || cycle === right) return false
    const [x, y] = spotOn(cycle)
    return windingOf(smaller, x, y) > 0
  })
  draft.put(part)
  relabel(
    draft,
    [smaller, ...inside].flatMap(({ steps }) => steps),
    part.id,
  )
}
