import Flatbush from 'flatbush'
import { crossing } from '../crossings.ts'
import { emptyBox, growBox } from '../units.ts'
import type { EdgeGraph, FaceCycle } from './arrangement.ts'

/** What lies beyond everything. */
export const BEYOND = 0

/**
 * Finds which cycles bound one face (islands lie inside others) and who claims it. Fills in `face` of the cycles; answers
 * the owners of each face.
 */
export function placeFaces(
  graph: EdgeGraph,
  next: Uint32Array,
  cycleOf: Int32Array,
  cycles: readonly FaceCycle[],
): number[][] {
  let faces = BEYOND + 1
  for (const cycle of cycles) if (!cycle.isOuter) cycle.face = faces++
  const finder = createFaceFinder(graph, next, cycles)
  for (const cycle of cycles) {
    if (cycle.isOuter) cycle.face = finder(cycle)
  }
  return claimFaces(graph, cycleOf, cycles, faces)
}

/** Smallest cycle round the start of an island, among those of other parts of the graph. */
function createFaceFinder(
  { nodes, from, to }: EdgeGraph,
  next: Uint32Array,
  cycles: readonly FaceCycle[],
) {
  const around = cycles.filter(({ isOuter }) => !isOuter)
  const parts = connectNodes({ nodes, from, to })
  const tailOf = (half: number) => (half % 2 === 0 ? from[half >> 1]! : to[half >> 1]!)
  const tree = new Flatbush(Math.max(1, around.length))
  for (const { start } of around) {
    const box = emptyBox()
    for (const half of walk(next, start)) {
      growBox(box, nodes[2 * tailOf(half)]!, nodes[2 * tailOf(half) + 1]!)
    }
    tree.add(box.minX, box.minY, box.maxX, box.maxY)
  }
  if (around.length === 0) tree.add(0, 0, 0, 0)
  tree.finish()
  return ({ start }: FaceCycle): number => {
    const node = tailOf(start)
    const [x, y] = [nodes[2 * node]!, nodes[2 * node + 1]!]
    const isAround = (k: number) => {
      const cycle = around[k]
      if (!cycle || parts[tailOf(cycle.start)] === parts[node]) return false
      let sum = 0
      for (const half of walk(next, cycle.start)) {
        const [a, b] = [tailOf(half), tailOf(half ^ 1)]
        sum += crossing(nodes[2 * a]!, nodes[2 * a + 1]!, nodes[2 * b]!, nodes[2 * b + 1]!, x, y)
      }
      return sum > 0
    }
    const found = tree.search(x, y, x, y, isAround).map((k) => around[k]!)
    found.sort((a, b) => a.area2 - b.area2)
    return found[0]?.face ?? BEYOND
  }
}

export function* walk(next: Uint32Array, start: number): Generator<number> {
  let half = start
  do {
    yield half
    half = next[half]!
  } while (half !== start)
}

/** Number of the connected part that each node is in. */
function connectNodes({ nodes, from, to }: Pick<EdgeGraph, 'nodes' | 'from' | 'to'>): Int32Array {
  const root = Int32Array.from({ length: nodes.length / 2 }, (_, node) => node)
  const find = (node: number) => {
    let at = node
    while (root[at] !== at) {
      root[at] = root[root[at]!]!
      at = root[at]!
    }
    return at
  }
  for (let e = 0; e < from.length; e++) root[find(from[e]!)] = find(to[e]!)
  return root.map((_, node) => find(node))
}

/** From face to face across the edges: who claims the other side comes, who claims this one goes. */
function claimFaces(
  { claims }: EdgeGraph,
  cycleOf: Int32Array,
  cycles: readonly FaceCycle[],
  count: number,
): number[][] {
  const halves: number[][] = Array.from({ length: count }, () => [])
  cycleOf.forEach((cycle, half) => {
    halves[cycles[cycle]!.face]!.push(half)
  })
  const counts: (ReadonlyMap<number, number> | undefined)[] = Array.from({ length: count })
  counts[BEYOND] = new Map()
  const queue = [BEYOND]
  for (let k = 0; k < queue.length; k++) {
    const face = queue[k]!
    for (const half of halves[face]!) {
      const other = cycles[cycleOf[half ^ 1]!]!.face
      if (counts[other]) continue
      const there = new Map(counts[face])
      for (const owner of claims.get(half) ?? []) there.set(owner, (there.get(owner) ?? 0) - 1)
      for (const owner of claims.get(half ^ 1) ?? []) there.set(owner, (there.get(owner) ?? 0) + 1)
      counts[other] = there
      queue.push(other)
    }
  }
  return counts.map((there) =>
    [...(there ?? [])]
      .filter(([, claimed]) => claimed > 0)
      .map(([owner]) => owner)
      .sort((a, b) => a - b),
  )
}
