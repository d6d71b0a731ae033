import type { CoverageView } from './coverage.ts'
import { crossings } from './crossings.ts'
import type { Arc, Face } from './items.ts'
import { turn } from './turn.ts'
import { type Box, emptyBox, growBox, isInBox } from './units.ts'

/** An arc on the way round a face, which lies on the left. */
export interface Step {
  readonly arc: Arc
  readonly forward: boolean
}

/** Once round a face: anticlockwise along its outside, clockwise round what lies inside it. */
export interface Cycle {
  readonly steps: readonly Step[]
  /** Twice the area, in square units; < 0 round a hole. */
  readonly area2: number
}

/**
 * The ways round a face, or `undefined` where its arcs contradict each other. A face in one piece has exactly one cycle
 * with a positive area.
 */
export function cyclesOf(view: CoverageView, face: Face): Cycle[] | undefined {
  const pending = new Map<string, Step>()
  for (const id of view.arcsOf(face)) {
    const arc = view.arc(id)!
    if (arc.left === face) pending.set(`+${id}`, { arc, forward: true })
    if (arc.right === face) pending.set(`-${id}`, { arc, forward: false })
  }
  const cycles: Cycle[] = []
  for (const start of pending.values()) {
    const steps: Step[] = []
    let step = start
    do {
      if (faceOf(step) !== face || !pending.delete(keyOf(step))) return undefined
      steps.push(step)
      step = stepAfter(view, step)
    } while (step.arc !== start.arc || step.forward !== start.forward)
    cycles.push({ steps, area2: areaOf(steps) })
  }
  return cycles
}

export const faceOf = ({ arc, forward }: Step): Face => (forward ? arc.left : arc.right)

const keyOf = ({ arc, forward }: Step) => (forward ? '+' : '-') + arc.id

/** The step that follows with the same face on the left: where several arcs leave, the first one clockwise. */
export function stepAfter(view: CoverageView, step: Step): Step {
  const { arc, forward } = step
  const { points } = arc
  const n = points.length
  const [x, y] = forward ? [points[n - 2]!, points[n - 1]!] : [points[0]!, points[1]!]
  const [fromX, fromY] = forward ? [points[n - 4]!, points[n - 3]!] : [points[2]!, points[3]!]
  let best: Step | undefined
  let bestX = 0
  let bestY = 0
  const offer = (candidate: Step, nextX: number, nextY: number) => {
    if (candidate.arc.id === arc.id && candidate.forward !== forward) return
    if (best && !isSooner(x, y, fromX, fromY, nextX, nextY, bestX, bestY)) return
    best = candidate
    bestX = nextX
    bestY = nextY
  }
  for (const id of view.arcsAt(x, y)) {
    const other = view.arc(id)!
    const p = other.points
    const m = p.length
    if (p[0] === x && p[1] === y) offer({ arc: other, forward: true }, p[2]!, p[3]!)
    if (p[m - 2] === x && p[m - 1] === y) {
      offer({ arc: other, forward: false }, p[m - 4]!, p[m - 3]!)
    }
  }
  return best ?? { arc, forward: !forward }
}

/** Turning clockwise at (x, y) from (fromX, fromY): whether u comes before v. */
function isSooner(
  x: number,
  y: number,
  fromX: number,
  fromY: number,
  ux: number,
  uy: number,
  vx: number,
  vy: number,
): boolean {
  const u = turn(x, y, fromX, fromY, ux, uy)
  const v = turn(x, y, fromX, fromY, vx, vy)
  const halfU = u < 0 ? 0 : u > 0 ? 2 : 1
  const halfV = v < 0 ? 0 : v > 0 ? 2 : 1
  return halfU === halfV ? turn(x, y, ux, uy, vx, vy) < 0 : halfU < halfV
}

/** Twice the area on the left, from the first point on, so that the numbers stay small. */
function areaOf(steps: readonly Step[]): number {
  const [x0, y0] = [steps[0]!.arc.points[0]!, steps[0]!.arc.points[1]!]
  let sum = 0
  for (const { arc, forward } of steps) {
    const { points } = arc
    let part = 0
    for (let i = 0; i + 3 < points.length; i += 2) {
      part +=
        (points[i]! - x0) * (points[i + 3]! - y0) - (points[i + 2]! - x0) * (points[i + 1]! - y0)
    }
    sum += forward ? part : -part
  }
  return sum
}

/** How often a cycle runs round a place. */
export function windingOf({ steps }: Cycle, x: number, y: number): number {
  let sum = 0
  for (const { arc, forward } of steps) {
    const count = crossings(arc.points, x, y)
    sum += forward ? count : -count
  }
  return sum
}

/** A place on a cycle where no other arc is: the middle of its first segment. */
export function spotOn({ steps }: Cycle): readonly [number, number] {
  const { points } = steps[0]!.arc
  return [(points[0]! + points[2]!) / 2, (points[1]! + points[3]!) / 2]
}

/**
 * Whether pieces lie beside each other, holes inside of them, and nothing in another's hole. What is outside of everything
 * (`isEndless`) is one piece without an end.
 */
export function isNested(cycles: readonly Cycle[], isEndless = false): boolean {
  if (cycles.length === 1) return !isEndless || cycles[0]!.area2 < 0
  const boxes = cycles.map(boxAround)
  return cycles.every((cycle) => {
    const [x, y] = spotOn(cycle)
    const inside = cycles.reduce(
      (sum, other, k) =>
        other === cycle || !isInBox(boxes[k]!, x, y) ? sum : sum + windingOf(other, x, y),
      isEndless ? 1 : 0,
    )
    return inside === (cycle.area2 > 0 ? 0 : 1)
  })
}

function boxAround({ steps }: Cycle): Box {
  const box = emptyBox()
  for (const { arc } of steps) {
    for (let i = 0; i < arc.points.length; i += 2) growBox(box, arc.points[i]!, arc.points[i + 1]!)
  }
  return box
}
