import { nodeLines } from '../../../../data/rules/coverage/node-lines.ts'
import { boxOf, pointKey, type UnitPoint } from '../../../../data/rules/coverage/units.ts'

/** Roads, rivers and borders near a boundary, as ways that can be walked. */
export interface LineNetwork {
  /** The shortest way from near the one place to near the other; nothing where the lines do not lead there. */
  way(from: UnitPoint, to: UnitPoint): number[] | undefined
}

/** A way may leave the box round the boundary by this part of its size. */
const MARGIN = 0.5
/** To the beginning and from the end of a way no further than this part of it. */
const REACH = 0.4

export function networkAround(
  lines: readonly (readonly number[])[],
  boundary: readonly number[],
): LineNetwork {
  const box = boxOf(boundary)
  const margin = MARGIN * Math.max(box.maxX - box.minX, box.maxY - box.minY)
  const wide = {
    minX: box.minX - margin,
    minY: box.minY - margin,
    maxX: box.maxX + margin,
    maxY: box.maxY + margin,
  }
  const near = lines.filter((line) => {
    const own = boxOf(line)
    return (
      own.minX <= wide.maxX &&
      own.maxX >= wide.minX &&
      own.minY <= wide.maxY &&
      own.maxY >= wide.minY
    )
  })
  const graph = createGraph(nodeLines(near, wide))
  return {
    way(from, to) {
      const far = REACH * Math.hypot(to[0] - from[0], to[1] - from[1])
      const [start, end] = [graph.nearest(from), graph.nearest(to)]
      if (!start || !end || start.distance > far || end.distance > far) return undefined
      return graph.shortest(start.node, end.node)
    },
  }
}

function createGraph(lines: readonly (readonly number[])[]) {
  const places: UnitPoint[] = []
  const links: Map<number, number>[] = []
  const known = new Map<string, number>()
  const nodeAt = (x: number, y: number) => {
    const key = pointKey(x, y)
    const node = known.get(key) ?? places.length
    if (node === places.length) {
      known.set(key, node)
      places.push([x, y])
      links.push(new Map())
    }
    return node
  }
  for (const line of lines) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      const [a, b] = [nodeAt(line[i]!, line[i + 1]!), nodeAt(line[i + 2]!, line[i + 3]!)]
      const long = distance(places[a]!, places[b]!)
      links[a]!.set(b, long)
      links[b]!.set(a, long)
    }
  }
  return {
    nearest(place: UnitPoint) {
      let best: { node: number; distance: number } | undefined
      places.forEach((other, node) => {
        const away = distance(place, other)
        if (!best || away < best.distance) best = { node, distance: away }
      })
      return best
    },
    shortest: (start: number, end: number) => shortest(places, links, start, end),
  }
}

const distance = (a: UnitPoint, b: UnitPoint) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Dijkstra; networks round one boundary are small. */
function shortest(
  places: readonly UnitPoint[],
  links: readonly ReadonlyMap<number, number>[],
  start: number,
  end: number,
): number[] | undefined {
  const best = new Map([[start, 0]])
  const before = new Map<number, number>()
  const open = new Set([start])
  while (open.size > 0) {
    let node = -1
    for (const candidate of open) {
      if (node < 0 || best.get(candidate)! < best.get(node)!) node = candidate
    }
    open.delete(node)
    if (node === end) break
    for (const [next, long] of links[node]!) {
      const length = best.get(node)! + long
      if (length >= (best.get(next) ?? Number.POSITIVE_INFINITY)) continue
      best.set(next, length)
      before.set(next, node)
      open.add(next)
    }
  }
  if (!best.has(end)) return undefined
  const way: number[] = []
  for (let node: number | undefined = end; node !== undefined; node = before.get(node)) {
    way.unshift(...places[node]!)
  }
  return way
}
