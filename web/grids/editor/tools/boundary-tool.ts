import { cyclesOf } from '../../../../data/rules/coverage/cycles.ts'
import type { EditOutcome } from '../../../../data/rules/coverage/edit.ts'
import {
  type Arc,
  type ArcId,
  type CellId,
  OUTSIDE,
} from '../../../../data/rules/coverage/items.ts'
import { lengthM } from '../../../../data/rules/coverage/measure.ts'
import {
  type BoundaryPlace,
  nearestBoundary,
} from '../../../../data/rules/coverage/nearest-boundary.ts'
import { addVertex } from '../../../../data/rules/coverage/operations/add-vertex.ts'
import { deleteVertex } from '../../../../data/rules/coverage/operations/delete-vertex.ts'
import { moveVertex } from '../../../../data/rules/coverage/operations/move-vertex.ts'
import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'
import { snap } from '../ground/snap.ts'
import { cellAt } from './select-tool.ts'
import { settle, type Tool, type ToolDesk, type ToolDraft, weigh } from './tool.ts'

interface Vertex {
  arc: ArcId
  vertex: number
}

/** Moves, adds and deletes vertices of boundaries, for all cells beside them at once. */
export function createBoundaryTool(desk: ToolDesk): Tool {
  const { coverage } = desk
  let hovered: BoundaryPlace | undefined
  let held: BoundaryPlace | undefined
  /** Both sides of what is in the hand; where no cell is chosen already of what is pointed at, until it is something else. */
  let beside: readonly CellId[] = []
  /** For the keyboard: the vertex, and where the arrows have taken it. */
  let chosen: (Vertex & { to: UnitPoint | null }) | undefined
  let drawn: ToolDraft = {}

  const placeOf = ({ arc, vertex }: Vertex): UnitPoint | undefined => {
    const points = coverage.arc(arc)?.points
    return points && 2 * vertex < points.length
      ? [points[2 * vertex]!, points[2 * vertex + 1]!]
      : undefined
  }
  const moved = ({ arc, vertex, segment }: BoundaryPlace, to: UnitPoint): EditOutcome =>
    vertex === null
      ? addVertex(coverage, { arc, segment, at: to }, desk.limits())
      : moveVertex(coverage, { arc, vertex, to }, desk.limits())
  const hover = (place: BoundaryPlace | undefined) => {
    hovered = place
    if (place && !desk.selected()) beside = cellsBeside(coverage, place)
  }
  const remove = (which: Vertex) => {
    if (settle(desk, weigh(desk, deleteVertex(coverage, which, desk.limits())))) chosen = undefined
    drawn = {}
  }
  const choose = (next: Vertex | undefined) => {
    chosen = next && { ...next, to: null }
    drawn = {}
  }
  const nudge = (dx: number, dy: number) => {
    const from = chosen && (chosen.to ?? placeOf(chosen))
    if (!chosen || !from) return
    chosen.to = [from[0] + dx, from[1] + dy]
    const { arc, vertex } = chosen
    const outcome = moveVertex(coverage, { arc, vertex, to: chosen.to }, desk.limits())
    drawn = { ...weigh(desk, outcome), vertex: chosen.to }
  }
  const end = () => {
    const done = { ...drawn }
    held = undefined
    drawn = {}
    if (desk.selected()) beside = []
    return done
  }
  return {
    down(at) {
      held = at.alt ? undefined : nearestBoundary(coverage, at.place, at.reachUnits)
      hovered = held
      if (held) beside = cellsBeside(coverage, held)
      return held !== undefined
    },
    drag(at) {
      if (!held) return
      const { place, to } = snap(at, 'ground', desk.ground(), coverage)
      const weighed = weigh(desk, moved(held, place))
      drawn = { ...weighed, vertex: place, ...(to && { snapped: place }) }
      if (weighed.refused && !weighed.refusedAt) drawn.refusedAt = place
    },
    up() {
      const grabbed = held
      const done = end()
      if (!grabbed || (!done.change && !done.refused)) return
      if (!settle(desk, done)) return
      choose(done.vertex && vertexAt(coverage, done.vertex))
    },
    move(at) {
      hover(at ? nearestBoundary(coverage, at.place, at.reachUnits) : undefined)
      // Code that runs for the first time takes its time: here it is not felt, in the first frame of a drag it would be.
      if (at && hovered)
        weigh(desk, moved(hovered, snap(at, 'ground', desk.ground(), coverage).place))
    },
    click(at) {
      const place = nearestBoundary(coverage, at.place, at.reachUnits)
      if (!place) {
        beside = []
        return desk.select(cellAt(desk, at))
      }
      const { arc, vertex } = place
      if (vertex === null) return choose(undefined)
      if (at.alt) remove({ arc, vertex })
      else choose({ arc, vertex })
    },
    key({ key, shift }) {
      if (key === 'Tab') {
        choose(nextVertex(desk, chosen, shift ? -1 : 1))
        return true
      }
      if (!chosen) return false
      if (key === 'Delete' || key === 'Backspace') remove(chosen)
      else if (key === 'Enter') {
        if (!chosen.to) return false
        const [{ arc, vertex }, done] = [chosen, end()]
        settle(desk, done)
        choose({ arc, vertex })
      } else {
        const step = stepOf(coverage.arc(chosen.arc), key, shift ? 10 : 1)
        if (!step) return false
        nudge(...step)
      }
      return true
    },
    cancel() {
      const wasBusy = held !== undefined || chosen !== undefined
      end()
      choose(undefined)
      beside = []
      return wasBusy
    },
    hint() {
      if (held) return { text: 'gridEdit.hintDragging' }
      if (chosen?.to) return { text: 'gridEdit.hintNudged' }
      if (hovered) {
        return { text: hovered.vertex === null ? 'gridEdit.hintSegment' : 'gridEdit.hintVertex' }
      }
      return { text: chosen ? 'gridEdit.hintChosenVertex' : 'gridEdit.hintBoundary' }
    },
    cursor: () =>
      held ? 'grabbing' : hovered ? (hovered.vertex === null ? 'copy' : 'grab') : 'crosshair',
    draft() {
      const near = hovered && coverage.arc(hovered.arc)
      const own = chosen && coverage.arc(chosen.arc)
      const at = held ? undefined : chosen && (chosen.to ?? placeOf(chosen))
      return {
        vertices: [near, own].filter((arc): arc is Arc => arc !== undefined),
        ...(beside.length > 0 && { beside }),
        ...(at && { vertex: at }),
        ...(!held && hovered && hovered.vertex === null && { ghost: hovered.place }),
        ...(!held && hovered && hovered.vertex !== null && { snapped: hovered.place }),
        ...drawn,
      }
    },
  }
}

