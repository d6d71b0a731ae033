import type { Path } from './shape.ts'

interface Segment {
  ring: number
  index: number
  ax: number
  ay: number
  bx: number
  by: number
  minX: number
  maxX: number
  minY: number
  maxY: number
}

/** Whether edges of these (closed) rings run across each other; touching is allowed. */
export function hasCrossing(rings: readonly Path[]): boolean {
  const segments = rings.flatMap(segmentsOf)
  segments.sort((a, b) => a.minX - b.minX)
  let active: Segment[] = []
  for (const segment of segments) {
    active = active.filter((other) => other.maxX >= segment.minX)
    for (const other of active) {
      if (other.minY > segment.maxY || other.maxY < segment.minY) continue
      if (crosses(segment, other)) return true
    }
    active.push(segment)
  }
  return false
}

function segmentsOf(path: Path, ring: number): Segment[] {
  const segments: Segment[] = []
  for (let index = 0; index + 1 < path.length; index++) {
    const [ax = 0, ay = 0] = path[index]!
    const [bx = 0, by = 0] = path[index + 1]!
    segments.push({
      ring,
      index,
      ax,
      ay,
      bx,
      by,
      minX: Math.min(ax, bx),
      maxX: Math.max(ax, bx),
      minY: Math.min(ay, by),
      maxY: Math.max(ay, by),
    })
  }
  return segments
}

/** Strictly on both sides of each other; shared end points do not count. */
function crosses(a: Segment, b: Segment): boolean {
  return (
    side(a, b.ax, b.ay) * side(a, b.bx, b.by) < 0 && side(b, a.ax, a.ay) * side(b, a.bx, a.by) < 0
  )
}

/** −1, 0 or 1; results within rounding noise of zero count as on the line. */
function side({ ax, ay, bx, by }: Segment, x: number, y: number): number {
  const left = (bx - ax) * (y - ay)
  const right = (by - ay) * (x - ax)
  const cross = left - right
  return Math.abs(cross) <= NOISE * (Math.abs(left) + Math.abs(right)) ? 0 : Math.sign(cross)
}

const NOISE = 1e-9
