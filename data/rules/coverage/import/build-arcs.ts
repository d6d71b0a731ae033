import type { Arc, Face } from '../items.ts'
import type { Arrangement } from './arrangement.ts'

/** Arcs between faces of different labels: from node to node, or round. */
export function buildArcs(arrangement: Arrangement, labelOf: (face: number) => Face): Arc[] {
  const { from, cycles, cycleOf, nodes } = arrangement
  const labels = (edge: number) => ({
    left: labelOf(cycles[cycleOf[2 * edge]!]!.face),
    right: labelOf(cycles[cycleOf[2 * edge + 1]!]!.face),
  })
  const kept = collectKept(arrangement, labels)
  const used = new Uint8Array(from.length)
  const arcs: Arc[] = []
  const trace = (edge: number, start: number) => {
    const line = [start]
    const first = labels(edge)
    const isForward = from[edge] === start
    for (let e = edge, node = start; ; ) {
      used[e] = 1
      node = otherEnd(arrangement, e, node)
      line.push(node)
      const next = kept.isEnd(node) ? undefined : kept.at(node).find((other) => !used[other])
      if (next === undefined) break
      e = next
    }
    const points = line.flatMap((node) => [nodes[2 * node]!, nodes[2 * node + 1]!])
    const { left, right } = isForward ? first : { left: first.right, right: first.left }
    arcs.push({ id: `arc:${arcs.length + 1}`, points, left, right })
  }
  for (const node of kept.ends()) {
    for (const edge of kept.at(node)) if (!used[edge]) trace(edge, node)
  }
  for (const edge of kept.edges) if (!used[edge]) trace(edge, from[edge]!)
  return arcs
}

const otherEnd = ({ from, to }: Arrangement, edge: number, node: number) =>
  from[edge] === node ? to[edge]! : from[edge]!

/** Edges that bound something, and the nodes where arcs end: where not just two of them meet. */
function collectKept(
  { from, to }: Arrangement,
  labels: (edge: number) => { left: Face; right: Face },
) {
  const edges: number[] = []
  const byNode = new Map<number, number[]>()
  const add = (node: number, edge: number) => {
    const known = byNode.get(node)
    if (known) known.push(edge)
    else byNode.set(node, [edge])
  }
  for (let edge = 0; edge < from.length; edge++) {
    const { left, right } = labels(edge)
    if (left === right) continue
    edges.push(edge)
    add(from[edge]!, edge)
    add(to[edge]!, edge)
  }
  const isEnd = (node: number) => byNode.get(node)!.length !== 2
  return {
    edges,
    at: (node: number) => byNode.get(node) ?? [],
    isEnd,
    ends: () => [...byNode.keys()].filter(isEnd),
  }
}
