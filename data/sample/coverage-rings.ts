import type { Point, Ring } from './plane.ts'
import { ringAreaM2 } from './plane.ts'
import { edgePoints } from './roads.ts'
import type { Ground } from './terrain.ts'

/** Lattice cells as `column/row`. */
export type CellSet = ReadonlySet<string>

interface Edge {
  from: string
  to: string
  direction: 'vertical' | 'horizontal'
  line: number
  at: number
  forward: boolean
}

/**
 * Outline of a set of cells: polygons, each an outer ring (anticlockwise) and its holes. Every crossing on the way
 * is a vertex, and every stretch has the same points from both sides: neighbours share their borders exactly.
 */
export function outlineCells(ground: Ground, cells: CellSet): Ring[][] {
  const rings = traceRings(borderEdges(cells)).map((edges) => toRing(ground, edges))
  const outers = rings.filter((ring) => ringAreaM2(ring) > 0).map((ring): Ring[] => [ring])
  const holes = rings.filter((ring) => ringAreaM2(ring) <= 0)
  for (const hole of holes)
    (outers.find((polygon) => holds(polygon[0]!, hole)) ?? outers[0]!).push(hole)
  return outers
}

function borderEdges(cells: CellSet): Edge[] {
  const edges: Edge[] = []
  const add = (direction: Edge['direction'], line: number, at: number, forward: boolean) => {
    const a = direction === 'vertical' ? `${line}/${at}` : `${at}/${line}`
    const b = direction === 'vertical' ? `${line}/${at + 1}` : `${at + 1}/${line}`
    edges.push({ from: forward ? a : b, to: forward ? b : a, direction, line, at, forward })
  }
  for (const cell of cells) {
    const [i, j] = cell.split('/').map(Number) as [number, number]
    if (!cells.has(`${i}/${j - 1}`)) add('horizontal', j, i, true)
    if (!cells.has(`${i + 1}/${j}`)) add('vertical', i + 1, j, true)
    if (!cells.has(`${i}/${j + 1}`)) add('horizontal', j + 1, i, false)
    if (!cells.has(`${i - 1}/${j}`)) add('vertical', i, j, false)
  }
  return edges
}

/** Follows the edges with the inside on the left; where two corners meet it turns right, so rings never cross. */
function traceRings(edges: readonly Edge[]): Edge[][] {
  const leaving = new Map<string, Edge[]>()
  for (const edge of edges) {
    const list = leaving.get(edge.from)
    if (list) list.push(edge)
    else leaving.set(edge.from, [edge])
  }
  const unused = new Set(edges)
  const rings: Edge[][] = []
  for (const start of edges) {
    if (!unused.has(start)) continue
    const ring: Edge[] = []
    for (let edge = start; unused.has(edge); ) {
      unused.delete(edge)
      ring.push(edge)
      const next = leaving.get(edge.to)!.filter((candidate) => unused.has(candidate))
      if (next.length === 0) break
      edge = next.length === 1 ? next[0]! : next.find((candidate) => turnsRight(edge, candidate))!
    }
    rings.push(ring)
  }
  return rings
}

function turnsRight(a: Edge, b: Edge): boolean {
  const [ax, ay] = heading(a)
  const [bx, by] = heading(b)
  return ax * by - ay * bx < 0
}

function heading({ direction, forward }: Edge): readonly [number, number] {
  const sign = forward ? 1 : -1
  return direction === 'vertical' ? [0, sign] : [sign, 0]
}

function toRing(ground: Ground, edges: readonly Edge[]): Point[] {
  return edges.flatMap(({ direction, line, at, forward }) => {
    const points = edgePoints(ground, direction, line, at)
    return (forward ? points : points.reverse()).slice(0, -1)
  })
}

function holds(ring: Ring, inner: Ring): boolean {
  // The holes of one set lie in exactly one of its parts; boxes tell them apart well enough.
  const box = (points: Ring) => {
    const xs = points.map(([x]) => x)
    const ys = points.map(([, y]) => y)
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
  }
  const [a, b] = [box(ring), box(inner)]
  return a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3]
}
