import { groupBy } from '../../../data/rules/group-by.ts'

/** Metres, east and north of the middle of the area. */
export type Point = readonly [x: number, y: number]

export interface RoadLine {
  name: string
  class: string | null
  points: readonly Point[]
}

export interface RoadExit {
  node: number
  road: RoadLine
}

/** The roads of an area as nodes and stretches; what lies outside is cut off where it crosses the edge. */
export interface RoadGraph {
  points: Point[]
  /** By node: neighbour and metres, by turns. */
  edges: number[][]
  exits: RoadExit[]
}

/** Drawn by hand, lines end a little before the road that they lead into. */
const SNAP_M = 12
const CELL_M = 50

export function buildRoadGraph(
  lines: readonly RoadLine[],
  isInside: (point: Point) => boolean,
): RoadGraph {
  const graph: RoadGraph = { points: [], edges: [], exits: [] }
  const byKey = new Map<number, number>()
  const nodeAt = (point: Point): number => {
    const key = gridKey(Math.round(point[0] * PER_METRE), Math.round(point[1] * PER_METRE))
    const known = byKey.get(key)
    if (known !== undefined) return known
    byKey.set(key, graph.points.length)
    graph.edges.push([])
    return graph.points.push(point) - 1
  }
  for (const road of lines) {
    let before: { point: Point; node: number | null } | undefined
    for (const point of road.points) {
      const here = { point, node: isInside(point) ? nodeAt(point) : null }
      if (before && before.node !== null && here.node !== null) {
        connect(graph, before.node, here.node)
      } else if (before && before.node !== here.node) {
        const [within, beyond] = here.node === null ? [before, here] : [here, before]
        const node = nodeAt(crossing(within.point, beyond.point, isInside))
        connect(graph, within.node!, node)
        graph.exits.push({ node, road })
      }
      before = here
    }
  }
  closeGaps(graph)
  return graph
}

/** Nodes nearer to each other than this are one. */
const PER_METRE = 5
/** One number for two whole ones of up to a million either way. */
const gridKey = (x: number, y: number) => (x + 1e6) * 4e6 + y + 1e6

/** Of the nodes within `reachM` the nearest, for many questions. */
export function nearestNode(points: readonly Point[], reachM: number) {
  const cellOf = (metres: number) => Math.floor(metres / CELL_M)
  const cells = new Map(
    groupBy([...points.keys()], (node) => {
      const [x, y] = points[node]!
      return gridKey(cellOf(x), cellOf(y))
    }),
  )
  const steps = Math.ceil(reachM / CELL_M)
  return (from: Point, accept: (node: number) => boolean): number | undefined => {
    const [cx, cy] = [cellOf(from[0]), cellOf(from[1])]
    let best: number | undefined
    let bestM = reachM
    // Ring by ring: what lies in the next one is at least so many cells away.
    for (let ring = 0; ring <= steps && (ring - 1) * CELL_M < bestM; ring++) {
      for (const key of ringKeys(cx, cy, ring)) {
        for (const node of cells.get(key) ?? []) {
          const metres = apart(from, points[node]!)
          if (metres <= bestM && accept(node)) {
            best = node
            bestM = metres
          }
        }
      }
    }
    return best
  }
}

function ringKeys(cx: number, cy: number, ring: number): number[] {
  const keys: number[] = []
  for (let x = -ring; x <= ring; x++) {
    const isSide = Math.abs(x) === ring
    for (let y = -ring; y <= ring; y += isSide || ring === 0 ? 1 : 2 * ring) {
      keys.push(gridKey(cx + x, cy + y))
    }
  }
  return keys
}

/** The last point inside, to a decimetre. */
function crossing(within: Point, beyond: Point, isInside: (point: Point) => boolean): Point {
  let [near, far] = [within, beyond]
  while (apart(near, far) > 0.1) {
    const middle: Point = [(near[0] + far[0]) / 2, (near[1] + far[1]) / 2]
    if (isInside(middle)) near = middle
    else far = middle
  }
  return near
}

/** Ends that hang loose are tied to the nearest node that is not their own neighbour. */
function closeGaps(graph: RoadGraph): void {
  const exits = new Set(graph.exits.map(({ node }) => node))
  const nearest = nearestNode(graph.points, SNAP_M)
  for (const [node, edges] of graph.edges.entries()) {
    if (edges.length !== 2 || exits.has(node)) continue
    const neighbour = edges[0]
    const other = nearest(graph.points[node]!, (one) => one !== node && one !== neighbour)
    if (other !== undefined) connect(graph, node, other)
  }
}

function connect({ points, edges }: RoadGraph, a: number, b: number): void {
  if (a === b) return
  const metres = apart(points[a]!, points[b]!)
  edges[a]!.push(b, metres)
  edges[b]!.push(a, metres)
}

const apart = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])
