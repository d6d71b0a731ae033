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
const REACH = 0.6

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
      return graph.shortest(start, end)
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
      let best: Entry | undefined
      links.forEach((others, a) => {
        for (const b of others.keys()) {
          const entry = a < b ? entryOn(places, a, b, place) : undefined
          if (entry && (!best || entry.distance < best.distance)) best = entry
        }
      })
      return best
    },
    shortest: (start: Entry, end: Entry) => shortest(places, links, start, end),
  }
}

/** Where a way gets on or off: somewhere between two nodes. */
interface Entry {
  a: number
  b: number
  place: UnitPoint
  distance: number
}

function entryOn(places: readonly UnitPoint[], a: number, b: number, [x, y]: UnitPoint): Entry {
  const [ax, ay] = places[a]!
  const [dx, dy] = [places[b]![0] - ax, places[b]![1] - ay]
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
  const share = Math.max(0, Math.min(1, along))
  const place = [Math.round(ax + share * dx), Math.round(ay + share * dy)] as const
  return { a, b, place, distance: distance(place, [x, y]) }
}

const distance = (a: UnitPoint, b: UnitPoint) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Dijkstra; networks round one boundary are small. */
function shortest(
  places: readonly UnitPoint[],
  links: readonly ReadonlyMap<number, number>[],
  start: Entry,
  end: Entry,
): number[] | undefined {
  if (start.a === end.a && start.b === end.b) return [...start.place, ...end.place]
  const best = new Map<number, number>()
  const before = new Map<number, number>()
  for (const node of [start.a, start.b]) best.set(node, distance(start.place, places[node]!))
  const open = new Set(best.keys())
  while (open.size > 0) {
    let node = -1
    for (const candidate of open) {
      if (node < 0 || best.get(candidate)! < best.get(node)!) node = candidate
    }
    open.delete(node)
    for (const [next, long] of links[node]!) {
      const length = best.get(node)! + long
      if (length >= (best.get(next) ?? Number.POSITIVE_INFINITY)) continue
      best.set(next, length)
      before.set(next, node)
      open.add(next)
    }
  }
  const [last] = [end.a, end.b].filter((node) => best.has(node)).sort((a, b) => total(a) - total(b))
  function total(node: number): number {
    return best.get(node)! + distance(places[node]!, end.place)
  }
  if (last === undefined) return undefined
  const way: number[] = [...end.place]
  for (let node: number | undefined = last; node !== undefined; node = before.get(node)) {
    way.unshift(...places[node]!)
  }
  return [...start.place, ...way]
}
