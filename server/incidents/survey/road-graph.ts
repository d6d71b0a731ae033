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
  const byKey = new Map<string, number>()
  const nodeAt = (point: Point): number => {
    const key = `${Math.round(point[0] * 5)},${Math.round(point[1] * 5)}`
    const known = byKey.get(key)
    if (known !== undefined) return known
    byKey.set(key, graph.points.length)
    graph.edges.push([])
    return graph.points.push(point) - 1
  }
  for (const road of lines) {
    const inside = road.points.map(isInside)
    for (let i = 1; i < road.points.length; i++) {
      const [a, b] = [road.points[i - 1]!, road.points[i]!]
      if (inside[i - 1] && inside[i]) connect(graph, nodeAt(a), nodeAt(b))
      else if (inside[i - 1] || inside[i]) {
        const [within, beyond] = inside[i] ? [b, a] : [a, b]
        const node = nodeAt(crossing(within, beyond, isInside))
        connect(graph, nodeAt(within), node)
        graph.exits.push({ node, road })
      }
    }
  }
  closeGaps(graph)
  return graph
}

/** Of the nodes within `reachM` the nearest, for many questions. */
export function nearestNode(points: readonly Point[], reachM: number) {
  const cellOf = ([x, y]: Point) => [Math.floor(x / CELL_M), Math.floor(y / CELL_M)] as const
  const cells = new Map(groupBy([...points.keys()], (node) => cellOf(points[node]!).join()))
  const steps = Math.ceil(reachM / CELL_M)
  return (from: Point, accept: (node: number) => boolean): number | undefined => {
    const [cx, cy] = cellOf(from)
    let best: number | undefined
    let bestM = reachM
    for (let x = cx - steps; x <= cx + steps; x++) {
      for (let y = cy - steps; y <= cy + steps; y++) {
        for (const node of cells.get(`${x},${y}`) ?? []) {
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
