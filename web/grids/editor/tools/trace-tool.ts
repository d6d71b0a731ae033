import type { Arc, ArcId } from '../../../../data/rules/coverage/items.ts'
import { traceBoundary } from '../../../../data/rules/coverage/operations/trace-boundary.ts'
import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'
import type { PenPoint } from '../../../map/overlay/grid-edit/pen.ts'
import { type LineNetwork, networkAround } from '../ground/line-network.ts'
import { settle, type Tool, type ToolDesk, type Weighed, weigh } from './tool.ts'

interface Begun {
  arc: ArcId
  from: number
  network: LineNetwork
}

/** Lays a boundary along roads, rivers and borders from one of its vertices to another. */
export function createTraceTool(desk: ToolDesk): Tool {
  const { coverage } = desk
  let begun: Begun | undefined
  let hovered: { arc: Arc; vertex: number } | undefined

  const vertexNear = (at: PenPoint, only?: ArcId) => nearestVertex(desk, at, only)
  const traced = (): Weighed & { line?: readonly number[] } => {
    if (!begun || !hovered || hovered.arc.id !== begun.arc) return {}
    const { arc, from, network } = begun
    const to = hovered.vertex
    if (from === to) return {}
    const points = hovered.arc.points
    const line = network.way(placeOf(points, from), placeOf(points, to))
    if (!line) return { refused: { reason: 'no-cut' as const } }
    return { line, ...weigh(desk, traceBoundary(coverage, { arc, from, to, line }, desk.limits())) }
  }
  return {
    move(at) {
      hovered = at ? vertexNear(at, begun?.arc) : undefined
    },
    click(at) {
      const vertex = vertexNear(at, begun?.arc)
      if (!begun) {
        if (!vertex) return
        const network = networkAround(desk.ground().lines.lines, vertex.arc.points)
        begun = { arc: vertex.arc.id, from: vertex.vertex, network }
        return
      }
      hovered = vertex
      const { line: _, ...weighed } = traced()
      if (settle(desk, weighed)) begun = undefined
    },
    cancel() {
      const wasBusy = begun !== undefined
      begun = undefined
      return wasBusy
    },
    hint() {
      if (!begun) return { text: hovered ? 'gridEdit.hintTraceFrom' : 'gridEdit.hintTrace' }
      return { text: hovered ? 'gridEdit.hintTraceTo' : 'gridEdit.hintTraceOn' }
    },
    cursor: () => (hovered ? 'pointer' : 'crosshair'),
    draft() {
      const { line, ...weighed } = traced()
      const arc = (begun && coverage.arc(begun.arc)) ?? hovered?.arc
      return {
        ...weighed,
        ...(line && { line: { points: line, isClosed: false } }),
        ...(arc && { vertices: [arc] }),
        ...(begun && arc && { vertex: placeOf(arc.points, begun.from) }),
        ...(hovered && { snapped: placeOf(hovered.arc.points, hovered.vertex) }),
      }
    },
  }
}

const placeOf = (points: readonly number[], vertex: number): UnitPoint => [
  points[2 * vertex]!,
  points[2 * vertex + 1]!,
]

function nearestVertex(
  { coverage }: ToolDesk,
  { place: [x, y], reachUnits }: PenPoint,
  only?: ArcId,
) {
  const reach = 2 * reachUnits
  const box = { minX: x - reach, minY: y - reach, maxX: x + reach, maxY: y + reach }
  let best: { arc: Arc; vertex: number; distance: number } | undefined
  for (const id of coverage.near(box)) {
    if (only !== undefined && id !== only) continue
    const arc = coverage.arc(id)!
    for (let i = 0; i < arc.points.length; i += 2) {
      const distance = Math.hypot(arc.points[i]! - x, arc.points[i + 1]! - y)
      if (distance <= reach && (!best || distance < best.distance)) {
        best = { arc, vertex: i / 2, distance }
      }
    }
  }
  return best
}
