import type { Point, RoadGraph } from './road-graph.ts'

/** From every node along roads to the exit that is nearest. */
export interface WaysOut {
  /** Metres; Infinity = no road leads out from here. */
  metres: Float64Array
  /** Next node on the way; -1 at an exit and where there is none. */
  towards: Int32Array
  /** Number of the exit in `graph.exits`. */
  exit: Int32Array
}

/** Dijkstra from all exits at once (E. W. Dijkstra 1959). */
export function waysOut({ points, edges, exits }: RoadGraph): WaysOut {
  const ways: WaysOut = {
    metres: new Float64Array(points.length).fill(Infinity),
    towards: new Int32Array(points.length).fill(-1),
    exit: new Int32Array(points.length).fill(-1),
  }
  const queue = createQueue()
  for (const [index, { node }] of exits.entries()) {
    ways.metres[node] = 0
    ways.exit[node] = index
    queue.push(0, node)
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [metres, node] = next
    if (metres > ways.metres[node]!) continue
    const own = edges[node]!
    for (let i = 0; i < own.length; i += 2) {
      const [to, total] = [own[i]!, metres + own[i + 1]!]
      if (total >= ways.metres[to]!) continue
      ways.metres[to] = total
      ways.towards[to] = node
      ways.exit[to] = ways.exit[node]!
      queue.push(total, to)
    }
  }
  return ways
}

/** The way from a node, as far as no earlier way has been; `walked` gathers where they were. */
export function walk(
  { points }: Pick<RoadGraph, 'points'>,
  { towards }: WaysOut,
  from: number,
  walked: Set<number>,
): Point[] {
  const line: Point[] = []
  for (let node = from; node !== -1; node = towards[node]!) {
    line.push(points[node]!)
    if (walked.has(node)) break
    walked.add(node)
  }
  return line
}

type Entry = readonly [key: number, node: number]

/** A binary heap, smallest key first. */
function createQueue() {
  const heap: Entry[] = []
  const swap = (a: number, b: number) => {
    const kept = heap[a]!
    heap[a] = heap[b]!
    heap[b] = kept
  }
  const push = (key: number, node: number) => {
    let at = heap.push([key, node]) - 1
    for (let up = (at - 1) >> 1; at > 0 && heap[up]![0] > heap[at]![0]; up = (at - 1) >> 1) {
      swap(at, up)
      at = up
    }
  }
  const pop = (): Entry | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (heap.length === 0 || last === undefined) return first
    heap[0] = last
    for (let at = 0; ; ) {
      let small = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && heap[child]![0] < heap[small]![0]) small = child
      }
      if (small === at) return first
      swap(at, small)
      at = small
    }
  }
  return { push, pop }
}