/** On both sides of a boundary; round a place where several meet all of them. */
function cellsBeside(
  coverage: ToolDesk['coverage'],
  { arc: id, vertex, place }: BoundaryPlace,
): CellId[] {
  const meeting = vertex === null ? [] : [...coverage.arcsAt(...place)]
  const arcs = (meeting.length > 0 ? meeting : [id]).map((one) => coverage.arc(one)!)
  const faces = new Set(arcs.flatMap(({ left, right }) => [left, right]))
  return [...faces].filter((face) => face !== OUTSIDE)
}

function vertexAt(coverage: ToolDesk['coverage'], place: UnitPoint): Vertex | undefined {
  const found = nearestBoundary(coverage, place, 1)
  return found && found.vertex !== null ? { arc: found.arc, vertex: found.vertex } : undefined
}

/** One or ten metres in units, to where the arrow points. */
function stepOf(arc: Arc | undefined, key: string, metres: number): [number, number] | undefined {
  const y = arc?.points[1] ?? 0
  const east = Math.round((metres * 1000) / lengthM([0, y, 1000, y]))
  const north = Math.round((metres * 1000) / lengthM([0, y, 0, y + 1000]))
  const steps: Record<string, [number, number]> = {
    ArrowLeft: [-east, 0],
    ArrowRight: [east, 0],
    ArrowUp: [0, north],
    ArrowDown: [0, -north],
  }
  return steps[key]
}

/** Round the selected cell, vertex by vertex. */
function nextVertex(desk: ToolDesk, from: Vertex | undefined, step: 1 | -1): Vertex | undefined {
  const cell = desk.selected()
  const around = cell ? (cyclesOf(desk.coverage, cell) ?? []) : []
  const vertices = around.flatMap(({ steps }) =>
    steps.flatMap(({ arc, forward }) => {
      const count = arc.points.length / 2 - 1
      return Array.from({ length: count }, (_, k) => ({
        arc: arc.id,
        vertex: forward ? k : count - k,
      }))
    }),
  )
  if (vertices.length === 0) return from
  const at = vertices.findIndex(({ arc, vertex }) => arc === from?.arc && vertex === from.vertex)
  return vertices[(at + step + vertices.length) % vertices.length]
}
