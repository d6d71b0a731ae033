import { nodeLines } from '../node-lines.ts'
import { turn } from '../turn.ts'
import { placeFaces } from './place-faces.ts'

/** A ring of something that claims the area on the left of it; closed, in units. Without an owner: a line, open or not. */
export interface OwnedRing {
  owner: number | undefined
  points: readonly number[]
}

/**
 * All rings cut where they meet: every edge once, with its two sides. Half-edge `2e` runs from `from[e]` to `to[e]`,
 * `2e + 1` back; each has a cycle, each cycle a face. Face 0 is what lies beyond everything.
 */
export interface Arrangement {
  /** Places: x, y … */
  nodes: readonly number[]
  from: Uint32Array
  to: Uint32Array
  /** Next half-edge with the same face on the left. */
  next: Uint32Array
  cycleOf: Int32Array
  cycles: readonly FaceCycle[]
  /** Who claims each face. */
  owners: readonly (readonly number[])[]
}

export interface FaceCycle {
  start: number
  /** Twice the area on its left, square units. */
  area2: number
  /** Runs round what lies inside a face: an island, or everything. */
  isOuter: boolean
  face: number
}

/** Owners whose area lies on the left of a half-edge, again and again where they claim it twice. */
export type Claims = ReadonlyMap<number, readonly number[]>

export function arrange(rings: readonly OwnedRing[]): Arrangement {
  const noded = nodeLines(rings.map(({ points }) => points))
  const graph = collectEdges(rings, noded)
  const next = linkAround(graph)
  const { cycleOf, cycles } = traceCycles(graph, next)
  const owners = placeFaces(graph, next, cycleOf, cycles)
  const { nodes, from, to } = graph
  return { nodes, from, to, next, cycleOf, cycles, owners }
}

export interface EdgeGraph {
  nodes: number[]
  from: Uint32Array
  to: Uint32Array
  claims: Claims
}

function collectEdges(rings: readonly OwnedRing[], noded: readonly number[][]): EdgeGraph {
  const nodes: number[] = []
  const nodeOf = new Map<string, number>()
  const edgeOf = new Map<number, number>()
  const from: number[] = []
  const to: number[] = []
  const claims = new Map<number, number[]>()
  const nodeAt = (x: number, y: number) => {
    const key = `${x},${y}`
    const known = nodeOf.get(key)
    if (known !== undefined) return known
    nodeOf.set(key, nodes.length / 2)
    return nodes.push(x, y) / 2 - 1
  }
  rings.forEach(({ owner }, k) => {
    const line = noded[k]!
    let a = nodeAt(line[0]!, line[1]!)
    for (let i = 2; i < line.length; i += 2) {
      const b = nodeAt(line[i]!, line[i + 1]!)
      if (a === b) continue
      const key = Math.min(a, b) * 67_108_864 + Math.max(a, b)
      let edge = edgeOf.get(key)
      if (edge === undefined) {
        edge = from.push(Math.min(a, b)) - 1
        to.push(Math.max(a, b))
        edgeOf.set(key, edge)
      }
      if (owner !== undefined) {
        const half = 2 * edge + (a < b ? 0 : 1)
        const known = claims.get(half)
        if (known) known.push(owner)
        else claims.set(half, [owner])
      }
      a = b
    }
  })
  return { nodes, from: Uint32Array.from(from), to: Uint32Array.from(to), claims }
}

/** Sorts the half-edges that leave each node and links every one to its successor along the face on its left. */
function linkAround({ nodes, from, to }: EdgeGraph): Uint32Array {
  const leaving: number[][] = Array.from({ length: nodes.length / 2 }, () => [])
  for (let e = 0; e < from.length; e++) {
    leaving[from[e]!]!.push(2 * e)
    leaving[to[e]!]!.push(2 * e + 1)
  }
  const next = new Uint32Array(2 * from.length)
  const headOf = (half: number) => (half % 2 === 0 ? to[half >> 1]! : from[half >> 1]!)
  leaving.forEach((halves, node) => {
    const [x, y] = [nodes[2 * node]!, nodes[2 * node + 1]!]
    const at = (half: number) => {
      const head = headOf(half)
      return [nodes[2 * head]!, nodes[2 * head + 1]!] as const
    }
    halves.sort((a, b) => compareAngles(x, y, at(a), at(b)))
    // Arriving by the twin of one, the next clockwise is the one sorted before it.
    halves.forEach((half, k) => {
      next[half ^ 1] = halves[(k + halves.length - 1) % halves.length]!
    })
  })
  return next
}

type Place = readonly [number, number]

/** Anticlockwise from the east. */
function compareAngles(x: number, y: number, u: Place, v: Place): number {
  const halfU = u[1] > y || (u[1] === y && u[0] > x) ? 0 : 1
  const halfV = v[1] > y || (v[1] === y && v[0] > x) ? 0 : 1
  return halfU === halfV ? -turn(x, y, ...u, ...v) : halfU - halfV
}

function traceCycles({ nodes, from, to }: EdgeGraph, next: Uint32Array) {
  const cycleOf = new Int32Array(next.length).fill(-1)
  const cycles: FaceCycle[] = []
  const tailOf = (half: number) => (half % 2 === 0 ? from[half >> 1]! : to[half >> 1]!)
  for (let start = 0; start < next.length; start++) {
    if (cycleOf[start] !== -1) continue
    const halves: number[] = []
    let half = start
    do {
      cycleOf[half] = cycles.length
      halves.push(half)
      half = next[half]!
    } while (half !== start)
    cycles.push({ start, face: -1, ...shapeOf(nodes, halves.map(tailOf)) })
  }
  return { cycleOf, cycles }
}

/**
 * Slivers are thinner than the area's rounding, so which way round a cycle runs is told by its westernmost corner: that of
 * a face is convex, however often the cycle comes by.
 */
function shapeOf(
  nodes: readonly number[],
  corners: readonly number[],
): Pick<FaceCycle, 'area2' | 'isOuter'> {
  const count = corners.length
  const x = (k: number) => nodes[2 * corners[(k + count) % count]!]!
  const y = (k: number) => nodes[2 * corners[(k + count) % count]! + 1]!
  let area2 = 0
  let west = 0
  for (let k = 0; k < count; k++) {
    area2 += (x(k) - x(0)) * (y(k + 1) - y(0)) - (x(k + 1) - x(0)) * (y(k) - y(0))
    if (x(k) < x(west) || (x(k) === x(west) && y(k) < y(west))) west = k
  }
  const isOuter = corners.some(
    (corner, k) =>
      corner === corners[west] && turn(x(k - 1), y(k - 1), x(k), y(k), x(k + 1), y(k + 1)) <= 0,
  )
  return { area2, isOuter }
}
